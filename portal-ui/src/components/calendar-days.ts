import { nextTick } from 'vue';
import { i18n } from '../locales/i18n';

const day = '.van-calendar__day[role]';
const enabled = `${day}:not(.van-calendar__day--disabled)`;
const chosen = /--(start|end|start-end|middle|selected)\b/;
const t = i18n.global.t;

/**
 * Vant draws the days of a month as cells of a grid that has no rows, and no key reaches them: as buttons in a group they
 * are one stop of the keyboard, and say of which month they are and whether they are chosen.
 */
export function describeDays(sheet: HTMLElement): void {
  const month = sheet.querySelector('.van-calendar__header-subtitle-text')?.textContent ?? '';
  const group = sheet.querySelector('.van-calendar__days');
  if (group === null) return;
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', month);
  const days = [...group.querySelectorAll<HTMLElement>(day)];
  for (const one of days) describe(one, month);
  const reachable = days.filter((one) => one.matches(enabled));
  const stop = reachable.find((one) => one === document.activeElement) ?? reachable.find(isChosen) ?? reachable.at(-1);
  for (const one of days) one.tabIndex = one === stop ? 0 : -1;
  sheet.querySelectorAll<HTMLElement>('.van-calendar__header-action').forEach((action, i) => {
    action.setAttribute('role', 'button');
    action.setAttribute('aria-label', t(i === 0 ? 'layout.pickers.lastMonth' : 'layout.pickers.nextMonth'));
    action.setAttribute('aria-disabled', String(isOff(action)));
    action.tabIndex = isOff(action) ? -1 : 0;
  });
}

const isChosen = ({ className }: HTMLElement) => chosen.test(className);
const isOff = ({ className }: HTMLElement) => className.includes('--disabled');

function describe(one: HTMLElement, month: string): void {
  const [number = '', note = ''] = [...one.childNodes].map((node) => node.textContent ?? '').filter((text) => text);
  one.setAttribute('role', 'button');
  one.setAttribute('aria-pressed', String(isChosen(one)));
  one.setAttribute('aria-disabled', String(isOff(one)));
  // with what is to be seen in it as it stands there: people say that to a device they speak to
  one.setAttribute('aria-label', month + (note === '' ? t('layout.pickers.dayOf', { number }) : number + note));
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The arrow keys go from day to day, and past the month's end into the next one. */
export function walkWithKeys(event: KeyboardEvent, sheet: HTMLElement): void {
  const { target, key } = event;
  const step = steps[key];
  if (step === undefined || !(target instanceof HTMLElement) || !target.matches(day)) return;
  event.preventDefault();
  const days = [...sheet.querySelectorAll<HTMLElement>(day)];
  const next = days[days.indexOf(target) + step];
  if (next === undefined) void turnPage(sheet, step);
  else if (next.matches(enabled)) focusOn(next, days);
}

function focusOn(one: HTMLElement, days: readonly HTMLElement[]): void {
  for (const other of days) other.tabIndex = other === one ? 0 : -1;
  one.focus();
}

async function turnPage(sheet: HTMLElement, step: number): Promise<void> {
  const [back, on] = sheet.querySelectorAll<HTMLElement>('.van-calendar__header-action');
  const action = step < 0 ? back : on;
  if (!action || isOff(action)) return;
  action.click();
  await nextTick();
  const days = [...sheet.querySelectorAll<HTMLElement>(day)];
  const reachable = days.filter((one) => one.matches(enabled));
  const one = step < 0 ? reachable.at(-1) : reachable[0];
  if (one) focusOn(one, days);
}
