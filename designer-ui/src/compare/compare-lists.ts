/** One value that is not the same in both: null where it is not there. */
export interface Difference {
  /** Where, e.g. `approval.mode`. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Values by path → what differs, in the order of the newer one, what is gone last. */
export function compareValues(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Difference[] {
  const paths = new Set([...after.keys(), ...before.keys()]);
  return [...paths].flatMap((path) => {
    const [old, now] = [before.get(path) ?? null, after.get(path) ?? null];
    return old === now ? [] : [{ path, before: old, after: now }];
  });
}

/** Every plain value inside of it by its path; empty ones are as good as absent. */
export function flatten(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined || value === '') return into;
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) {
    if (value.length > 0) into.set(path, value.join('、'));
  } else if (typeof value === 'object') {
    for (const [name, each] of Object.entries(value)) flatten(each, path === '' ? name : `${path}.${name}`, into);
  } else {
    into.set(path, String(value));
  }
  return into;
}
