import type { FormColumn, FormData, FormField, FormSchema } from './forms.js';

/**
 * What the expressions of a form mean. Server and pages decide by this one file, so that nobody is refused for what
 * the page allowed; it holds no Zod, as it goes into the browser.
 */

/** Gives an expression its value; null where it has none. Must not throw. */
export type Evaluate = (source: string, values: FormData) => unknown;

/** What holds with this data. Paths: `amount`, `goods.0.name`. */
export interface FormState {
  /** The data with formulas worked out. What is hidden is still in it. */
  readonly data: FormData;
  /** Fields and cells that a `visibleWhen` hides. */
  readonly hidden: ReadonlySet<string>;
  /** Visible fields and cells that a `requiredWhen` requires. */
  readonly required: ReadonlySet<string>;
  /** What expressions read: every field by key, hidden ones empty. */
  readonly values: FormData;
}

type AnyField = FormField | FormColumn;

/** A formula may read another, a condition a field that is hidden by another: more rounds than this are a circle. */
const mostRounds = 10;
const listTypes: ReadonlySet<string> = new Set([
  'checkbox',
  'person',
  'attachment',
  'picture',
  'table',
  'cascade',
  'dateRange',
]);

/** Is the value of this field a list? */
export const holdsList = ({ type, maxDepartments = 1 }: AnyField): boolean =>
  listTypes.has(type) || (type === 'department' && maxDepartments > 1);

const isRow = (value: unknown): value is FormData =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const columnsOf = (field: FormField): readonly FormColumn[] => field.columns ?? [];

/** Does this form have anything to work out? */
export function hasLogic({ sections, rules = [] }: FormSchema): boolean {
  const isLogical = (field: AnyField) =>
    field.visibleWhen !== undefined || field.requiredWhen !== undefined || field.expression !== undefined;
  return (
    rules.length > 0 ||
    sections.some(
      ({ visibleWhen, fields }) =>
        visibleWhen !== undefined || fields.some((field) => isLogical(field) || columnsOf(field).some(isLogical)),
    )
  );
}

export function formStateOf(form: FormSchema, data: FormData, evaluate: Evaluate): FormState {
  let state: FormState = { data, hidden: new Set(), required: new Set(), values: valuesOf(form, data, new Set()) };
  if (!hasLogic(form)) return state;
  for (let round = 0; round < mostRounds; round++) {
    const next = nextState(form, state, evaluate);
    const isSettled =
      JSON.stringify([next.values, [...next.hidden]]) === JSON.stringify([state.values, [...state.hidden]]);
    state = next;
    if (isSettled) break;
  }
  return state;
}

function nextState(form: FormSchema, { data, values }: FormState, evaluate: Evaluate): FormState {
  const hidden = new Set<string>();
  const required = new Set<string>();
  const next: FormData = { ...data };
  /** The value that the place gets. */
  const settle = (field: AnyField, path: string, context: FormData, isHidden: boolean, value: unknown): unknown => {
    if (isHidden || (field.visibleWhen !== undefined && evaluate(field.visibleWhen, context) !== true))
      hidden.add(path);
    else if (field.requiredWhen !== undefined && evaluate(field.requiredWhen, context) === true) required.add(path);
    if (field.type !== 'formula' || field.expression === undefined) return value;
    return formulaValue(field, evaluate(field.expression, context));
  };
  for (const section of form.sections) {
    const isHidden = section.visibleWhen !== undefined && evaluate(section.visibleWhen, values) !== true;
    for (const field of section.fields) {
      const { key } = field;
      const value = settle(field, key, values, isHidden, data[key]);
      if (field.type === 'formula') put(next, key, value);
      if (field.type !== 'table' || !Array.isArray(value)) continue;
      next[key] = value.map((row: unknown, index) => {
        if (!isRow(row)) return row;
        // a row that stays as it is stays the same object: pages draw only the others anew
        let cells = row;
        const context = { ...values, ...rowValues(field, row) };
        for (const column of columnsOf(field)) {
          const cell = settle(column, `${key}.${index}.${column.key}`, context, hidden.has(key), row[column.key]);
          if (column.type !== 'formula' || (cell ?? undefined) === row[column.key]) continue;
          if (cells === row) cells = { ...row };
          put(cells, column.key, cell);
        }
        return cells;
      });
    }
  }
  return { data: next, hidden, required, values: valuesOf(form, next, hidden) };
}

