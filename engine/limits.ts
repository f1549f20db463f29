/** What one step may do at most; beyond it an incident is kept instead of going on. */
export interface Limits {
  /** Moves of tokens in one step: stops a loop without a wait. */
  readonly moves: number;
  /** Instances of one multi-instance activity. */
  readonly instances: number;
}

/** Used where the caller sets nothing. */
export const defaultLimits: Limits = { moves: 10_000, instances: 1_000 };
