import { productColor, schoolToneCss, schoolTones } from '../contract/school-tones.js';
import type { School } from '../contract/school.js';

/** Whoever sets another colour finds it by this. */
const styleId = 'school-colours';

/** A built page with the school's name, colour and picture, so that its first paint is theirs. */
export function dressedPage(html: string, { brand, color, logo }: Pick<School, 'brand' | 'color' | 'logo'>): string {
  const style = color === null ? '' : `<style id="${styleId}">${schoolToneCss(color)}</style>`;
  const theme = schoolTones(color ?? productColor).light.brand;
  let dressed = html
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(brand)}</title>`)
    .replace(/(<meta name="theme-color" content=")[^"]*/, (_, start: string) => start + theme)
    .replace(/(<\w+ data-brand>)[^<]*/g, (_, start: string) => start + escaped(brand))
    .replace('</head>', () => `${style}</head>`);
  if (logo !== null)
    dressed = dressed
      .replace(/<link rel="icon"[^>]*>/, () => `<link rel="icon" type="image/png" href="${escaped(logo)}" />`)
      .replace(/(<link rel="apple-touch-icon" href=")[^"]*/, (_, start: string) => start + escaped(logo));
  return dressed;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
