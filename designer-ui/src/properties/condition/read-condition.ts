import {
  type AskedType,
  type Clause,
  type Condition,
  isList,
  namePattern,
  numberPattern,
  type Operator,
  operatorsOf,
} from './clause';
import { signOf } from './write-condition';

const text = '"((?:[^"\\\\]|\\\\.)*)"';
const name = `(${namePattern})`;
const sign = '(!=|>=|<=|=|>|<)';
const operators: readonly Operator[] = ['equal', 'notEqual', 'greater', 'atLeast', 'less', 'atMost'];
const all = Object.keys(operatorsOf) as AskedType[];
const lists = all.filter(isList);
const singles = all.filter((type) => !isList(type));

/** What each shape of a clause says; types are the fields it is written for. */
const shapes: readonly { pattern: RegExp; types: readonly AskedType[]; read: (match: string[]) => Clause | null }[] = [
  {
    pattern: new RegExp(`^${name} (=|!=) null$`, 'u'),
    types: singles,
    read: ([field = '', symbol]) => ({ field, operator: symbol === '=' ? 'empty' : 'filled', values: [] }),
  },
  {
    pattern: new RegExp(`^count\\(${name}\\) (=|>) 0$`, 'u'),
    types: lists,
    read: ([field = '', symbol]) => ({ field, operator: symbol === '=' ? 'empty' : 'filled', values: [] }),
  },
  {
    pattern: new RegExp(`^${name} ${sign} (${numberPattern})$`, 'u'),
    types: ['number', 'money', 'any'],
    read: comparison,
  },
  {
    pattern: new RegExp(`^${name} ${sign} ${text}$`, 'u'),
    types: ['text', 'select', 'radio', 'time'],
    read: comparison,
  },
  { pattern: new RegExp(`^${name} (=|!=) (true|false)$`, 'u'), types: ['boolean', 'any'], read: comparison },
  // a text that reads as a number is one: then only the expression says what is meant
  {
    pattern: new RegExp(`^${name} (=|!=) (?!"(?:${numberPattern}|true|false)")${text}$`, 'u'),
    types: ['any'],
    read: comparison,
  },
  { pattern: new RegExp(`^date\\(${name}\\) ${sign} date\\(${text}\\)$`, 'u'), types: ['date'], read: comparison },
  {
    pattern: new RegExp(`^date and time\\(${name}\\) ${sign} date and time\\(${text}\\)$`, 'u'),
    types: ['datetime'],
    read: comparison,
  },
  { pattern: new RegExp(`^${name} ${sign} ${name}$`, 'u'), types: ['number', 'money', 'time'], read: fields },
  { pattern: new RegExp(`^date\\(${name}\\) ${sign} date\\(${name}\\)$`, 'u'), types: ['date'], read: fields },
  {
    pattern: new RegExp(`^date and time\\(${name}\\) ${sign} date and time\\(${name}\\)$`, 'u'),
    types: ['datetime'],
    read: fields,
  },
  {
    pattern: new RegExp(`^contains\\(${name}, ${text}\\)$`, 'u'),
    types: ['text', 'textarea'],
    read: ([field = '', value = '']) => ({ field, operator: 'contains', values: [plain(value)] }),
  },
  {
    pattern: new RegExp(`^list contains\\(${name}, ${text}\\)$`, 'u'),
    types: ['checkbox', 'cascade'],
    read: ([field = '', value = '']) => ({ field, operator: 'contains', values: [plain(value)] }),
  },
  {
    pattern: new RegExp(`^not\\(list contains\\(${name}, ${text}\\)\\)$`, 'u'),
    types: ['checkbox', 'cascade'],
    read: ([field = '', value = '']) => ({ field, operator: 'notContains', values: [plain(value)] }),
  },
  {
    pattern: new RegExp(`^list contains\\(\\[(${text}(?:, ${text})*)\\], ${name}\\)$`, 'u'),
    types: ['select', 'radio'],
    read: (match) => ({
      field: match.at(-1) ?? '',
      operator: 'oneOf',
      values: [...(match[0] ?? '').matchAll(new RegExp(text, 'g'))].map((each) => plain(each[1] ?? '')),
    }),
  },
];

/** FEEL as clauses, null when it says more than clauses can: then it is shown as it stands. */
export function readCondition(feel: string, typeOf: (field: string) => AskedType | undefined): Condition | null {
  const trimmed = feel.trim();
  for (const join of ['and', 'or'] as const) {
    const clauses = split(trimmed, join).map((part) => readClause(part, typeOf));
    if (clauses.every((clause) => clause !== null)) return { join, clauses };
  }
  return null;
}

function readClause(part: string, typeOf: (field: string) => AskedType | undefined): Clause | null {
  for (const { pattern, types, read } of shapes) {
    const match = pattern.exec(part);
    const clause = match && read(match.slice(1));
    const type = clause && typeOf(clause.field);
    if (!type || (clause.other !== undefined && typeOf(clause.other) !== type)) continue;
    if (types.includes(type) && operatorsOf[type].includes(clause.operator)) return clause;
  }
  return null;
}

function comparison([field = '', symbol = '', value = '']: string[]): Clause | null {
  const operator = operators.find((each) => signOf(each) === symbol);
  return operator ? { field, operator, values: [plain(value)] } : null;
}

function fields([field = '', symbol = '', other = '']: string[]): Clause | null {
  const operator = operators.find((each) => signOf(each) === symbol);
  return operator ? { field, operator, values: [], other } : null;
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
