import { readFileSync } from 'node:fs';

const file = '/proc/thread-self/schedstat';

/** Processor time that the calling thread has had, in ms. By the clock where the system does not tell. */
export const threadCpuMs: () => number = isTold() ? told : () => performance.now();

/** Its first number is in ns (Linux, `Documentation/scheduler/sched-stats`). */
function told(): number {
  return Number.parseInt(readFileSync(file, 'latin1'), 10) / 1e6;
}

function isTold(): boolean {
  try {
    return told() > 0;
  } catch {
    return false;
  }
}
