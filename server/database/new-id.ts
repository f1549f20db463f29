import { monotonicFactory } from 'ulid';

const next = monotonicFactory();

/** A ULID; ids made by one process grow, also within a millisecond. */
export function newId(): string {
  return next();
}
