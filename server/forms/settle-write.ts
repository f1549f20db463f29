import { isDeepStrictEqual } from 'node:util';
import type { ErrorDetail } from '../contract/errors.js';
import {
  brokenRules,
  type Evaluate,
  formStateOf,
  type FormState,
  hasLogic,
  rightPathOf,
  withoutHidden,
} from '../contract/form-logic.js';
import type { FormData, FormSchema } from '../contract/forms.js';
import { formMessages } from '../locales/zh-CN/forms.js';
import { fieldsByKey, locateField } from './field-lookup.js';
import { isWritable, type FormRights } from './form-rights.js';
import type { MergedWrite } from './merge-write.js';

/** A merged write with the form's expressions worked out. */
export interface SettledWrite {
  readonly data: FormData;
  readonly state: FormState;
}

/**
 * Works out formulas, and drops what the form hides as far as the step may write it: a draft keeps it, since the
 * applicant may change back. Formulas stay as they are when nobody changed anything.
 */
export function settleWrite(
  form: FormSchema,
  rights: FormRights,
  merged: MergedWrite,
  evaluate: Evaluate,
  complete: boolean,
): SettledWrite {
  const state = formStateOf(form, merged.data, evaluate);
  if (!hasLogic(form)) return { data: merged.data, state };
  const worked = merged.changedKeys.length > 0 ? state.data : { ...state.data, ...merged.data };
  const isKept = (path: string) => !isWritable(rights[path]);
  return { data: complete ? withoutHidden(worked, state.hidden, isKept) : worked, state };
}

/** What linked requiredness and the rules between fields say; only of what the step may write. */
export function logicProblems(
  form: FormSchema,
  rights: FormRights,
  { data, state }: SettledWrite,
  evaluate: Evaluate,
): ErrorDetail[] {
  const fields = fieldsByKey(form);
  const missing = [...state.required]
    .filter((path) => isWritable(rights[rightPathOf(path)]) && valueAt(data, path) === undefined)
    .flatMap((path): ErrorDetail[] => {
      const located = locateField(fields, path.split('.'));
      return located ? [{ path, message: formMessages.required(located.field.type, located.name) }] : [];
    });
  const broken = brokenRules(form, state, evaluate).flatMap(({ paths, message }): ErrorDetail[] => {
    const path = paths.find((place) => isWritable(rights[rightPathOf(place)]));
    return path === undefined ? [] : [{ path, message }];
  });
  return [...missing, ...broken];
}

/** Keys whose value is another one now, for 字段留痕. */
export function changedKeys(current: FormData, data: FormData): string[] {
  const keys = new Set([...Object.keys(current), ...Object.keys(data)]);
  return [...keys].filter((key) => !isDeepStrictEqual(current[key], data[key]));
}

function valueAt(data: FormData, path: string): unknown {
  let value: unknown = data;
  for (const part of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[part];
  return value;
}
