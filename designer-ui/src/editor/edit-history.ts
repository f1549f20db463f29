/** Something that is edited, with what it was and what it was before something was undone. What was is never changed. */
export interface EditHistory<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** What the last change was about: changes to the same thing right after each other are one step of undo. */
  readonly about: string | null;
}

const limit = 200;

export const beginHistory = <T>(now: T): EditHistory<T> => ({ past: [], now, future: [], about: null });

export function record<T>(history: EditHistory<T>, now: T, about: string | null): EditHistory<T> {
  if (now === history.now) return history;
  const isSame = about !== null && about === history.about;
  const past = isSame ? history.past : [...history.past, history.now].slice(-limit);
  return { past, now, future: [], about };
}

export function undo<T>({ past, now, future }: EditHistory<T>): EditHistory<T> | null {
  const before = past.at(-1);
  return before === undefined ? null : { past: past.slice(0, -1), now: before, future: [now, ...future], about: null };
}

export function redo<T>({ past, now, future }: EditHistory<T>): EditHistory<T> | null {
  const [next, ...rest] = future;
  return next === undefined ? null : { past: [...past, now], now: next, future: rest, about: null };
}
