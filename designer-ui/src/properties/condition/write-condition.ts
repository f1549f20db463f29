import type { FieldType } from '@xiaowu/server/contract/forms';
import type { Clause, Condition, Operator } from './clause';

const signs: Partial<Record<Operator, string>> = {
  equal: '=',
  notEqual: '!=',
  greater: '>',
  atLeast: '>=',
  less: '<',
  atMost: '<=',
};

/** The condition as FEEL; null while a clause misses its value or names no field of the form. */
export function writeCondition(
  { join, clauses }: Condition,
  typeOf: (field: string) => FieldType | undefined,
): string | null {
  const written = clauses.map((clause) => writeClause(clause, typeOf(clause.field)));
  return written.length === 0 || written.includes(null) ? null : written.join(` ${join} `);
}

function writeClause({ field, operator, values }: Clause, type: FieldType | undefined): string | null {
  if (type === undefined) return null;
  if (operator === 'empty') return `${field} = null`;
  if (operator === 'filled') return `${field} != null`;
  const [value = ''] = values;
  if (value === '') return null;
  if (operator === 'oneOf') return `list contains([${values.map(quoted).join(', ')}], ${field})`;
  if (type === 'checkbox') {
    const contains = `list contains(${field}, ${quoted(value)})`;
    return operator === 'notContains' ? `not(${contains})` : contains;
  }
  if (operator === 'contains') return `contains(${field}, ${quoted(value)})`;
  const sign = signs[operator];
  if (sign === undefined) return null;
  if (type === 'date') return `date(${field}) ${sign} date(${quoted(value)})`;
  if (type === 'datetime') return `date and time(${field}) ${sign} date and time(${quoted(value)})`;
  if (type === 'number' || type === 'money')
    return Number.isFinite(Number(value)) ? `${field} ${sign} ${Number(value)}` : null;
  return `${field} ${sign} ${quoted(value)}`;
}

export const signOf = (operator: Operator): string | undefined => signs[operator];
const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
