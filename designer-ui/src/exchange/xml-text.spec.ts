import { xmlText } from './xml-text';

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const gbk = [0xc9, 0xea, 0xc7, 0xeb];

describe('xmlText', () => {
  it('reads what the declaration says, and says UTF-8 from then on', () => {
    expect(xmlText(latin('<?xml version="1.0" encoding="ISO-8859-1"?><a b="\xe9"/>'))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><a b="é"/>',
    );
    const chinese = [...latin("<?xml version='1.0' encoding='gb2312' standalone='yes'?><a>"), ...gbk, ...latin('</a>')];
    expect(xmlText(Uint8Array.from(chinese))).toBe(
      "<?xml version='1.0' encoding='UTF-8' standalone='yes'?><a>申请</a>",
    );
  });

  it('reads UTF-8 and UTF-16 by their byte order mark, and UTF-8 without a word', () => {
    const text = '<?xml version="1.0" encoding="UTF-16"?><a b="申请"/>';
    const wide = Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    expect(xmlText(wide)).toBe('<?xml version="1.0" encoding="UTF-8"?><a b="申请"/>');
    expect(xmlText(new TextEncoder().encode('\uFEFF<a b="申请"/>'))).toBe('<a b="申请"/>');
    expect(xmlText(new TextEncoder().encode('<a b="申请"/>'))).toBe('<a b="申请"/>');
  });

  it('leaves what nobody knows to whoever reads it, who names it', () => {
    const text = '<?xml version="1.0" encoding="klingon"?><a/>';
    expect(xmlText(latin(text))).toBe(text);
  });
});
