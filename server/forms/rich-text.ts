import sanitizeHtml from 'sanitize-html';

/** What people may write in a `richText` field: paragraphs, lists, simple marks, links. Everything else is dropped. */
export function sanitizeRichText(html: string): string {
  const clean = sanitizeHtml(html, {
    allowedTags: ['p', 'br', 'b', 'strong', 'i', 'em', 'u', 's', 'ol', 'ul', 'li', 'h3', 'h4', 'blockquote', 'a'],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['https', 'http', 'mailto', 'tel'],
    allowedStyles: {},
  }).trim();
  return textOf(clean) === '' ? '' : clean;
}

/** An editor leaves `<p><br></p>` when everything is deleted: that is empty. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .trim();
