import type { FlowNode } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import type { Json, OpenJob, Scope, Variables } from '../state/instance-state.js';
import type { Move } from '../state/move.js';

/** How a token comes to an element. */
export type Arrival = Omit<Extract<Move, { type: 'enter' }>, 'type' | 'elementId'> & {
  /** Null when it did not come by a flow. */
  readonly flowId: string | null;
};

/** What the outside answered to a job. */
export type Answer =
  | { readonly type: 'completed'; readonly result: Json }
  | {
      readonly type: 'failed';
      readonly message: string;
      /** A BPMN error that nobody catches. */
      readonly errorCode?: string;
    }
  | {
      readonly type: 'fired';
      /** What it has brought to the event sub-process that it begins. */
      readonly brought?: Variables;
    };

/** What an element does. The interpreter does the rest: scopes, cancelling, boundary events, incidents. */
export interface ElementBehavior<Node extends FlowNode = FlowNode> {
  /** A token arrives; by its flow, or without one where a scope starts. */
  enter(run: Run, node: Node, arrival: Arrival): void;
  /** Its work is done again after an incident. Only elements that have a scope. */
  restart?(run: Run, node: Node, scope: Scope): void;
  /** The answer to a job it waits for. `scope` is the job's scope. */
  resume?(run: Run, node: Node, scope: Scope, job: OpenJob, answer: Answer): void;
  /**
   * The event that it catches happened in `scope`: the host of a boundary event, what is around an event sub-process.
   * `brought`: what of it is for the event sub-process.
   */
  trigger?(run: Run, node: Node, scope: Scope, brought?: Variables): void;
  /** Can a parked token go on? Asked whenever everything else has come to rest. */
  recheck?(run: Run, node: Node, scopeId: string): void;
  /** `child` ended in `scope`, or (null) a token did: is the scope done? */
  childEnded?(run: Run, node: Node, scope: Scope, child: Scope | null): void;
  /** An element directly inside has completed. False = its token goes no further. */
  childCompleted?(run: Run, node: Node, scope: Scope, child: Scope): boolean;
  /** Activities directly inside begin only when somebody chooses them. */
  readonly isChosenInside?: boolean;
  /** Several flows may leave it at once, so that what follows on one does not know what happens on another. */
  readonly isFork?: boolean;
  /** It makes one token of those that have come by several flows. */
  readonly joins?: boolean;
  /** It fires only when every incoming flow has a token. */
  readonly needsEveryFlow?: boolean;
}

/** What an activity does inside; `activity()` adds what all activities share. */
export interface ActivityBehavior<Node extends FlowNode> {
  /** Begin the work in the activity's own scope. Also called to begin it again after an incident. */
  begin(run: Run, node: Node, scope: Scope, arrival: Arrival | null): void;
  resume?: ElementBehavior<Node>['resume'];
  childEnded?: ElementBehavior<Node>['childEnded'];
  childCompleted?: ElementBehavior<Node>['childCompleted'];
  readonly isChosenInside?: boolean;
}
