import type { TaskOrigin } from '../event.js';
import type { ApprovalMode, Quorum } from '../definition/approval.js';
import type { Undoing } from '../compensation/undoing.js';
import type { Approver } from '../commands/command.js';
import type { WaitingJob } from '../job.js';
import type { Move } from './move.js';

/** A value that survives `JSON.parse(JSON.stringify(value))` unchanged. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Variables of a scope, by name. */
export type Variables = { [name: string]: Json };

/**
 * What an instance is after a step. `completed` = every token was consumed by end events;
 * `failed` = an error that nobody caught ended it; `refused` = a task was answered with 不同意; `terminated` = ended from outside.
 */
export type InstanceStatus = 'running' | 'suspended' | 'completed' | 'failed' | 'refused' | 'terminated';

/**
 * A user task that its scope has passed (its number, see `elementNumbers`), and who did it (indexes into
 * `InstanceState.people`). As short as can be, because a waiting case holds one per step; in an array, because the order
 * is the order of passing.
 */
export type Passed = readonly [element: number, ...people: number[]];

/**
 * A user task (its number), who did it, and who approved with them (indexes into `InstanceState.people`): in their place
 * (代理), or because they were added to their task (加签).
 */
export type StoodIn = readonly [element: number, person: number, standIn: number];

/** Where a multi-instance body is. Present only on the body; its instances are its child scopes. */
export interface Loop {
  readonly total: number;
  /** Instances started so far. */
  readonly started: number;
  readonly completed: number;
  /** Items still to come; sequential only, a parallel body hands them out at once. */
  readonly items?: readonly Json[];
  /** Output items in input order, null where an instance gave none (yet). */
  readonly outputs?: readonly Json[];
  /** Of a user task: who has done which instance so far, oldest first; it can be taken back (取回). */
  readonly answered?: readonly AnsweredInstance[];
  /** Of a 票签: how it stood in an instance that is done, by its 1-based number. */
  readonly ballots?: { readonly [instance: number]: Ballot };
}

/** Its 1-based number, the item that it had (null = none), and who did it (indexes into `people`). */
export type AnsweredInstance = readonly [instance: number, item: Json, ...people: number[]];

/** Something that was completed and can be undone. Kept only where the drawing has something that does it. */
export interface Compensation {
  /** Number of the activity, see `elementNumbers`. */
  readonly element: number;
  /** The data of then: what the handler reads, or the variables of a sub-process. */
  readonly variables?: Variables;
  /** Of a sub-process: what was completed inside. */
  readonly inside?: readonly Compensation[];
  /** It is being undone: not undone yet. */
  readonly isRunning?: true;
}

/**
 * Something active: the process, a sub-process, an activity, a multi-instance body or one of its instances,
 * or an event that is waited for. Scopes form a tree; what ends or cancels one ends everything below it.
 * Its id is the `activityId` of events. Parents stand before their children.
 */
export interface Scope {
  readonly id: string;
  /** Process id for the root. */
  readonly elementId: string;
  /** Null for the root. */
  readonly parentId: string | null;
  /** Own variables; absent = none. */
  readonly variables?: Variables;
  /** User tasks passed directly in this scope or in sub-processes that ended in it. */
  readonly passed?: readonly Passed[];
  /**
   * What instances and rounds of sub-processes that ended in it have passed, each step once: nobody goes back there, but
   * steps may exclude who did it (`earlierApprovers`). Kept only where a step of the process does.
   */
  readonly passedInside?: readonly Passed[];
  /** Of those of them that were a 票签; of a user task itself its own, when it has decided or is taken back. */
  readonly ballots?: readonly Ballot[];
  /** Whom the approver before chose for steps to come in this scope; absent = nobody. */
  readonly chosen?: readonly Passed[];
  readonly loop?: Loop;
  /** Rounds that a standard loop has done. Present only on its body; the round that runs is its child scope. */
  readonly rounds?: number;
  /** Of an ad-hoc sub-process: its completion condition has held, what runs may end. */
  readonly isClosing?: boolean;
  /** What was completed directly in it and can be undone, in the order of completion. */
  readonly compensations?: readonly Compensation[];
  /** It undoes its `compensations`, the last first: the event that asked for it, or a sub-process that is undone. */
  readonly isCompensating?: true;
  /** Why it undoes, where the event that asked for it does not say (see `undoingOf`). */
  readonly undoing?: Undoing;
  /** Complex gateways that have fired and wait for the rest, with the flows whose tokens they took then. */
  readonly resetting?: readonly Resetting[];
  /** Complex gateways that are through, with the flows that made them fire: a step before them may be done again. */
  readonly served?: readonly Resetting[];
  /** 1-based number of a round of a standard loop. */
  readonly round?: number;
  /** 1-based number of a multi-instance instance. */
  readonly loopCounter?: number;
  /** Who has done this user task so far (indexes into `people`). */
  readonly doneBy?: readonly number[];
  /** Somebody acted on this user task, so that nobody before can take the case back (取回). */
  readonly isActedOn?: true;
  /** Reached by 退回: its tasks go to these people instead of asking for approvers. */
  readonly rework?: readonly string[];
}

/** A complex gateway between its two phases (§13.4.5). */
export interface Resetting {
  readonly elementId: string;
  readonly flowIds: readonly string[];
}

/** A token parked where it cannot go on alone: at a join. Every other token is a scope, a job or an incident. */
export interface Token {
  readonly id: string;
  readonly scopeId: string;
  readonly elementId: string;
  /** Flow it came by: joins count flows, not tokens. */
  readonly flowId: string;
}

