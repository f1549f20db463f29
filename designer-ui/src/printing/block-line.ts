import { placeholder } from '@xiaowu/server/contract/print-names';
import type { PrintBlock } from './print-block';

/** How a line names what stands on a page. */
export interface BlockWords {
  kind: (kind: PrintBlock['kind']) => string;
  /** Of `{{name}}`. */
  name: (name: string) => string;
  when: (condition: string) => string;
}

/** A block on one line, to be listed: what it is, what it says, and when it is printed. */
export function blockLine(block: PrintBlock, words: BlockWords): string {
  const text = textsOf(block)
    .map((each) => each.replace(placeholder, (_all, name: string) => words.name(name.trim())).trim())
    .filter((each) => each !== '')
    .join(' ');
  const said = text === '' ? words.kind(block.kind) : `${words.kind(block.kind)}：${text}`;
  return block.when === '' ? said : `${said}${words.when(block.when)}`;
}

function textsOf(block: PrintBlock): readonly string[] {
  switch (block.kind) {
    case 'title':
    case 'text':
    case 'serial':
    case 'sign':
      return [block.text];
    case 'field':
      return [block.label, block.value];
    case 'fields':
      return block.cells.flatMap(({ label, value }) => [label, value]);
    case 'list':
      return block.columns.flatMap(({ label, value, total }) => [label, value, total]);
    case 'whole':
      return [`{{${block.name}}}`];
    case 'signature':
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case 'header':
    case 'footer':
      return [block.left, block.center, block.right];
    case 'html':
      return [block.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')];
    case 'form':
    case 'qr':
    case 'line':
    case 'break':
      return [];
  }
}
