const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML; lines stay lines. */
export const htmlOf = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '').replace(/\n/g, '<br>');

export const cells = (tag: 'td' | 'th', htmls: readonly string[]): string =>
  `<tr>${htmls.map((html) => `<${tag}>${html}</${tag}>`).join('')}</tr>`;

/** A table whose head comes again on every page. */
export const tableHtml = (heads: readonly string[], rows: readonly string[], foot = ''): string =>
  `<table class="list"><thead>${cells('th', heads)}</thead><tbody>${rows.join('')}</tbody>${foot && `<tfoot>${foot}</tfoot>`}</table>`;
