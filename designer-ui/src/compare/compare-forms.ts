import type { FormRule, FormSchema } from '@xiaowu/server/contract/forms';
import { formPaths } from '../forms/form-paths';
import { compareValues, type Difference, flatten } from './compare-lists';

/** A part of a form that is new, gone or other than it was: a field or column, a section, a rule, the form itself. */
export interface FormDifference {
  readonly part: 'field' | 'section' | 'rule' | 'form';
  /** Of a field its path, of a section its key. */
  readonly path: string;
  readonly label: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Of a changed one. */
  readonly differences: readonly Difference[];
}

interface Line {
  readonly label: string;
  readonly own: object;
}
type Lines = ReadonlyMap<string, Line>;

export function compareForms(before: FormSchema, after: FormSchema): FormDifference[] {
  return [
    ...compareLines('form', titleOf(before), titleOf(after)),
    ...compareLines('section', sectionsOf(before), sectionsOf(after)),
    ...compareLines('field', fieldsOf(before, after), fieldsOf(after, before)),
    ...compareLines('rule', rulesOf(before), rulesOf(after)),
  ];
}

const titleOf = ({ title }: FormSchema): Lines => new Map([['', { label: title, own: { formTitle: title } }]]);

const sectionsOf = ({ sections }: FormSchema): Lines =>
  new Map(
    sections.map(({ key, title, visibleWhen }) => [key, { label: title, own: { sectionTitle: title, visibleWhen } }]),
  );

/** Columns are lines of their own. Where a field stands counts when its section is in both. */
function fieldsOf(form: FormSchema, other: FormSchema): Lines {
  const both = new Set(other.sections.map(({ key }) => key));
  const sections = new Map(
    form.sections.flatMap(({ key, title, fields }) =>
      both.has(key) ? fields.map((field) => [field.key, title || key] as const) : [],
    ),
  );
  return new Map(
    formPaths(form).map(({ path, label, field }) => [
      path,
      { label, own: { ...field, columns: undefined, section: sections.get(path) } },
    ]),
  );
}

/** A rule has no key: the same message is the same rule. */
const rulesOf = ({ rules = [] }: FormSchema): Lines =>
  new Map(rules.map(({ message, check, fields }: FormRule) => [message, { label: message, own: { check, fields } }]));

function compareLines(part: FormDifference['part'], old: Lines, now: Lines): FormDifference[] {
  const keys = new Set([...now.keys(), ...old.keys()]);
  return [...keys].flatMap((key): FormDifference[] => {
    const [a, b] = [old.get(key), now.get(key)];
    const said = { part, path: part === 'rule' ? '' : key, label: (b ?? a)?.label ?? key };
    if (!a) return [{ ...said, kind: 'added', differences: [] }];
    if (!b) return [{ ...said, kind: 'removed', differences: [] }];
    const differences = compareValues(flatten(a.own), flatten(b.own));
    return differences.length === 0 ? [] : [{ ...said, kind: 'changed', differences }];
  });
}
