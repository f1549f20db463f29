import {
  type AskedType,
  canCompareFields,
  type Clause,
  type Condition,
  isList,
  numberPattern,
  type Operator,
} from './clause';

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
  typeOf: (field: string) => AskedType | undefined,
): string | null {
  const written = clauses.map((clause) => writeClause(clause, typeOf));
  return written.length === 0 || written.includes(null) ? null : written.join(` ${join} `);
}

function writeClause(clause: Clause, typeOf: (field: string) => AskedType | undefined): string | null {
  const { field, operator, values, other } = clause;
  const type = typeOf(field);
  if (type === undefined) return null;
  if (other !== undefined) return writeComparison(field, operator, other, type, typeOf(other));
  if (operator === 'empty') return isList(type) ? `count(${field}) = 0` : `${field} = null`;
  if (operator === 'filled') return isList(type) ? `count(${field}) > 0` : `${field} != null`;
  const [value = ''] = values;
  if (value === '') return null;
  if (operator === 'oneOf') return `list contains([${values.map(quoted).join(', ')}], ${field})`;
  if (isList(type)) {
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
  if (type === 'boolean') return `${field} ${sign} ${value}`;
  if (type === 'any') return writeAny(field, operator, sign, value);
  return `${field} ${sign} ${quoted(value)}`;
}

/** What reads as a number is compared as one, also yes and no; other texts are only equal or not. */
function writeAny(field: string, operator: Operator, sign: string, value: string): string | null {
  if (new RegExp(`^${numberPattern}$`).test(value)) return `${field} ${sign} ${value}`;
  if (operator !== 'equal' && operator !== 'notEqual') return null;
  return `${field} ${sign} ${value === 'true' || value === 'false' ? value : quoted(value)}`;
}

/** Both are of one kind: a sum is not compared with a number of people. */
function writeComparison(
  field: string,
  operator: Operator,
  other: string,
  type: AskedType,
  otherType: AskedType | undefined,
): string | null {
  const sign = signs[operator];
  if (sign === undefined || otherType !== type || !canCompareFields(type, operator)) return null;
  if (type === 'date') return `date(${field}) ${sign} date(${other})`;
  if (type === 'datetime') return `date and time(${field}) ${sign} date and time(${other})`;
  return `${field} ${sign} ${other}`;
}

export const signOf = (operator: Operator): string | undefined => signs[operator];
const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
