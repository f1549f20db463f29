import type { FormSchema } from '@xiaowu/server/contract/forms';

/** A form with what it was and what it was before something was undone. */
export interface FormHistory {
  readonly past: readonly FormSchema[];
  readonly now: FormSchema;
  readonly future: readonly FormSchema[];
  /** What the last change was about: changes to the same thing right after each other are one step of undo. */
  readonly about: string | null;
}

const limit = 200;

export const beginHistory = (form: FormSchema): FormHistory => ({ past: [], now: form, future: [], about: null });

export function record(history: FormHistory, form: FormSchema, about: string | null): FormHistory {
  if (form === history.now) return history;
  const isSame = about !== null && about === history.about;
  const past = isSame ? history.past : [...history.past, history.now].slice(-limit);
  return { past, now: form, future: [], about };
}

export function undo({ past, now, future }: FormHistory): FormHistory | null {
  const before = past.at(-1);
  return before === undefined ? null : { past: past.slice(0, -1), now: before, future: [now, ...future], about: null };
}

export function redo({ past, now, future }: FormHistory): FormHistory | null {
  const [next, ...rest] = future;
  return next === undefined ? null : { past: [...past, now], now: next, future: rest, about: null };
}
