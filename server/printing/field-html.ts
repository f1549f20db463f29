import { hasTotal, isMoney } from '../contract/column-totals.js';
import { fieldText, type TextContext, yuanText } from '../contract/field-text.js';
import type { FormColumn, FormData, FormField } from '../contract/forms.js';
import { printWords } from '../locales/zh-CN/printing.js';
import { cells, htmlOf, tableHtml } from './html-text.js';
import { sanitizePrint } from './sanitize-print.js';

const isRow = (value: unknown): value is FormData =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const ids = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && id !== '');

export const rowsOf = (value: unknown): FormData[] => (Array.isArray(value) ? value.filter(isRow) : []);

/** A value as it stands on paper: text, pictures, a table. Safe HTML. */
export function fieldHtml(value: unknown, field: FormField | FormColumn, context: TextContext): string {
  switch (field.type) {
    case 'table':
      return detailTable(value, field, context);
    case 'picture':
    case 'signature':
      return ids(value)
        .map((id) => {
          const name = htmlOf(context.labels.file(id)?.name ?? '');
          return `<img class="${field.type}" src="/api/files/${encodeURIComponent(id)}?show=1" alt="${name}">`;
        })
        .join(' ');
    case 'richText':
      return typeof value === 'string' ? sanitizePrint(value) : '';
    default:
      return htmlOf(fieldText(value, field, context));
  }
}

function detailTable(value: unknown, field: FormField | FormColumn, context: TextContext): string {
  const columns = 'columns' in field ? (field.columns ?? []) : [];
  const rows = rowsOf(value);
  const body = rows.map((row) =>
    cells(
      'td',
      columns.map((column) => fieldHtml(row[column.key], column, context)),
    ),
  );
  const totals = columns.map((column) => totalText(rows, column));
  const hasTotal = rows.length > 0 && totals.some((total) => total !== null);
  // the first cell without a sum says what the line is
  const titleAt = totals.indexOf(null);
  const foot = hasTotal
    ? cells(
        'td',
        totals.map((total, i) => total ?? (i === titleAt ? printWords.total : '')),
      )
    : '';
  return tableHtml(
    columns.map(({ label }) => htmlOf(label)),
    body,
    foot,
  );
}

function totalText(rows: readonly FormData[], column: FormColumn): string | null {
  return hasTotal(column) ? totalHtml(rows, column) : null;
}

/** What a column adds up to. */
export function totalHtml(rows: readonly FormData[], column: FormColumn): string {
  const { key, precision, unit } = column;
  const sum = rows.reduce((before, row) => before + (typeof row[key] === 'number' ? row[key] : 0), 0);
  if (isMoney(column)) return `${yuanText(sum)} ${printWords.yuan}`;
  return [sum.toFixed(precision ?? decimals(rows, key)), htmlOf(unit ?? '')].filter(Boolean).join(' ');
}

/** As many decimals as the longest of the numbers has. */
const decimals = (rows: readonly FormData[], key: string): number =>
  Math.min(6, Math.max(0, ...rows.map((row) => /\.(\d+)$/.exec(String(row[key] ?? ''))?.[1]?.length ?? 0)));
