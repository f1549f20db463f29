import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { marginClasses, marginPlaces, pageNumberClasses } from '../contract/print-names.js';
import { margins } from './paper-size.js';
import type { Content } from './pdf-document.js';

interface Parts {
  readonly header: Element | null;
  readonly footer: Element | null;
  /** Everything else. */
  readonly content: readonly ChildNode[];
}

const hasClass = (node: ChildNode, name: string): boolean =>
  isTag(node) && (node.attribs['class'] ?? '').split(/\s+/).includes(name);

/** What is for the head and the foot of every page, apart from what stands on them once. */
export function withoutMargins(nodes: readonly ChildNode[]): Parts {
  const find = (name: string) => nodes.find((node) => hasClass(node, name));
  const [header, footer] = [find(marginClasses.header), find(marginClasses.footer)];
  return {
    header: (header as Element | undefined) ?? null,
    footer: (footer as Element | undefined) ?? null,
    content: nodes.filter((node) => node !== header && node !== footer),
  };
}

/** Left, middle and right of a head or foot, on the page with this number. */
export function marginContent(element: Element, top: number): (page: number, pages: number) => Content {
  return (page, pages) => ({
    columns: marginPlaces.map((alignment) => ({
      text: element.children
        .filter((child) => hasClass(child, alignment))
        .map((child) => textOf(child, { page, pages }))
        .join(''),
      alignment,
    })),
    fontSize: 8.5,
    margin: [margins.side, top, margins.side, 0],
  });
}

type Numbers = Readonly<Record<keyof typeof pageNumberClasses, number>>;

function textOf(node: ChildNode, numbers: Numbers): string {
  if (isText(node)) return node.data.replace(/\s+/g, ' ');
  if (!isTag(node)) return '';
  if (node.name === 'br') return '\n';
  if (hasClass(node, pageNumberClasses.page)) return String(numbers.page);
  if (hasClass(node, pageNumberClasses.pages)) return String(numbers.pages);
  return node.children.map((child) => textOf(child, numbers)).join('');
}
