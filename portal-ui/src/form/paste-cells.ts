import type { FormColumn } from '@xiaowu/server/contract/forms';
import { centsOf, typedAmount } from './fields/money/money';

/** Rows of cells as spreadsheets put them on the clipboard: tabs, line ends, quotes around cells that hold either. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRow = () => {
    rows.push([...row, cell]);
    row = [];
    cell = '';
  };
  const signs = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (signs[i + 1] === '"') cell += signs[++i]!;
      else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t') {
      row.push(cell);
      cell = '';
    } else if (sign === '\n') endRow();
    else cell += sign;
  }
  endRow();
  return rows;
}

/** Whether a row of cells is the heading that a spreadsheet has over its columns, copied along. */
export function isHeading(cells: readonly string[], columns: readonly Pick<FormColumn, 'label'>[]): boolean {
  const named = cells.filter((cell, across) => cell.trim() === columns[across]?.label);
  return named.length > cells.length / 2;
}

/** What a cell of a spreadsheet means in the column; null for nothing, undefined when it cannot be read. */
export function pastedValue(column: FormColumn, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  switch (column.type) {
    case 'text':
      return trimmed.replace(/\s*\n\s*/g, ' ');
    case 'textarea':
      return trimmed;
    case 'number':
      return numberIn(halfWidth(trimmed));
    case 'money':
      return centsIn(halfWidth(trimmed));
    case 'date':
      return dateOf(trimmed);
    case 'time':
      return timeOf(trimmed);
    case 'select':
    case 'radio':
      return optionOf(column, trimmed);
    case 'checkbox': {
      const chosen = trimmed.split(/[、,，;；\s]+/).map((part) => optionOf(column, part));
      return chosen.includes(undefined) ? undefined : chosen;
    }
    default:
      return undefined;
  }
}

const halfWidth = (text: string): string =>
  text
    .replace(/[０-９．－，￥]/g, (sign) => (sign === '￥' ? '¥' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)))
    .replace(/[,\s]/g, '');

/** Only what is a number as a whole: 1.2万, 3-5 and 5% would become another one without a word. */
const numberIn = (text: string): number | undefined =>
  /^-?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;

/** Amounts are never negative; more than cents, or than a field holds, is not cut off. */
const centsIn = (text: string): number | undefined =>
  /^¥?\d{1,11}(\.\d{0,2}0*)?元?$/.test(text) ? (centsOf(typedAmount(text)) ?? undefined) : undefined;

function optionOf({ options = [] }: FormColumn, text: string): string | undefined {
  return options.find(({ value, label }) => label === text || value === text)?.value;
}

function dateOf(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : undefined;
}

function timeOf(text: string): string | undefined {
  const [, hour = '', minute = ''] = /^([01]?\d|2[0-3]):([0-5]\d)/.exec(text) ?? [];
  return hour === '' ? undefined : `${hour.padStart(2, '0')}:${minute}`;
}
