import { randomFillSync } from 'node:crypto';
import { monotonicFactory } from 'ulid';

// fetched many at a time: asking the system for every single one costs more than the rest of an id
const random = new Uint8Array(4096);
let used = random.length;

function randomFraction(): number {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  // of 256 values, never 1: each letter of an id is equally likely (32 divides 256)
  return (random[used++] ?? 0) / 256;
}

const next = monotonicFactory(randomFraction);

/** A ULID; ids made by one process grow, also within a millisecond. */
export function newId(): string {
  return next();
}
