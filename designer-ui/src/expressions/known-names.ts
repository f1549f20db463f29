import type { FormSchema } from '@xiaowu/server/contract/forms';
import type { ModdleElement } from '../modeler/moddle';
import { type FeelType, feelTypeOf } from './feel-type';
import { namesWrittenBy, type WrittenName } from './written-names';

/** What is known of a value before there is one. */
export interface ValueShape {
  type: FeelType;
  /** A text that says a moment. */
  moment?: 'date' | 'dateTime';
  /** All the texts that it can be. */
  options?: readonly { value: string; label: string }[];
  /** What stands in it by name, where it is a context. */
  members?: readonly ValueMember[];
}

export interface ValueMember extends ValueShape {
  name: string;
  /** What people call it; empty = nothing else. */
  label: string;
}

/** A name that an expression may use. */
export interface KnownName extends ValueMember {
  /** FEEL that gives its value, by which its type can be told. */
  from?: string;
  /** What `result` is in that FEEL. */
  result?: ValueShape;
  /** Keys of the items of a detail table. */
  columns?: readonly string[];
  /** Who writes it; none = a field of the form. */
  writers?: readonly WrittenName[];
}

/** A name that is known in one place only, e.g. `loopCounter`, or a cell of the row. */
export type LocalName = string | { readonly name: string; readonly label: string };

/** What decisions of the definition give, by their ids. */
export type DecisionResults = ReadonlyMap<string, ValueShape>;

const noResults: DecisionResults = new Map();

/** Fields of the form, then what steps of the process write. */
export function knownNames(
  form: FormSchema,
  elements: readonly ModdleElement[],
  decisions: DecisionResults | null = noResults,
): KnownName[] {
  const fields = form.sections.flatMap((section) =>
    section.fields
      .filter(({ type }) => type !== 'static' && type !== 'serial')
      .map((field): KnownName => ({
        name: field.key,
        label: field.label,
        type: feelTypeOf(field),
        ...(field.options && { options: field.options }),
        ...(field.columns && { columns: field.columns.map(({ key }) => key) }),
      })),
  );
  const written = new Map<string, WrittenName[]>();
  for (const each of elements.flatMap((element) => namesWrittenBy(element, decisions ?? noResults)))
    written.set(each.name, [...(written.get(each.name) ?? []), each]);
  fields.forEach(({ name }) => written.delete(name));
  const others = [...written].map(([name, writers]): KnownName => {
    const unknown: KnownName = { name, label: '', type: 'any', writers };
    const [{ shape, from, result } = { shape: null }] = writers;
    const wayOf = (way: Pick<WrittenName, 'shape' | 'from' | 'result'>) =>
      JSON.stringify([way.shape, way.from, way.result]);
    // Written in several ways it may be of several types.
    if (new Set(writers.map(wayOf)).size > 1) return unknown;
    return { ...unknown, ...shape, ...(from && { from }), ...(result && { result }) };
  });
  return [...fields, ...others];
}
