import { hasTotal } from '@xiaowu/server/contract/column-totals';
import type { FormField, FormSchema } from '@xiaowu/server/contract/forms';
import { fieldsOf } from '../forms/fields-of';
import type { BlockKind, BlockOf, ListColumn, PrintBlock, SignatureRow } from './print-block';

/** Captions of what is made with a block. */
export interface BlockWords {
  readonly title: string;
  readonly text: string;
  readonly serial: string;
  readonly sign: string;
  readonly pages: string;
  readonly number: string;
  readonly total: string;
  readonly opinion: (step: string) => string;
}

/** What a new block is made from. */
export interface BlockSource {
  readonly form: FormSchema;
  readonly steps: readonly { readonly id: string; readonly name: string }[];
  readonly words: BlockWords;
}

/** What the palette offers: kinds of blocks; the whole form and the records are ones of their own. */
export const paletteKinds = [
  ...(['title', 'serial', 'text', 'form', 'fields', 'field', 'detail', 'records', 'signature'] as const),
  ...(['sign', 'qr', 'line', 'break', 'header', 'footer', 'html'] as const),
] as const;
export type PaletteKind = (typeof paletteKinds)[number];

const tall = new Set<string>(['textarea', 'richText']);
const unprinted = new Set<string>(['table', 'static', 'serial']);

export function newBlock(kind: PaletteKind, source: BlockSource): PrintBlock {
  const { form, steps, words } = source;
  const when = '';
  switch (kind) {
    case 'title':
      return { kind, when, level: 1, text: words.title, align: null };
    case 'serial':
      return { kind, when, text: words.serial };
    case 'sign':
      return { kind, when, text: words.sign };
    case 'text':
      return { kind, when, text: words.text, align: null, isBold: false, size: null };
    case 'field': {
      const [first] = fieldsOf(form).filter(({ type }) => !unprinted.has(type));
      return { kind, when, label: `${first?.label ?? ''}：`, value: first ? `{{${first.key}}}` : '' };
    }
    case 'fields':
      return fieldsOfForm(form);
    case 'detail': {
      const table = fieldsOf(form).find(({ type }) => type === 'table');
      return table ? detailOf(table, words) : { kind: 'list', when, columns: [] };
    }
    case 'records':
      return { kind: 'whole', when, name: 'records' };
    case 'signature': {
      const rows = steps.slice(1).map(({ id, name }): SignatureRow => signatureOf(id, name, words));
      return {
        kind,
        when,
        labelWidth: 20,
        rows: rows.length > 0 ? rows : steps.map(({ id, name }) => signatureOf(id, name, words)),
      };
    }
    case 'qr':
      return { kind, when, align: 'right' };
    case 'header':
      return { kind, when, left: '{{schoolName}}', center: '', right: '{{itemName}}' };
    case 'footer':
      return { kind, when, left: '', center: words.pages, right: '' };
    case 'html':
      return { kind, when, html: `<p>${words.text}</p>` };
    default:
      return { kind, when } as BlockOf<Extract<BlockKind, 'form' | 'line' | 'break'>>;
  }
}

export const signatureOf = (id: string, name: string, words: BlockWords): SignatureRow => ({
  ...{ label: words.opinion(name), value: `{{step.${id}}}`, isTall: true },
});

/** All fields as they stand in the form. */
export const fieldsOfForm = (form: FormSchema): BlockOf<'fields'> => tableOfFields(fieldsOf(form));

export function tableOfFields(fields: readonly FormField[]): BlockOf<'fields'> {
  const cells = fields
    .filter(({ type }) => !unprinted.has(type))
    .map(({ key, label, type, span }) => ({
      ...{ label, value: `{{${key}}}`, isWide: span === 2, isTall: tall.has(type) },
    }));
  return { kind: 'fields', when: '', columns: 2, labelWidth: null, cells };
}

/** Every column of a detail table with a number before it, and sums where there are any. */
export function detailOf({ key, columns = [] }: FormField, words: BlockWords): BlockOf<'list'> {
  const made = columns.map((column): ListColumn => ({
    ...{ label: column.label, value: `{{${key}.${column.key}}}`, width: null },
    total: hasTotal(column) ? `{{${key}.${column.key}.total}}` : '',
  }));
  const number = {
    label: words.number,
    value: `{{${key}.#}}`,
    width: 8,
    total: columns.some(hasTotal) ? words.total : '',
  };
  return { kind: 'list', when: '', columns: [number, ...made] };
}

/** What a page begins with: title, the way to the case and its number, all fields, details, and what was done. */
export function newPage(source: BlockSource, title: string): PrintBlock[] {
  const details = fieldsOf(source.form).filter(({ type }) => type === 'table');
  const heading = (text: string): PrintBlock => ({ kind: 'title', when: '', level: 2, text, align: null });
  return [
    { kind: 'title', when: '', level: 1, text: title, align: null },
    { kind: 'serial', when: '', text: `{{qrCode}}\n${source.words.serial}` },
    ...(fieldsOfForm(source.form).cells.length > 0 ? [fieldsOfForm(source.form)] : []),
    ...details.flatMap((field) => [heading(field.label), detailOf(field, source.words)]),
    newBlock('records', source),
  ];
}
