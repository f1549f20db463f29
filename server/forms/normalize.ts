import type { FormColumn, FormData, FormField } from '../contract/forms.js';
import { sanitizeRichText } from './rich-text.js';

const clockTime = /^([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/;
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

/**
 * The value as it is stored: text trimmed, line ends `\n`, HTML sanitised, instants in UTC with milliseconds, and
 * undefined for everything empty (null, '', []). What has the wrong type is left as it is, for validation to name it.
 */
export function normalizeValue(field: FormField | FormColumn, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return normalizeText(field, value) || undefined;
  if (!Array.isArray(value)) return value;
  if (value.length === 0) return undefined;
  if (field.type !== 'table') return value;
  const columns = 'columns' in field ? (field.columns ?? []) : [];
  return value.map((row: unknown) => (isRow(row) ? normalizeRow(columns, row) : row));
}

export function isRow(value: unknown): value is FormData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function normalizeText(field: FormField | FormColumn, value: string): string {
  const trimmed = value.replace(/\r\n?/g, '\n').trim();
  if (field.type === 'richText') return sanitizeRichText(trimmed);
  if (field.type === 'time') {
    const [, hour, minute] = clockTime.exec(trimmed) ?? [];
    return hour === undefined || minute === undefined ? trimmed : `${hour.padStart(2, '0')}:${minute}`;
  }
  if (field.type !== 'datetime' || !dateTime.test(trimmed)) return trimmed;
  const instant = new Date(trimmed);
  return Number.isNaN(instant.getTime()) ? trimmed : instant.toISOString();
}

function normalizeRow(columns: readonly FormColumn[], row: FormData): FormData {
  const cells = Object.entries(row).map(([key, value]) => {
    const column = columns.find((candidate) => candidate.key === key);
    return [key, column ? normalizeValue(column, value) : value] as const;
  });
  return Object.fromEntries(cells.filter(([, value]) => value !== undefined));
}
