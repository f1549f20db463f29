const kept = new Set([
  'P',
  'BR',
  'B',
  'STRONG',
  'I',
  'EM',
  'U',
  'S',
  'OL',
  'UL',
  'LI',
  'H3',
  'H4',
  'BLOCKQUOTE',
  'A',
  'DIV',
]);
const dropped = new Set([
  'SCRIPT',
  'STYLE',
  'IFRAME',
  'OBJECT',
  'EMBED',
  'FORM',
  'SVG',
  'MATH',
  'TEMPLATE',
  'NOSCRIPT',
]);

/**
 * HTML as nodes that cannot act: only simple marks, and links of the web. The server sanitises what is stored; this
 * holds for what is pasted and not yet sent.
 */
export function safeNodes(html: string): Node[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return [...page.body.childNodes].flatMap(safe);
}

function safe(node: Node): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? '')];
  if (!(node instanceof Element) || dropped.has(node.tagName.toUpperCase())) return [];
  const children = [...node.childNodes].flatMap(safe);
  if (!kept.has(node.tagName.toUpperCase())) return children;
  const copy = document.createElement(node.tagName === 'DIV' ? 'p' : node.tagName.toLowerCase());
  if (copy instanceof HTMLAnchorElement) {
    const address = node.getAttribute('href') ?? '';
    if (/^(https?:|mailto:|tel:)/i.test(address)) copy.href = address;
    copy.target = '_blank';
    copy.rel = 'noopener noreferrer';
  }
  copy.append(...children);
  return [copy];
}
