import type { MigrationCheck } from '../../contract/administration.js';
import type { FormColumn, FormData, FormField, FormSchema } from '../../contract/forms.js';
import { fieldsByKey, fieldsOf } from '../../forms/field-lookup.js';
import { ApiFailure } from '../../http/api-error.js';
import { administrationMessages } from '../../locales/zh-CN/administration.js';

/** Keys of fields (`amount`) and paths of columns (`goods.name`) in one version, and what they are in the other. */
type Fields = Readonly<Record<string, string>>;
type Field = FormField | FormColumn;

/**
 * A field whose key the other form does not have is the only new one there with its label and type, if there is one; so
 * is a column of a detail table that goes on.
 */
export function proposedFields(source: FormSchema, target: FormSchema): Record<string, string> {
  const own = proposedPairs(fieldsOf(source), fieldsOf(target));
  const columns = tablesThatGoOn(source, target, own).flatMap(({ from, to }) =>
    Object.entries(proposedPairs(from.columns ?? [], to.columns ?? [])).map(
      ([key, other]) => [`${from.key}.${key}`, `${to.key}.${other}`] as const,
    ),
  );
  return { ...own, ...Object.fromEntries(columns) };
}

/**
 * What was filled in, under the keys of the other version; what has none there stays as it is, for the way back. A value
 * that an earlier version left under one of those keys gives way. Values without a new key stay the same objects.
 */
export function carriedData(data: FormData, fields: Fields = {}): FormData {
  const own: Record<string, string> = {};
  const inTables = new Map<string, Record<string, string>>();
  for (const [from, to] of Object.entries(fields)) {
    const [before, after] = [placeOf(from), placeOf(to)];
    if (before.table === null || after.table === null) own[from] = to;
    else inTables.set(after.table, { ...inTables.get(after.table), [before.key]: after.key });
  }
  const carried = withNewKeys(data, own);
  for (const [table, columns] of inTables) {
    const rows = carried[table];
    if (Array.isArray(rows))
      carried[table] = rows.map((row: unknown) => (isRow(row) ? withNewKeys(row, columns) : row));
  }
  return carried;
}

/**
 * 422 where a field or column cannot go on as the one that is named: it is not new there, of another type, of a table
 * that does not go on as the other's, or named twice.
 */
export function assertCarriable(source: FormSchema, target: FormSchema, fields: Fields = {}): void {
  const tables = tablesThatGoOn(source, target, fields);
  const named = Object.values(fields);
  for (const [from, to] of Object.entries(fields)) {
    const [old, next] = [placeOf(from), placeOf(to)];
    const table = tables.find((pair) => pair.from.key === old.table && pair.to.key === next.table);
    const isInTable = old.table !== null || next.table !== null;
    const before: readonly Field[] = isInTable ? (table?.from.columns ?? []) : fieldsOf(source);
    const after: readonly Field[] = isInTable ? (table?.to.columns ?? []) : fieldsOf(target);
    const [field, other] = [withKey(before, old.key), withKey(after, next.key)];
    const isNew = other !== undefined && !withKey(before, next.key);
    const isOnce = named.indexOf(to) === named.lastIndexOf(to);
    if (field !== undefined && !withKey(after, old.key) && isNew && isOnce && field.type === other.type) continue;
    const message = administrationMessages.fieldMisplaced(field?.label ?? from, other?.label ?? to);
    throw new ApiFailure(422, 'migration.fieldMisplaced', message);
  }
}

/**
 * Fields that cases have filled in and that the other form does not have under their key, and what they may be there;
 * the same of the columns of tables that go on, as `fields` says.
 */
export function goneFields(
  source: FormSchema,
  target: FormSchema,
  cases: readonly FormData[],
  fields: Fields = {},
): MigrationCheck['fields'] {
  const own = goneOf(
    fieldsOf(source),
    fieldsOf(target),
    cases.map((data) => [data]),
  );
  const columns = tablesThatGoOn(source, target, fields).flatMap(({ from, to }) =>
    goneOf(
      from.columns ?? [],
      to.columns ?? [],
      cases.map((data) => rowsOf(data[from.key])),
    ).map(({ key, label, choices, ...rest }) => ({
      ...{ ...rest, key: `${from.key}.${key}`, label: administrationMessages.column(from.label, label) },
      choices: choices.map((each) => ({
        key: `${to.key}.${each.key}`,
        label: administrationMessages.column(to.label, each.label),
      })),
    })),
  );
  return [...own, ...columns];
}

/** Detail tables that both forms have, as `fields` says. */
function tablesThatGoOn(
  source: FormSchema,
  target: FormSchema,
  fields: Fields,
): readonly { readonly from: FormField; readonly to: FormField }[] {
  const after = fieldsByKey(target);
  return fieldsOf(source).flatMap((from) => {
    const to = after.get(fields[from.key] ?? from.key);
    return from.type === 'table' && to?.type === 'table' ? [{ from, to }] : [];
  });
}

function proposedPairs(before: readonly Field[], after: readonly Field[]): Record<string, string> {
  const gone = before.filter(({ key }) => !withKey(after, key));
  const added = after.filter(({ key }) => !withKey(before, key));
  return Object.fromEntries(
    gone.flatMap((field) => {
      const alike = (fields: readonly Field[]) =>
        fields.filter(({ label, type }) => label === field.label && type === field.type);
      const [same, ...others] = alike(added);
      return same && others.length === 0 && alike(gone).length === 1 ? [[field.key, same.key]] : [];
    }),
  );
}

/** `cases`: of each, where the fields are filled in, which of a table's columns are all of its rows. */
function goneOf(
  before: readonly Field[],
  after: readonly Field[],
  cases: readonly (readonly FormData[])[],
): MigrationCheck['fields'] {
  const added = after.filter(({ key }) => !withKey(before, key));
  return before.flatMap(({ key, label, type }) => {
    const filled = cases.filter((places) => places.some((data) => isFilled(data[key]))).length;
    if (withKey(after, key) || filled === 0) return [];
    const choices = added
      .filter((field) => field.type === type)
      .map((field) => ({ key: field.key, label: field.label }));
    return [{ key, label, cases: filled, choices }];
  });
}

function withNewKeys(data: FormData, keys: Fields): FormData {
  const entries = Object.entries(data);
  const carried = entries.flatMap(([key, value]) => (keys[key] === undefined ? [] : [[keys[key], value] as const]));
  return Object.fromEntries([...entries.filter(([key]) => keys[key] === undefined), ...carried]);
}

const withKey = (fields: readonly Field[], key: string): Field | undefined => fields.find((each) => each.key === key);

/** Keys have no dots. */
function placeOf(path: string): { readonly table: string | null; readonly key: string } {
  const dot = path.indexOf('.');
  return dot < 0 ? { table: null, key: path } : { table: path.slice(0, dot), key: path.slice(dot + 1) };
}

const isRow = (value: unknown): value is FormData =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const rowsOf = (value: unknown): readonly FormData[] => (Array.isArray(value) ? value.filter(isRow) : []);

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
