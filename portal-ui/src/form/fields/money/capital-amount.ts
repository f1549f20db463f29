import { capital } from './locales/zh-CN';

/** Amount in words as on cheques (人民币大写): `100600` cents → 壹仟零陆元整. Zeros inside are said once, at the end not. */
export function capitalAmount(cents: number): string {
  const sign = cents < 0 ? capital.negative : '';
  const amount = Math.abs(Math.round(cents));
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor((amount % 100) / 10);
  const fen = amount % 10;
  const whole = yuan > 0 ? wholeYuan(yuan) + capital.yuan : '';
  if (jiao === 0 && fen === 0) return `${sign}${whole || capital.digits[0] + capital.yuan}${capital.whole}`;
  const tenths = jiao > 0 ? capital.digits[jiao] + capital.jiao : yuan > 0 ? capital.digits[0] : '';
  const hundredths = fen > 0 ? capital.digits[fen] + capital.fen : capital.whole;
  return sign + whole + tenths + hundredths;
}

function wholeYuan(yuan: number): string {
  const groups: number[] = [];
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / 10_000)) groups.unshift(rest % 10_000);
  let text = '';
  let owesZero = false;
  groups.forEach((group, index) => {
    if (group === 0) {
      owesZero = text !== '';
      return;
    }
    const needsZero = text !== '' && (owesZero || group < 1000);
    text += (needsZero ? capital.digits[0] : '') + groupText(group) + (capital.groups[groups.length - 1 - index] ?? '');
    owesZero = false;
  });
  return text;
}

function groupText(group: number): string {
  let text = '';
  let owesZero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      owesZero = text !== '';
      continue;
    }
    text += (owesZero ? capital.digits[0] : '') + capital.digits[digit] + capital.places[place];
    owesZero = false;
  }
  return text;
}