function put(target: FormData, key: string, value: unknown): void {
  if (value === undefined || value === null) delete target[key];
  else target[key] = value;
}

/** What a formula gives, as its type; null when it gives something else. */
export function formulaValue({ resultType = 'number', precision }: AnyField, value: unknown): unknown {
  if (resultType === 'text')
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : null;
  if (resultType === 'date') return typeof value === 'string' ? (/^\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? null) : null;
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  if (resultType === 'money') return Math.round(value);
  // sums of decimals: 0.1 + 0.2 is 0.3
  return Number(value.toFixed(precision ?? 6));
}

function valuesOf(form: FormSchema, data: FormData, hidden: ReadonlySet<string>): FormData {
  const values: FormData = {};
  for (const { fields } of form.sections)
    for (const field of fields) {
      const value = hidden.has(field.key) ? undefined : data[field.key];
      values[field.key] =
        field.type === 'table' && Array.isArray(value)
          ? value.map((row: unknown, index) =>
              rowValues(field, isRow(row) ? row : {}, (key) => hidden.has(`${field.key}.${index}.${key}`)),
            )
          : plain(field, value);
    }
  return values;
}

function rowValues(field: FormField, row: FormData, isHidden: (key: string) => boolean = () => false): FormData {
  return Object.fromEntries(
    columnsOf(field).map((column) => [column.key, isHidden(column.key) ? null : plain(column, row[column.key])]),
  );
}

const plain = (field: AnyField, value: unknown): unknown => (isEmpty(value) ? (holdsList(field) ? [] : null) : value);

/** A rule that does not hold, with the places where it is shown. */
export interface BrokenRule {
  readonly paths: readonly string[];
  readonly message: string;
}

/** The rules that `check` says are broken, whoever may write their fields. Hidden places are left out. */
export function brokenRules(form: FormSchema, { values, hidden }: FormState, evaluate: Evaluate): BrokenRule[] {
  const fields = new Map(form.sections.flatMap((section) => section.fields).map((field) => [field.key, field]));
  return (form.rules ?? []).flatMap(({ check, message, fields: places }) => {
    const table = fields.get(places.find((place) => place.includes('.'))?.split('.')[0] ?? '');
    const rows = table ? values[table.key] : null;
    const checks = Array.isArray(rows)
      ? rows.map((row: FormData, index) => ({
          context: { ...values, ...row },
          paths: places.map((place) => place.replace(/\./, `.${index}.`)),
        }))
      : table
        ? []
        : [{ context: values, paths: places }];
    return checks
      .map(({ context, paths }) => ({ context, paths: paths.filter((path) => !hidden.has(path)) }))
      .filter(({ context, paths }) => paths.length > 0 && evaluate(check, context) === false)
      .map(({ paths }) => ({ paths, message }));
  });
}

/** `goods.0.count` → `goods.count`, as rights name it. */
export const rightPathOf = (path: string): string => path.replace(/\.\d+(?=\.)/, '');

/** The document without what is hidden; cells of rows, too. `isKept` spares places. */
export function withoutHidden(
  data: FormData,
  hidden: ReadonlySet<string>,
  isKept: (rightPath: string) => boolean = () => false,
): FormData {
  const left: FormData = { ...data };
  for (const path of hidden) {
    if (isKept(rightPathOf(path))) continue;
    const [key = '', index, column = ''] = path.split('.');
    const rows = left[key];
    if (index === undefined) delete left[key];
    else if (Array.isArray(rows))
      left[key] = rows.map((row: unknown, at) => {
        if (at !== Number(index) || !isRow(row)) return row;
        const cells = { ...row };
        delete cells[column];
        return cells;
      });
  }
  return left;
}
