import type { FieldRightKind } from '@xiaowu/engine';
import type { FieldType, FormSchema } from '@xiaowu/server/contract/forms';
import { formPaths, type FormPath } from '../forms/form-paths';
import { type Edit, type ModdleElement, type PropertyChange, textOf } from '../modeler/moddle';
import { changeApproval, readApproval } from './people/approval-settings';
import { extensionsOf, replaceExtensions } from './extension-elements';

export const rightKinds: readonly FieldRightKind[] = ['hidden', 'read', 'write', 'required'];

/** A line of the matrix: what the field has here, and what it can have. */
export interface FieldRightRow extends FormPath {
  right: FieldRightKind;
  possible: readonly FieldRightKind[];
}

const type = 'xiaowu:FieldRight';
const strength: Record<FieldRightKind, number> = { hidden: 0, read: 1, write: 2, required: 2 };

/** As the server settles them: a column has at most its table's right, a field that is always required is never `write`. */
export function readRights(task: ModdleElement, form: FormSchema, isApplicantStep: boolean): FieldRightRow[] {
  const given = new Map(
    extensionsOf(task, type).map((element) => [textOf(element, 'field'), textOf(element, 'right') as FieldRightKind]),
  );
  const { defaultRight } = readApproval(task, isApplicantStep);
  let table: FieldRightKind = defaultRight;
  return formPaths(form).map((line) => {
    const possible = possibleRights(line);
    const inherited = table === 'required' ? 'write' : table;
    let right = settle(line, given.get(line.path) ?? (line.isColumn ? inherited : defaultRight));
    if (line.isColumn && strength[right] > strength[table]) right = table;
    if (!line.isColumn) table = right;
    return { ...line, right, possible };
  });
}

export function changeRight(task: ModdleElement, path: string, right: FieldRightKind): PropertyChange[] {
  const all = extensionsOf(task, type);
  const entry = all.find((element) => textOf(element, 'field') === path);
  if (entry) return [{ target: entry, properties: { right } }];
  return replaceExtensions(task, type, [...all, task.$model.create(type, { field: path, right })]);
}

/**
 * Rights by path in one edit, each as near to what is wanted as the field can have it. A column that is to be more than
 * its table takes the table along: it would have no effect otherwise.
 */
export function changeRights(
  task: ModdleElement,
  form: FormSchema,
  isApplicantStep: boolean,
  wanted: ReadonlyMap<string, FieldRightKind>,
): PropertyChange[] {
  const next = new Map<string, FieldRightKind>();
  let table: FieldRightRow | null = null;
  for (const row of readRights(task, form, isApplicantStep)) {
    const given = wanted.get(row.path);
    const right = given && settle(row, given);
    if (!row.isColumn) table = row;
    else if (right && table && strength[right] > strength[next.get(table.path) ?? table.right])
      next.set(table.path, settle(table, right === 'read' ? 'read' : 'write'));
    if (right) next.set(row.path, right);
  }
  const all = extensionsOf(task, type);
  const written = all.map((element) => ({ element, right: next.get(textOf(element, 'field')) }));
  const known = new Set(all.map((element) => textOf(element, 'field')));
  const added = [...next].filter(([path]) => !known.has(path));
  const created = added.map(([field, right]) => task.$model.create(type, { field, right }));
  return [
    ...written.flatMap(({ element, right }) => (right ? [{ target: element, properties: { right } }] : [])),
    ...(created.length > 0 ? replaceExtensions(task, type, [...all, ...created]) : []),
  ];
}

/** One right for all fields, also for those that the form gets later. */
export const fillRights = (task: ModdleElement, right: FieldRightKind): Edit[] => [
  () => changeApproval(task, { defaultRight: right }),
  () => replaceExtensions(task, type, []),
];

/** Nobody writes these, whatever a step says: they are text, or fill themselves. */
const unwritten: readonly FieldType[] = ['static', 'formula', 'serial'];

function possibleRights({ field }: FormPath): readonly FieldRightKind[] {
  if (field.readonly || unwritten.includes(field.type)) return ['hidden', 'read'];
  return field.required ? ['hidden', 'read', 'required'] : rightKinds;
}

function settle(line: FormPath, right: FieldRightKind): FieldRightKind {
  const possible = possibleRights(line);
  if (possible.includes(right)) return right;
  return possible.includes('required') ? 'required' : 'read';
}
