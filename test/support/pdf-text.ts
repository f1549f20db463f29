import { inflateSync } from 'node:zlib';

/** What a PDF of ours says, and how: its text page by page, and its fonts. */
export interface PdfText {
  readonly pages: readonly string[];
  /** Names of the fonts that the file carries. */
  readonly embeddedFonts: readonly string[];
}

/** Reads the text back through each font's own table, as a reader or a search would. */
export function pdfText(file: Uint8Array): PdfText {
  const source = Buffer.from(file).toString('latin1');
  const objects = new Map(
    [...source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(
      ([, id = '', body = '']) => [id, body] as const,
    ),
  );
  const reference = (body: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? '';
  const stream = (id: string): string => {
    const body = objects.get(id) ?? '';
    const from = /stream\r?\n/.exec(body);
    const length = Number(/\/Length (\d+)/.exec(body)?.[1]);
    // its last byte may look like the end of a line
    const found = from ? body.slice(from.index + from[0].length).slice(0, length) : '';
    return inflateSync(new Uint8Array(Buffer.from(found, 'latin1'))).toString('latin1');
  };
  const pages = [...objects.values()]
    .filter((body) => /\/Type \/Page\b(?!s)/.test(body))
    .map((page) => {
      const resources = objects.get(reference(page, 'Resources')) ?? page;
      const fonts = [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(
        ([, name = '', id = '']) => [name, signsOf(stream(reference(objects.get(id) ?? '', 'ToUnicode')))] as const,
      );
      return shown(stream(reference(page, 'Contents')), new Map(fonts));
    });
  const embeddedFonts = [...objects.values()]
    .filter((body) => /\/FontFile[23]? \d+ 0 R/.test(body))
    .map((body) => /\/FontName \/([\w+-]+)/.exec(body)?.[1] ?? '');
  return { pages, embeddedFonts };
}

/** Glyph → text of a ToUnicode table: ranges with a list each. */
function signsOf(table: string): ReadonlyMap<number, string> {
  const signs = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([\da-f]+)> <[\da-f]+> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([\da-f ]*)>/gi)].forEach(([, text = ''], i) =>
      signs.set(
        parseInt(first, 16) + i,
        String.fromCharCode(...(text.match(/[\da-f]{4}/gi) ?? []).map((unit) => parseInt(unit, 16))),
      ),
    );
  return signs;
}

function shown(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let [text, signs] = ['', fonts.get('F1')];
  for (const [, font, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) signs = fonts.get(font);
    for (const [, codes = ''] of (glyphs ?? '').matchAll(/<([\da-f]*)>/gi))
      text += (codes.match(/[\da-f]{4}/gi) ?? []).map((code) => signs?.get(parseInt(code, 16)) ?? '').join('');
  }
  return text;
}
