import type { Expression } from './parsed-expression.js';

/** Data of an event that catches. */
export interface EventData {
  /** Names that take what the event brings; without any it goes to the variables around. */
  readonly dataOutputs: readonly string[];
  readonly associations: readonly Mapping[];
  /** Our mappings, which see what the event brings; where there are any, only what they give is written. */
  readonly takes: readonly Mapping[];
}

/** `variable := expression`, from `xiaowu:input` / `xiaowu:output` or a data association. */
export interface Mapping {
  readonly variable: string;
  readonly expression: Expression;
  /** Only this part of the variable, by its keys, outermost first. */
  readonly path?: readonly string[];
  /** Writes data that stands outside the activity, also from one of several instances. */
  readonly isShared?: true;
}

/** Data of an activity by the standard's means; its associations are read as input and output mappings (§10.4). */
export interface ActivityData {
  /** Names that belong to the activity: its properties and outputs, of a sub-process also its data objects. */
  readonly locals: readonly string[];
  /** What takes the result of the work. */
  readonly dataOutputs: readonly string[];
  /** It begins when all names of one of the sets have a value; none = at once. */
  readonly inputSets: readonly (readonly string[])[];
  /** It can end when all names of one of the sets have a value; none = always. */
  readonly outputSets: readonly (readonly string[])[];
}
