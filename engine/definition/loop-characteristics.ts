import type { Mapping } from './data-mapping.js';
import type { EventDefinition } from './event-definition.js';
import type { Expression } from './parsed-expression.js';

/** Thrown implicitly when an instance ends; boundary events on the activity can catch it (§13.3.7). */
export interface InstanceEvent {
  /** Of each instance, of the first only, or where a condition holds. */
  readonly when: 'each' | 'first' | Expression;
  readonly event: EventDefinition;
}

/** bpmn:MultiInstanceLoopCharacteristics. */
export interface MultiInstance {
  readonly isSequential: boolean;
  readonly cardinality: Expression | null;
  readonly collection: Expression | null;
  /** Variable that holds the item of one instance. */
  readonly inputItem: string | null;
  readonly outputCollection: string | null;
  readonly outputItem: Expression | null;
  /** Data of the body that the collection is taken from, where it is an input of the activity. */
  readonly inputs: readonly Mapping[];
  /** Where the output collection goes, where it is an output of the activity; else it is a variable outside. */
  readonly outputs: readonly Mapping[] | null;
  /** Its `behavior`; none = All. */
  readonly events: readonly InstanceEvent[];
  readonly completionCondition: Expression | null;
}

/** bpmn:StandardLoopCharacteristics: again and again, one round after the other. */
export interface StandardLoop {
  /** Asked before every round, else only after each. */
  readonly testBefore: boolean;
  /** Another round while it holds; sees the rounds done as `loopCounter`. Null = until the maximum. */
  readonly condition: Expression | null;
  /** Rounds at most; null = as many as the condition wants. */
  readonly maximum: number | null;
}
