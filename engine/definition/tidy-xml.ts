const looseEquals = /\s=|=\s/;
const sections: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];
/** What matters inside a tag. */
const sign = /["'=>]/g;

/**
 * The same well-formed XML without white space around the `=` of attributes, which the grammar allows (XML 1.0,
 * production 25) and the reader does not.
 */
export function tidyXml(xml: string): string {
  if (!looseEquals.test(xml)) return xml;
  const tidy: string[] = [];
  let at = 0;
  for (let open = xml.indexOf('<'); open >= 0; open = xml.indexOf('<', at)) {
    tidy.push(xml.slice(at, open));
    const section = sections.find(([start]) => xml.startsWith(start, open));
    at = section ? xml.indexOf(section[1], open) + section[1].length : tidyTag(xml, open, tidy);
    if (section) tidy.push(xml.slice(open, at));
  }
  return tidy.join('') + xml.slice(at);
}

/** Adds a tag; gives where it ends. */
function tidyTag(xml: string, open: number, tidy: string[]): number {
  let at = open;
  sign.lastIndex = open;
  for (let found = sign.exec(xml); found; found = sign.exec(xml)) {
    const [character] = found;
    const isEquals = character === '=';
    const before = xml.slice(at, found.index);
    tidy.push(isEquals ? before.trimEnd() : before, character);
    at = found.index + 1;
    if (character === '>') return at;
    if (isEquals) while (/\s/.test(xml.charAt(at))) at += 1;
    else {
      const end = xml.indexOf(character, at) + 1;
      tidy.push(xml.slice(at, end));
      at = end;
    }
    sign.lastIndex = at;
  }
  return at;
}
