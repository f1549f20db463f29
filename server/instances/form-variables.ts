import { processVariables, type InstanceState, type Json, type Variables } from '@xiaowu/engine';
import { holdsList } from '../contract/form-logic.js';
import type { FormData } from '../contract/forms.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { fieldsOf } from '../forms/field-lookup.js';

type Read = Pick<CompiledDefinition, 'process' | 'form'>;

/** The form values that the drawing reads; what is not filled in is null or, of lists, empty, as in the form itself. */
export function formVariables({ process, form }: Read, data: FormData): Variables {
  return valuesOf(form, process.inputVariables, data);
}

/** Those that the case does not have yet, because no version before read them, and those whose value is another now. */
export function newlyRead(
  { process, form }: Read,
  data: FormData,
  state: InstanceState,
  isOther: (name: string) => boolean,
): Variables {
  const known = processVariables(state);
  return valuesOf(
    form,
    process.inputVariables.filter((name) => !(name in known) || isOther(name)),
    data,
  );
}

/** Only those that changed; undefined when the drawing reads none of them. */
export function changedVariables(
  { process, form }: Read,
  data: FormData,
  changes: Readonly<Record<string, unknown>>,
): Variables | undefined {
  const names = process.inputVariables.filter((name) => name in changes);
  return names.length === 0 ? undefined : valuesOf(form, names, data);
}

/** Does the drawing read the 流水号, by a field of the form that shows it? */
export function readsSerialNumber({ process, form }: Read): boolean {
  // what JavaScript reads nobody has parsed
  const scripts = Object.values(process.nodes).flatMap((node) =>
    node.kind === 'scriptTask' && 'language' in node.script ? [node.script.source] : [],
  );
  const isRead = (key: string) => process.inputVariables.includes(key) || scripts.some((each) => each.includes(key));
  return fieldsOf(form).some(({ type, key }) => type === 'serial' && isRead(key));
}

function valuesOf(form: Read['form'], names: readonly string[], data: FormData): Variables {
  const lists = new Set(fieldsOf(form).flatMap((field) => (holdsList(field) ? [field.key] : [])));
  return Object.fromEntries(names.map((name) => [name, (data[name] ?? (lists.has(name) ? [] : null)) as Json]));
}
