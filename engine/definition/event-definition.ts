import type { Expression } from './parsed-expression.js';

export interface TimerDefinition {
  readonly kind: 'timer';
  /** FEEL or literal ISO 8601: a date-time, a duration (`P1DT2H`), or a cycle (`R3/PT10H`, `R/PT24H`). */
  readonly timer: 'date' | 'duration' | 'cycle';
  readonly value: Expression;
  /** Of a duration: it is counted in the school's working time, which the shell knows. */
  readonly isWorkingTime?: true;
}

export interface MessageDefinition {
  readonly kind: 'message';
  readonly name: string;
  /** FEEL; null = addressed to the instance itself. */
  readonly correlationKey: Expression | null;
  /** Of a thrown one: its key is taken out of what it carries (a BPMN correlation key). */
  readonly isOfPayload?: true;
}

export interface ErrorDefinition {
  readonly kind: 'error';
  /** null catches any. */
  readonly code: string | null;
}

/** Reaches everybody who waits for it, in this instance and in others. */
export interface SignalDefinition {
  readonly kind: 'signal';
  readonly name: string;
}

export interface EscalationDefinition {
  readonly kind: 'escalation';
  /** null catches any. */
  readonly code: string | null;
}

export interface ConditionalDefinition {
  readonly kind: 'conditional';
  readonly condition: Expression;
}

/** A pair of links is read as a sequence flow that is called as the throwing event. */
export interface LinkDefinition {
  readonly kind: 'link';
  readonly name: string;
}

export interface CompensationDefinition {
  readonly kind: 'compensation';
  /** Thrown: the activity to compensate; null = everything that its scope has completed. */
  readonly activityId: string | null;
  /** Thrown: the token goes on only when the compensation is done. */
  readonly waitsForCompletion: boolean;
}

/** Several definitions at one event: caught, one of them is enough, or all must have occurred; thrown, all are. */
export interface MultipleDefinition {
  readonly kind: 'multiple';
  readonly isParallel: boolean;
  readonly events: readonly SingleDefinition[];
}

export type SingleDefinition =
  | { readonly kind: 'none' }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'cancel' }
  | TimerDefinition
  | MessageDefinition
  | ErrorDefinition
  | SignalDefinition
  | EscalationDefinition
  | ConditionalDefinition
  | LinkDefinition
  | CompensationDefinition;

export type EventDefinition = SingleDefinition | MultipleDefinition;
