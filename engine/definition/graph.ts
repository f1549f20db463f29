import type { EventDefinition } from './event-definition.js';
import type { FlowNode } from './flow-node.js';
import type { Expression } from './parsed-expression.js';
import type { Problem } from './problem.js';

export interface SequenceFlow {
  readonly id: string;
  readonly name: string | null;
  readonly sourceId: string;
  readonly targetId: string;
  readonly condition: Expression | null;
}

/** An element by which an instance can start, and the event that does it: what the shell subscribes to. */
export interface ProcessStart {
  /** Start event, instantiating receive task, or event behind an instantiating event-based gateway. */
  readonly elementId: string;
  readonly event: EventDefinition;
}

/** A process, compiled once and deeply frozen: what `start` and `step` walk. */
export interface Process {
  readonly id: string;
  /** Its own, else that of its pool. */
  readonly name: string | null;
  /** The drawing says that people start this one of its processes; absent = it says nothing. */
  readonly isMain?: true;
  readonly nodes: { readonly [id: string]: FlowNode };
  readonly flows: { readonly [id: string]: SequenceFlow };
  /** Where an instance starts of which nothing else is said: the none start event, else the first start. */
  readonly startEventId: string;
  /** Every way to start an instance, in the order of the file. */
  readonly starts: readonly ProcessStart[];
  readonly eventSubProcessIds: readonly string[];
  /** First user task reached from the start: the applicant's, target of 退回 to the applicant; null without one. */
  readonly applicantTaskId: string | null;
  /** Names of its properties and of the data objects in it that associations use; they are there from the start. */
  readonly locals: readonly string[];
  /** Names that it declares as inputs or that its expressions read and nothing in it writes: what is to be handed in. */
  readonly inputVariables: readonly string[];
}

/** A compiled file. */
export interface Definitions {
  readonly processes: readonly Process[];
  /** What could be read but deserves a look (unknown extension attributes …). */
  readonly warnings: readonly Problem[];
}
