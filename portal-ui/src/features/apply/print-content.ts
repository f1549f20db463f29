/** What a placeholder of the template stands for: text, or an element of its own (a table). */
export type PrintValue = string | Element;

const placeholder = /\{\{\s*([A-Za-z][\w.]*)\s*\}\}/g;

/**
 * The print page as nodes. Values go in as text, never as markup; what could act is dropped although the server has
 * made the template safe already. Unknown placeholders become empty, so that no paper shows braces.
 */
export function printContent(template: string, valueOf: (name: string) => PrintValue): Node[] {
  const page = new DOMParser().parseFromString(template, 'text/html');
  for (const element of page.querySelectorAll('script, iframe, object, embed, link, meta, form')) element.remove();
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const parts = fill(text.data, valueOf);
    if (parts) text.replaceWith(...parts);
  }
  return [...page.body.childNodes];
}

/** Null when the text has no placeholder. */
export function fill(text: string, valueOf: (name: string) => PrintValue): PrintValue[] | null {
  const parts: PrintValue[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push(valueOf(match[1] ?? ''));
    end = match.index + match[0].length;
  }
  if (end === 0) return null;
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}
