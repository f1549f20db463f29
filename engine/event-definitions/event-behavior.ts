import type { EventDefinition, FlowNode } from '../definition/graph.js';
import type { Run } from '../run.js';
import type { OpenJob, Scope } from '../state/instance-state.js';

/** What an event definition does at the places where it may stand. */
export interface EventBehavior<Definition extends EventDefinition = EventDefinition> {
  /** Begins to wait for it in a scope: an intermediate event's own, or the activity of a boundary event. */
  arm?(run: Run, definition: Definition, node: FlowNode, scope: Scope): void;
  /** It fired where it does not interrupt. True = the job goes on waiting as it is. */
  rearm?(run: Run, definition: Definition, node: FlowNode, scope: Scope, job: OpenJob): boolean;
  /** A token reached an end event with it. */
  end?(run: Run, definition: Definition, node: FlowNode, scopeId: string): void;
}
