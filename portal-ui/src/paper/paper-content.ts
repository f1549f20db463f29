/** The filled-in print page as nodes. The server has made it safe; what could act is dropped here all the same. */
export function paperContent(html: string): Node[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll('script, style, iframe, object, embed, link, meta, base, form'))
    element.remove();
  for (const element of page.querySelectorAll('*'))
    for (const { name } of [...element.attributes]) if (name.startsWith('on')) element.removeAttribute(name);
  return [...page.body.childNodes];
}
