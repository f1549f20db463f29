import type { ScriptJob } from '../job.js';
import type { Json } from '../state/instance-state.js';

/** A script of a kept run, with what it is asked now: who can run scripts finds out whether it still gives the same. */
export interface RepeatedScript {
  /** Place of its act in the run. */
  readonly act: number;
  readonly job: ScriptJob;
  /** What it gave when the run was kept. */
  readonly result: Json;
}

/** By the clock or by chance, a script gives something else every time. */
export const isRepeatable = ({ source }: ScriptJob): boolean => !/\bDate\b|\brandom\b/.test(source);
