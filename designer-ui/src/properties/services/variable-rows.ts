import type { VariableUse } from '@xiaowu/engine';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import { typedNames } from '../../expressions/check-expression';
import type { FeelType } from '../../expressions/feel-type';
import { type DecisionResults, knownNames } from '../../expressions/known-names';
import { isApplicantStep } from '../../modeler/applicant-step';
import { type ModdleElement, textOf } from '../../modeler/moddle';
import { readRights } from '../field-rights';

/** An element that writes or reads a variable. */
export interface VariablePlace {
  id: string;
  name: string;
}

/** A variable of the process as the overview shows it. */
export interface VariableRow {
  name: string;
  /** Of the field of the form; empty = it is none. */
  label: string;
  type: FeelType;
  /** A field that the system fills in: of the applicant, or computed. */
  isAutomatic: boolean;
  writers: readonly VariablePlace[];
  readers: readonly VariablePlace[];
  /** `unwritten`: something reads it, but nothing gives it a value; `unread`: nobody needs it. */
  doubt: 'unwritten' | 'unread' | null;
}

/** Fields of the form in their order, then what else the process has; the form is filled in by its steps. */
export function variableRows(
  uses: readonly VariableUse[],
  form: FormSchema,
  elements: readonly ModdleElement[],
  decisions: DecisionResults | null = null,
): VariableRow[] {
  const names = typedNames(knownNames(form, elements, decisions));
  const byName = new Map(uses.map((use) => [use.variable, use]));
  const called = new Map(elements.map((element) => [textOf(element, 'id'), textOf(element, 'name')]));
  const places = (ids: Iterable<string>): VariablePlace[] =>
    [...new Set(ids)].map((id) => ({ id, name: called.get(id) || id }));
  const fillers = fieldWriters(form, elements);
  const fields = new Map(form.sections.flatMap((section) => section.fields.map((field) => [field.key, field])));
  const all = new Set([...names.map(({ name }) => name), ...byName.keys()]);

  return [...all].flatMap((name): VariableRow[] => {
    const known = names.find((each) => each.name === name);
    const use = byName.get(name);
    const field = fields.get(name);
    const isField = field !== undefined;
    const isAutomatic = field?.readonly === true || field?.type === 'formula';
    // A name that only lives inside of a step is nobody else's business.
    if (!isField && !use) return [];
    const writers = places([...(fillers.get(name) ?? []), ...(use?.writtenBy ?? [])]);
    const readers = places(use?.readBy ?? []);
    const isUnwritten = writers.length === 0 && readers.length > 0 && !isAutomatic;
    const isUnread = !isField && writers.length > 0 && readers.length === 0;
    return [
      {
        ...{ name, label: known?.label ?? '', type: known?.type ?? 'any', isAutomatic, writers, readers },
        doubt: isUnwritten ? 'unwritten' : isUnread ? 'unread' : null,
      },
    ];
  });
}

/** Steps at which people can fill in a field, by its key. */
function fieldWriters(form: FormSchema, elements: readonly ModdleElement[]): Map<string, string[]> {
  const writers = new Map<string, string[]>();
  for (const task of elements.filter(({ $type }) => $type === 'bpmn:UserTask'))
    for (const { path, right, isColumn } of readRights(task, form, isApplicantStep(task)))
      if (!isColumn && (right === 'write' || right === 'required'))
        writers.set(path, [...(writers.get(path) ?? []), textOf(task, 'id')]);
  return writers;
}
