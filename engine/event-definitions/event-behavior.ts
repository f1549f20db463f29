import type { SingleDefinition } from '../definition/event-definition.js';
import type { EndEvent, FlowNode, IntermediateThrowEvent } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import type { OpenJob, Scope } from '../state/instance-state.js';

/** Which of several definitions of one event a job waits for. */
export type Which = Pick<OpenJob, 'event'>;

/** An event that throws. */
export type ThrowEvent = EndEvent | IntermediateThrowEvent;

/** What an event definition does at the places where it may stand. */
export interface EventBehavior<Definition extends SingleDefinition = SingleDefinition> {
  /** Begins to wait for it in a scope: an intermediate event's own, the activity of a boundary event, or what is around an event sub-process. */
  arm?(run: Run, definition: Definition, node: FlowNode, scope: Scope, which: Which): void;
  /** It fired where it does not interrupt. True = the job goes on waiting as it is. */
  rearm?(run: Run, definition: Definition, node: FlowNode, scope: Scope, job: OpenJob): boolean;
  /** A token reached an event that throws it. */
  throw?(run: Run, definition: Definition, node: ThrowEvent, scopeId: string): void;
  /** What it asked to be undone is undone; `scope` is the event's own. */
  compensated?(run: Run, definition: Definition, node: FlowNode, scope: Scope): void;
  /** The throw says what becomes of the token; else it goes on by the outgoing flows. */
  readonly takesToken?: boolean;
}