/** How people hang on a task: 加签 before, after or beside it, or 委派: asked for an opinion before it. */
export type AddedPosition = 'before' | 'after' | 'parallel' | 'delegated';

/** How a vote stands. */
export interface Tally {
  readonly total: number;
  readonly approved: number;
  readonly refused: number;
}

/** People who share a step, or who were added to one task of it (加签), and how they decide together. */
export interface TaskGroup {
  readonly id: string;
  /** The user task's scope. */
  readonly scopeId: string;
  /** Task they were added to; null = the step's own approvers. */
  readonly addedTo: string | null;
  readonly position: AddedPosition | null;
  readonly addedBy: string | null;
  readonly mode: ApprovalMode;
  /** Share that passes a vote; present for mode `vote` only. */
  readonly passPercent?: number;
  /** What passes and what refuses a vote, where it is not (only) a share. */
  readonly passQuorum?: Quorum;
  readonly refuseQuorum?: Quorum;
  readonly total: number;
  readonly approved: number;
  readonly refused: number;
  /** The same three as sums of weights; present where votes are weighed. */
  readonly weights?: Tally;
  /** Not asked yet: the rest of 依次, or all of an `after` group until its task is answered. */
  readonly queue?: readonly Approver[];
  /** Who has decided what so far, while the others have not: it can be taken back (取回). Only of a step's own approvers. */
  readonly votes?: readonly Vote[];
}

/** What one person of a step has decided (index into `people`), and what it counts where votes are weighed. */
export interface Vote {
  readonly person: number;
  readonly outcome: 'approve' | 'refuse';
  readonly weight?: number;
}

/**
 * How a 票签 stood when it passed, kept while the step can be taken back (取回) or returned to (退回): then the other votes
 * still count, or all vote again, with the weights of then.
 */
export interface Ballot {
  /** Number of the user task, see `elementNumbers`. */
  readonly element: number;
  /** Its group as it was then. */
  readonly group: Omit<TaskGroup, 'id' | 'scopeId'>;
  /** Who was asked and had not decided. */
  readonly undecided: readonly Approver[];
}

/** One person's (or one offered) part of a user task. */
export interface TaskState {
  readonly id: string;
  readonly scopeId: string;
  readonly groupId: string;
  readonly assignee: string | null;
  readonly candidates: readonly string[];
  /** Whom it was offered to before it was claimed, and is again when it is released. */
  readonly offeredTo?: readonly string[];
  /**
   * `suspended` waits for people added before it or for rework (直送); `answered` for people added beside or after it;
   * `returned` asked for that rework and gets a new task after it.
   */
  readonly status: 'open' | 'suspended' | 'answered' | 'returned';
  readonly origin: TaskOrigin;
  /** What its answer counts where votes are weighed; absent = 1. */
  readonly weight?: number;
  /** Who was added to it (加签) and has agreed (indexes into `people`). */
  readonly agreed?: readonly number[];
}

/** What is left of a timer cycle. */
export interface TimerCycle {
  /** Duration of one round, ISO 8601; or a cron expression. */
  readonly interval: string;
  /** Start of the grid, UTC ISO: round n is due at start + n × interval. */
  readonly start: string;
  /** Rounds after the armed one; null = without end. */
  readonly left: number | null;
}

/** What is waited for from outside; the shell got the matching `Job`. */
export interface OpenJob {
  readonly id: string;
  /** `conditional` waits inside the instance: the shell does not know of it. */
  readonly kind: WaitingJob['kind'] | 'conditional';
  /** Scope that dies with it or it with: the activity, or the event that is waited for. */
  readonly scopeId: string;
  /** The waiting element; of a boundary event its own id, while the scope is the activity's. */
  readonly elementId: string;
  /** Timers only, UTC ISO. */
  readonly dueAt?: string;
  readonly cycle?: TimerCycle;
  /** Which of several definitions of the event it waits for. */
  readonly event?: number;
  /** What the others of a parallel multiple event have brought to the event sub-process that it begins. */
  readonly brought?: Variables;
  /** The condition held when it was looked at last: it has to become false before it counts again. */
  readonly isMet?: true;
}

/** A place where the process cannot go on; `move` is tried again by `retryIncident`. */
export interface IncidentState {
  readonly id: string;
  readonly elementId: string;
  readonly scopeId: string;
  readonly code: string;
  readonly data: { readonly [key: string]: Json };
  readonly move: Move;
}

/** Everything that is known of an instance: plain JSON, without the graph and without what is over. */
export interface InstanceState {
  /** Shape of the state; `upgrade` lifts older ones. */
  readonly version: 1;
  readonly processId: string;
  readonly status: InstanceStatus;
  /** Last number given to an id of this instance. */
  readonly counter: number;
  /** Person ids that others refer to by index; the first is the applicant. */
  readonly people: readonly string[];
  /** Somebody acted on the case since the applicant last submitted it. */
  readonly isActedOn: boolean;
  /** IANA name of the zone whose clocks and calendar it goes by; absent = UTC. */
  readonly timeZone?: string;
  readonly scopes: readonly Scope[];
  readonly tokens: readonly Token[];
  readonly groups: readonly TaskGroup[];
  readonly tasks: readonly TaskState[];
  readonly jobs: readonly OpenJob[];
  readonly incidents: readonly IncidentState[];
  /** Ids of the messages delivered last, newest at the end: a repeated one is ignored. */
  readonly messageIds: readonly string[];
  /** Who did steps in whose place or beside them (代理, 加签), for policies that look at who has acted; absent = nobody. */
  readonly stoodIn?: readonly StoodIn[];
  /** As `Scope.chosen`, of states that were saved before choices stood in scopes; read, never written. */
  readonly chosen?: readonly Passed[];
}
