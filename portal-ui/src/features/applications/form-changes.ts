import type { FormChange } from '@xiaowu/server/contract/form-changes';

/** The fields that were changed at all, each once, in the order of their last change. */
export function fieldsIn(changes: readonly FormChange[]): { key: string; label: string }[] {
  const labels = new Map<string, string>();
  for (const { fields } of changes) for (const { key, label } of fields) if (!labels.has(key)) labels.set(key, label);
  return [...labels].map(([key, label]) => ({ key, label }));
}

/** The acts that changed one field, with that field alone; all of them for ''. */
export function onlyField(changes: readonly FormChange[], key: string): FormChange[] {
  if (key === '') return [...changes];
  return changes
    .map((change) => ({ ...change, fields: change.fields.filter((field) => field.key === key) }))
    .filter(({ fields }) => fields.length > 0);
}
