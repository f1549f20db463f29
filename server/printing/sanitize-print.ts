import sanitizeHtml from 'sanitize-html';
import { conditionAttribute } from '../contract/print-names.js';

const anyOf = (...words: string[]) => [new RegExp(`^(?:${words.join('|')})$`)];
const length = [/^\d+(?:\.\d+)?(?:px|pt|mm|cm|em|%)$/];

/** Nothing is loaded from elsewhere: a picture stands in the page itself, or is one that was uploaded. */
const ownSource = /^data:image\/(?:png|jpeg);base64,|^\/api\/files\/[\w-]+(?:\?show=1)?$/;
const ownImage = (tagName: string, { src = '', ...attribs }: Record<string, string>) => ({
  tagName,
  attribs: { ...(ownSource.test(src) && { src }), ...attribs },
});

/** Keeps what a printed page needs (text, tables, images of our own) and drops scripts, frames, forms and handlers. */
export function sanitizePrint(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [
      ...[
        'h1',
        'h2',
        'h3',
        'h4',
        'p',
        'div',
        'section',
        'header',
        'footer',
        'span',
        'br',
        'hr',
        'b',
        'strong',
        'i',
        'em',
        'u',
        'small',
      ],
      ...[
        'sub',
        'sup',
        'ul',
        'ol',
        'li',
        'img',
        'table',
        'caption',
        'colgroup',
        'col',
        'thead',
        'tbody',
        'tfoot',
        'tr',
        'th',
        'td',
      ],
    ],
    allowedAttributes: {
      '*': ['class', 'style', conditionAttribute],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
      col: ['span'],
      img: ['src', 'alt', 'width', 'height'],
    },
    allowedSchemes: ['data'],
    allowProtocolRelative: false,
    transformTags: { img: ownImage },
    allowedStyles: {
      '*': {
        'text-align': anyOf('left', 'right', 'center', 'justify'),
        'vertical-align': anyOf('top', 'middle', 'bottom'),
        'font-weight': anyOf('normal', 'bold', '[1-9]00'),
        'font-size': length,
        width: length,
        height: length,
        'page-break-before': anyOf('always', 'avoid'),
        'page-break-after': anyOf('always', 'avoid'),
        'page-break-inside': anyOf('avoid'),
      },
    },
  });
}
