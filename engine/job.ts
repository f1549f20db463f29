import type { Json, Variables } from './state/instance-state.js';

interface JobBase {
  /** Unique within the instance, e.g. `j7`. */
  readonly id: string;
  readonly elementId: string;
}

/** Who gets this user task? Answered at once by the shell with `completeJob` (result: ApproversResult). */
export interface ApproversJob extends JobBase {
  readonly kind: 'approvers';
}

/** Wake the instance with `fireTimer` at `dueAt` (UTC ISO) or as soon after as possible. */
export interface TimerJob extends JobBase {
  readonly kind: 'timer';
  readonly dueAt: string;
}

/** A subscription: when a message of this name and correlation key comes, `deliverMessage`. */
export interface MessageJob extends JobBase {
  readonly kind: 'message';
  readonly name: string;
  /** null: any message of this name that is addressed to the instance itself. */
  readonly correlationKey: string | null;
}

/** Call the service `type` (e.g. `http`) and answer with `completeJob` or `failJob`. */
export interface ServiceJob extends JobBase {
  readonly kind: 'service';
  readonly type: string;
  readonly settings: { readonly [key: string]: Json };
  readonly input: Variables;
}

/** What a token waits for and the shell has to see to. */
export type Job = ApproversJob | TimerJob | MessageJob | ServiceJob;
