import type { FieldRightKind } from '@xiaowu/engine';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import type { FormPath } from '../forms/form-paths';
import type { Edit } from '../modeler/moddle';
import { changeRights, fillRights, type FieldRightRow, readRights } from '../properties/field-rights';
import type { Step } from './read-steps';

/** A field or column of the form with its right at every step. */
export interface GridRow extends FormPath {
  /** One for each step, in their order. */
  rights: readonly FieldRightRow[];
}

/** Cells of the grid; both ends are inside. */
export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function readGrid(steps: readonly Step[], form: FormSchema): GridRow[] {
  const columns = steps.map((step) => readRights(step.task, form, step.isApplicantStep));
  const lines = columns[0] ?? [];
  return lines.map(({ path, label, field, isColumn }, i) => ({
    path,
    label,
    field,
    isColumn,
    rights: columns.flatMap((column) => column[i] ?? []),
  }));
}

/** Gives every cell of the area the right that `wanted` says; null leaves it. One edit for each step. */
function assign(
  steps: readonly Step[],
  form: FormSchema,
  rows: readonly GridRow[],
  { top, bottom, left, right }: Area,
  wanted: (row: number, column: number) => FieldRightKind | null,
): Edit[] {
  return steps.slice(left, right + 1).flatMap((step, i): Edit[] => {
    const cells = rows.slice(top, bottom + 1).flatMap(({ path }, j) => {
      const kind = wanted(top + j, left + i);
      return kind === null ? [] : [[path, kind] as const];
    });
    const [first] = cells;
    // The whole step in one right: also for the fields that the form gets later.
    if (first && cells.length === rows.length && cells.every(([, kind]) => kind === first[1]))
      return fillRights(step.task, first[1]);
    return [() => changeRights(step.task, form, step.isApplicantStep, new Map(cells))];
  });
}

export const setArea = (
  steps: readonly Step[],
  form: FormSchema,
  rows: readonly GridRow[],
  area: Area,
  right: FieldRightKind,
): Edit[] => assign(steps, form, rows, area, () => right);

/** The rights that at least one cell of the area can have. */
export const possibleIn = (rows: readonly GridRow[], { top, bottom, left, right }: Area): ReadonlySet<FieldRightKind> =>
  new Set(
    rows
      .slice(top, bottom + 1)
      .flatMap(({ rights }) => rights.slice(left, right + 1).flatMap(({ possible }) => possible)),
  );

/** What stands in the first row of the area, in all of its rows. */
export const fillDown = (steps: readonly Step[], form: FormSchema, rows: readonly GridRow[], area: Area): Edit[] =>
  assign(steps, form, rows, { ...area, top: area.top + 1 }, (_, column) => rightAt(rows, area.top, column));

/** What stands in the first column of the area, in all of its columns. */
export const fillRight = (steps: readonly Step[], form: FormSchema, rows: readonly GridRow[], area: Area): Edit[] =>
  assign(steps, form, rows, { ...area, left: area.left + 1 }, (row) => rightAt(rows, row, area.left));

function rightAt(rows: readonly GridRow[], row: number, column: number): FieldRightKind | null {
  return rows[row]?.rights[column]?.right ?? null;
}

/** The next right that the cell can have, round and round. */
export function nextRight({ right, possible }: FieldRightRow): FieldRightKind {
  return possible[(possible.indexOf(right) + 1) % possible.length] ?? right;
}
