import type { Event, Variables } from '@xiaowu/engine';
import type { FormData, FormField } from '../contract/forms.js';
import type { Reader } from '../database/database.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { fieldsOf } from '../forms/field-lookup.js';
import { fillsItself, type FormRights } from '../forms/form-rights.js';
import type { FormsService } from '../forms/forms.service.js';
import { ApiFailure } from '../http/api-error.js';

/** Uploads belong to whoever made them: no result or message brings one. */
const neverFilled: ReadonlySet<FormField['type']> = new Set(['attachment', 'picture', 'signature', 'static']);

/** Variables of the process that fields of the form are called by, as far as these events changed them. */
export function changedFields({ form }: CompiledDefinition, events: readonly Event[], data: FormData): FormData {
  const changed: Variables = {};
  for (const event of events) if (event.type === 'variables.changed') Object.assign(changed, event.variables);
  const names = Object.keys(changed);
  if (names.length === 0) return {};
  const fields = new Map(fieldsOf(form).map((field) => [field.key, field]));
  const isNew = (name: string): boolean => JSON.stringify(data[name] ?? null) !== JSON.stringify(changed[name]);
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = fields.get(name);
      if (!field || fillsItself(field) || neverFilled.has(field.type) || !isNew(name)) return [];
      return [[name, changed[name]]];
    }),
  );
}

/**
 * The form with what services, decisions, messages and called cases have given its fields; null when they gave nothing.
 * What a field cannot hold stays a variable only.
 */
export async function filledByProcess(
  forms: FormsService,
  reader: Reader,
  definition: CompiledDefinition,
  given: FormData,
  { data, applicantId }: { readonly data: FormData; readonly applicantId: string },
): Promise<FormData | null> {
  let left = given;
  const rights = allWritable(definition);
  while (Object.keys(left).length > 0) {
    try {
      const write = {
        definition,
        rights,
        data: left,
        complete: false,
        limited: true,
        personId: applicantId,
        applicantId,
      };
      return (await forms.validateWrite(write, data, reader)).data;
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.status !== 422) throw error;
      const wrong = new Set((error.details ?? []).map(({ path }) => path.split('.')[0] ?? ''));
      const fitting = Object.fromEntries(Object.entries(left).filter(([key]) => !wrong.has(key)));
      if (Object.keys(fitting).length === Object.keys(left).length) return null;
      left = fitting;
    }
  }
  return null;
}

function allWritable({ form }: CompiledDefinition): FormRights {
  const paths = fieldsOf(form).flatMap(({ key, columns = [] }) => [
    key,
    ...columns.map((column) => `${key}.${column.key}`),
  ]);
  return Object.fromEntries(paths.map((path) => [path, 'write'] as const));
}
