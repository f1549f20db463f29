import type { Binding } from './definition/flow-node.js';
import type { Json, Variables } from './state/instance-state.js';

interface JobBase {
  /** Unique within the instance, e.g. `j7`. */
  readonly id: string;
  readonly elementId: string;
}

/** Who gets this user task? Answered at once by the shell with `completeJob` (result: ApproversResult). */
export interface ApproversJob extends JobBase {
  readonly kind: 'approvers';
  /** Person ids that an approver before chose for it; absent = nobody chose. */
  readonly chosen?: readonly string[];
}

/** Wake the instance with `fireTimer` at `dueAt` (UTC ISO) or as soon after as possible. */
export interface TimerJob extends JobBase {
  readonly kind: 'timer';
  readonly dueAt: string;
  /** ISO 8601 duration from now on, in working time: the shell knows the calendar, `dueAt` is as clocks go. */
  readonly workingTime?: string;
}

/** A subscription: when a message of this name and correlation key comes, `deliverMessage`. */
export interface MessageJob extends JobBase {
  readonly kind: 'message';
  readonly name: string;
  /** null: any message of this name that is addressed to the instance itself. */
  readonly correlationKey: string | null;
}

/** A subscription: when a signal of this name is thrown anywhere, `deliverSignal`. */
export interface SignalJob extends JobBase {
  readonly kind: 'signal';
  readonly name: string;
}

/** Call the service `type` (e.g. `http`) and answer with `completeJob` or `failJob`. */
export interface ServiceJob extends JobBase {
  readonly kind: 'service';
  readonly type: string;
  readonly settings: { readonly [key: string]: Json };
  readonly input: Variables;
}

/** Evaluate a decision (DMN) and answer with `completeJob` or `failJob`. */
export interface DecisionJob extends JobBase, Binding {
  readonly kind: 'decision';
  readonly decisionId: string;
  readonly input: Variables;
}

/** Run a script in the sandbox and answer with `completeJob` (what it returns) or `failJob`. */
export interface ScriptJob extends JobBase {
  readonly kind: 'script';
  readonly language: 'javascript';
  readonly source: string;
  readonly input: Variables;
}

/**
 * Start an instance of another process; answer with `completeJob` (result: its variables) when it has completed, with
 * `failJob` when it ended by an error. When the job is canceled the called instance has to be terminated.
 */
export interface CallJob extends JobBase, Binding {
  readonly kind: 'call';
  readonly calledElement: string;
  readonly input: Variables;
}

/** Send a message; nothing waits for an answer. */
export interface ThrowMessageJob extends JobBase {
  readonly kind: 'throwMessage';
  readonly name: string;
  /** null: to whoever waits for a message of this name without a key. */
  readonly correlationKey: string | null;
  readonly variables: Variables;
}

/** Throw a signal to the other instances and to start events; this instance has it already. */
export interface ThrowSignalJob extends JobBase {
  readonly kind: 'throwSignal';
  readonly name: string;
  readonly variables: Variables;
}

/** What a token waits for and the shell has to see to. */
export type WaitingJob =
  ApproversJob | TimerJob | MessageJob | SignalJob | ServiceJob | DecisionJob | ScriptJob | CallJob;

/** What the shell has to do without an answer; it is not kept in the state. */
export type OutboundJob = ThrowMessageJob | ThrowSignalJob;

/** What a step asks the shell to do. */
export type Job = WaitingJob | OutboundJob;
