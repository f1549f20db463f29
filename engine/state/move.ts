import type { Ballot, Variables } from './instance-state.js';

/**
 * One piece of work of the interpreter. Plain JSON: a move that fails is kept in its incident and tried again.
 * `scopeId` is the scope it happens in; for `restart` and `complete` the activity itself.
 */
export type Move =
  /** A token arrives at the target of a flow. */
  | { readonly type: 'arrive'; readonly flowId: string; readonly scopeId: string }
  /** An element begins without a flow: a start event, an instance of a multi-instance body, a target of 退回. */
  | {
      readonly type: 'enter';
      readonly elementId: string;
      readonly scopeId: string;
      readonly loopCounter?: number;
      /** Number of a round of a standard loop. */
      readonly round?: number;
      readonly variables?: Variables;
      /** Elements to enter inside a sub-process instead of its start event, outermost first. */
      readonly path?: readonly string[];
      /** What it waits for has happened already: the definition of this number, or all of them. */
      readonly occurred?: number | 'all';
      /** Who has to do the (innermost) user task again. */
      readonly rework?: readonly string[];
      /** Who else has done that task; their answers stand (取回). Indexes into `people`. */
      readonly doneBy?: readonly number[];
      /** How that task stood, where it was a 票签: it goes on from there. */
      readonly ballot?: Ballot;
    }
  /** The event sub-processes of the process begin to wait. */
  | { readonly type: 'arm'; readonly scopeId: string }
  /** A condition that a job waits for is looked at. */
  | { readonly type: 'check'; readonly jobId: string; readonly elementId: string; readonly scopeId: string }
  /** What a job waits for has happened, and brings variables. */
  | {
      readonly type: 'deliver';
      readonly jobId: string;
      readonly elementId: string;
      readonly scopeId: string;
      readonly variables?: Variables;
    }
  /** A token is used up. */
  | { readonly type: 'consume'; readonly scopeId: string }
  /** An open activity does its work again, after an incident. */
  | { readonly type: 'restart'; readonly scopeId: string }
  /** An activity is done: outputs, then its outgoing flows. */
  | { readonly type: 'complete'; readonly scopeId: string }
  /** A token leaves an element by its outgoing flows. */
  | { readonly type: 'leave'; readonly elementId: string; readonly scopeId: string }
  /** A join looks again whether it can fire. */
  | { readonly type: 'recheck'; readonly elementId: string; readonly scopeId: string };

/** Is the move of a token on its way from one element to the next? It is what can be put elsewhere while it is stuck. */
export function isOnItsWay(move: Move): boolean {
  return move.type === 'arrive' || move.type === 'enter' || move.type === 'leave';
}
