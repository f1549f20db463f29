import type { FieldType } from '@xiaowu/server/contract/forms';
import { type Clause, type Condition, type Operator, operatorsOf } from './clause';
import { signOf } from './write-condition';

const text = '"((?:[^"\\\\]|\\\\.)*)"';
const sign = '(!=|>=|<=|=|>|<)';
const operators: readonly Operator[] = ['equal', 'notEqual', 'greater', 'atLeast', 'less', 'atMost'];

/** What each shape of a clause says; types are the fields it is written for. */
const shapes: readonly { pattern: RegExp; types: readonly FieldType[]; read: (match: string[]) => Clause | null }[] = [
  {
    pattern: /^(\w+) (=|!=) null$/,
    types: [],
    read: ([field = '', symbol]) => ({ field, operator: symbol === '=' ? 'empty' : 'filled', values: [] }),
  },
  { pattern: new RegExp(`^(\\w+) ${sign} (-?\\d+(?:\\.\\d+)?)$`), types: ['number', 'money'], read: comparison },
  { pattern: new RegExp(`^(\\w+) ${sign} ${text}$`), types: ['text', 'select', 'radio'], read: comparison },
  { pattern: new RegExp(`^date\\((\\w+)\\) ${sign} date\\(${text}\\)$`), types: ['date'], read: comparison },
  {
    pattern: new RegExp(`^date and time\\((\\w+)\\) ${sign} date and time\\(${text}\\)$`),
    types: ['datetime'],
    read: comparison,
  },
  {
    pattern: new RegExp(`^contains\\((\\w+), ${text}\\)$`),
    types: ['text', 'textarea'],
    read: ([field = '', value = '']) => ({ field, operator: 'contains', values: [plain(value)] }),
  },
  {
    pattern: new RegExp(`^list contains\\((\\w+), ${text}\\)$`),
    types: ['checkbox'],
    read: ([field = '', value = '']) => ({ field, operator: 'contains', values: [plain(value)] }),
  },
  {
    pattern: new RegExp(`^not\\(list contains\\((\\w+), ${text}\\)\\)$`),
    types: ['checkbox'],
    read: ([field = '', value = '']) => ({ field, operator: 'notContains', values: [plain(value)] }),
  },
  {
    pattern: new RegExp(`^list contains\\(\\[(${text}(?:, ${text})*)\\], (\\w+)\\)$`),
    types: ['select', 'radio'],
    read: (match) => ({
      field: match.at(-1) ?? '',
      operator: 'oneOf',
      values: [...(match[0] ?? '').matchAll(new RegExp(text, 'g'))].map((each) => plain(each[1] ?? '')),
    }),
  },
];

/** FEEL as clauses, null when it says more than clauses can: then it is shown as it stands. */
export function readCondition(feel: string, typeOf: (field: string) => FieldType | undefined): Condition | null {
  const trimmed = feel.trim();
  for (const join of ['and', 'or'] as const) {
    const clauses = split(trimmed, join).map((part) => readClause(part, typeOf));
    if (clauses.every((clause) => clause !== null)) return { join, clauses };
  }
  return null;
}

function readClause(part: string, typeOf: (field: string) => FieldType | undefined): Clause | null {
  for (const { pattern, types, read } of shapes) {
    const match = pattern.exec(part);
    const clause = match && read(match.slice(1));
    const type = clause && typeOf(clause.field);
    if (!type) continue;
    if ((types.length === 0 || types.includes(type)) && operatorsOf[type].includes(clause.operator)) return clause;
  }
  return null;
}

function comparison([field = '', symbol = '', value = '']: string[]): Clause | null {
  const operator = operators.find((each) => signOf(each) === symbol);
  return operator ? { field, operator, values: [plain(value)] } : null;
}

/** Splits at the word, but not inside a text and not inside `date and time`. */
function split(feel: string, join: 'and' | 'or'): string[] {
  const parts: string[] = [];
  let from = 0;
  const words = new RegExp(`"(?:[^"\\\\]|\\\\.)*"|date and time| ${join} `, 'g');
  for (const { 0: found, index } of feel.matchAll(words)) {
    if (found !== ` ${join} `) continue;
    parts.push(feel.slice(from, index));
    from = index + found.length;
  }
  return [...parts, feel.slice(from)].map((part) => part.trim());
}

const plain = (escaped: string) => escaped.replace(/\\(.)/g, '$1');
