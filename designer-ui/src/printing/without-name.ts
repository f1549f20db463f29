import { changeConditions, namesIn } from '@xiaowu/server/contract/print-names';
import type { PrintTemplate } from '@xiaowu/server/contract/definitions';
import type { PrintBlock } from './print-block';
import { readPage } from './read-page';
import { writePage } from './write-page';

/** The page without a name that it cannot have: cells, columns and lines that show nothing else go with it. */
export function withoutName(html: string, name: string): string {
  return writePage(readPage(html).flatMap((block) => blockWithout(block, name)));
}

function blockWithout(block: PrintBlock, name: string): PrintBlock[] {
  const isIn = (text: string) => namesIn(text).includes(name);
  const isAll = (text: string) => isIn(text) && textWithout(text, name).trim() === '';
  const left = (text: string) => (isIn(text) ? textWithout(text, name) : text);
  switch (block.kind) {
    case 'whole':
      return block.name === name ? [] : [block];
    case 'field':
      return isAll(block.value) ? [] : [{ ...block, label: left(block.label), value: left(block.value) }];
    case 'fields': {
      const cells = block.cells
        .filter(({ value }) => !isAll(value))
        .map((cell) => ({ ...cell, label: left(cell.label), value: left(cell.value) }));
      return cells.length > 0 ? [{ ...block, cells }] : [];
    }
    case 'list': {
      const columns = block.columns
        .filter(({ value }) => !isAll(value))
        .map((column) => ({ ...column, value: left(column.value), total: left(column.total) }));
      return columns.length > 0 ? [{ ...block, columns }] : [];
    }
    case 'signature': {
      const rows = block.rows.filter(({ value }) => !isIn(value));
      return rows.length > 0 ? [{ ...block, rows }] : [];
    }
    case 'header':
    case 'footer':
      return [{ ...block, left: left(block.left), center: left(block.center), right: left(block.right) }];
    case 'html':
      return [{ ...block, html: left(block.html) }];
    case 'title':
    case 'text':
    case 'serial':
    case 'sign': {
      const text = left(block.text);
      return text.trim() === '' && block.text.trim() !== '' ? [] : [{ ...block, text }];
    }
    default:
      return [block];
  }
}

const textWithout = (text: string, name: string): string =>
  text.replace(/\{\{([^{}]*)\}\}/g, (whole, each: string) => (each.trim() === name ? '' : whole));

/** One click puts a problem of a page right: what it names wrongly is taken out. */
export function mended(page: PrintTemplate, code: string, data: Readonly<Record<string, unknown>>): PrintTemplate {
  const { name, step, condition } = data;
  if (code === 'print.unknownField' && typeof name === 'string') return { ...page, html: withoutName(page.html, name) };
  if (code === 'print.unknownStep' && typeof step === 'string') return withoutStep(page, step);
  if (code.startsWith('print.condition') && typeof condition === 'string') {
    const blocks = readPage(page.html).map((block) => (block.when === condition ? { ...block, when: '' } : block));
    return { ...page, html: changeConditions(writePage(blocks), (each) => (each === condition ? '' : each)) };
  }
  return page;
}

function withoutStep({ steps, ...page }: PrintTemplate, step: string): PrintTemplate {
  const names = namesIn(page.html).filter((name) => name === `step.${step}` || name.startsWith(`step.${step}.`));
  const left = (steps ?? []).filter((id) => id !== step);
  return {
    ...page,
    html: names.reduce((html, name) => withoutName(html, name), page.html),
    ...(left.length > 0 && { steps: left }),
  };
}
