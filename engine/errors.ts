import type { Problem } from './definition/problem.js';
import type { Json } from './state/instance-state.js';

/** The file cannot be executed; `problems` names every reason with its element. Thrown by `compile`. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
  constructor(readonly problems: readonly Problem[]) {
    super(
      `Expected an executable BPMN file, but ${problems.map((p) => `${p.code} at ${p.elementId ?? 'the file'}`).join('; ')}.`,
    );
  }
}

/** Why the state says no. */
export type RejectionCode =
  | 'instance.notRunning'
  | 'start.unknown'
  | 'task.notOpen'
  | 'task.notYours'
  | 'task.waiting'
  | 'job.notOpen'
  | 'incident.notOpen'
  | 'return.notPassed'
  | 'withdraw.tooLate'
  | 'takeBack.tooLate'
  | 'task.notClaimed'
  | 'approvers.notThere'
  | 'instance.notSuspended'
  | 'token.notThere'
  | 'token.noWayIn'
  | 'migration.impossible'
  | 'approvers.alreadyThere'
  | 'approvers.none'
  | 'activity.notStartable'
  | 'action.notAllowed';

/** The state does not allow the command; nothing has changed. The shell answers 409. */
export class CommandRejected extends Error {
  override readonly name = 'CommandRejected';
  constructor(
    readonly code: RejectionCode,
    readonly data: { readonly [key: string]: Json },
    message: string,
  ) {
    super(message);
  }
}

/** Why a process cannot go on; every part that shows them has a sentence for each. */
export const incidentCodes = [
  'flow.noneHolds',
  'expression.failed',
  'approvers.nobody',
  'job.failed',
  'error.uncaught',
  'timer.invalid',
  'message.correlationKey',
  'multiInstance.collection',
  'multiInstance.cardinality',
  'multiInstance.tooMany',
  'data.inputMissing',
  'data.outputMissing',
  'data.noParts',
  'moves.tooMany',
  'join.deadlock',
] as const;

/** One of `incidentCodes`. */
export type IncidentCode = (typeof incidentCodes)[number];

/** Raised inside a step: the move that raised it is undone and kept as an incident. Never leaves the engine. */
export class IncidentRaised extends Error {
  override readonly name = 'IncidentRaised';
  constructor(
    readonly code: IncidentCode,
    readonly elementId: string,
    readonly data: { readonly [key: string]: Json },
  ) {
    super(`Expected ${elementId} to go on, but ${code}.`);
  }
}
