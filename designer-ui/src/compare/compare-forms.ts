import type { FormSchema } from '@xiaowu/server/contract/forms';
import { formPaths } from '../forms/form-paths';
import { compareValues, type Difference, flatten } from './compare-lists';

/** A field that is new, gone or other than it was. */
export interface FieldDifference {
  readonly path: string;
  readonly label: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Of a changed one. */
  readonly differences: readonly Difference[];
}

export function compareForms(before: FormSchema, after: FormSchema): FieldDifference[] {
  const fieldsOf = (form: FormSchema) => new Map(formPaths(form).map((line) => [line.path, line]));
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const paths = new Set([...now.keys(), ...old.keys()]);
  return [...paths].flatMap((path): FieldDifference[] => {
    const [a, b] = [old.get(path), now.get(path)];
    const label = (b ?? a)?.label ?? path;
    if (!a) return [{ path, label, kind: 'added', differences: [] }];
    if (!b) return [{ path, label, kind: 'removed', differences: [] }];
    // Columns are lines of their own.
    const own = ({ field }: typeof a) => flatten({ ...field, columns: undefined });
    const differences = compareValues(own(a), own(b));
    return differences.length === 0 ? [] : [{ path, label, kind: 'changed', differences }];
  });
}
