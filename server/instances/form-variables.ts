import type { Json, Process, Variables } from '@xiaowu/engine';
import type { FormData } from '../contract/forms.js';

/** The form values that the drawing reads; what is not filled in is null, so that conditions can ask for it. */
export function formVariables(process: Process, data: FormData): Variables {
  return Object.fromEntries(process.inputVariables.map((name) => [name, (data[name] ?? null) as Json]));
}

/** Only those that changed; undefined when the drawing reads none of them. */
export function changedVariables(
  process: Process,
  data: FormData,
  changes: Readonly<Record<string, unknown>>,
): Variables | undefined {
  const names = process.inputVariables.filter((name) => name in changes);
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, (data[name] ?? null) as Json]));
}
