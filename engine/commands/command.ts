import type { Json, Variables } from '../state/instance-state.js';

/** Who gives a command and when. `by` is null for the system (timer, message, job). */
export interface CommandOrigin {
  /** UTC, ISO 8601 with milliseconds: the only clock the engine has. */
  readonly at: string;
  /** Person id, or null for the system. */
  readonly by: string | null;
  /** Person id of who really acts, in the place of `by` (代理); absent = `by` does. */
  readonly standIn?: string;
}

/** Where 退回 goes: the first user task of the process, the step passed last before this one, or a passed step by id. */
export type ReturnTarget = 'applicant' | 'previous' | { readonly elementId: string };

/** After rework: `redo` (重走) takes every step again, `direct` (直送) goes straight back to the step that returned. */
export type ReturnMode = 'redo' | 'direct';

/** How several people share one step: 会签 all, 或签 any, 依次 sequential. */
export type SharingMode = 'all' | 'any' | 'sequential';

/** One person or group that a step is offered to. */
export interface Approver {
  /** Person id. */
  readonly user?: string;
  /** Group key as the shell names it, e.g. `role:accountant`; its members are candidates. */
  readonly group?: string;
  /** What the vote counts where votes are weighed; absent = 1. */
  readonly weight?: number;
}

/** Answer to an `approvers` job. Empty = nobody found: the step's `whenEmpty` policy decides. */
export interface ApproversResult {
  readonly approvers: readonly Approver[];
  /** Others are asked than the rules name: instead of the applicant (`own`), or because there was nobody (`empty`). */
  readonly replaced?: 'own' | 'empty';
}

/** Where a token is that an administrator moves: something active, a token parked at a join, or one that is stuck. */
export type TokenPlace =
  { readonly activityId: string } | { readonly tokenId: string } | { readonly incidentId: string };

/** Where it goes on: at an element as if nothing had to be waited for, or arriving by a flow (which a join counts). */
export type TokenTarget = { readonly elementId: string } | { readonly flowId: string };

/** Everything that can be asked of a running instance. A command that the state forbids is thrown as CommandRejected. */
export type Command = CommandOrigin &
  (
    | {
        readonly type: 'completeTask';
        readonly taskId: string;
        readonly outcome?: 'approve';
        /** Who gets steps behind this one whose approvers the one before chooses: person ids by element. */
        readonly nextApprovers?: { readonly [elementId: string]: readonly string[] };
        readonly variables?: Variables;
      }
    | { readonly type: 'refuseTask'; readonly taskId: string; readonly variables?: Variables }
    | {
        readonly type: 'returnTo';
        readonly taskId: string;
        readonly target: ReturnTarget;
        readonly mode?: ReturnMode;
        readonly variables?: Variables;
      }
    | {
        readonly type: 'addApprovers';
        readonly taskId: string;
        readonly position: 'before' | 'after' | 'parallel';
        readonly people: readonly string[];
        readonly mode?: SharingMode;
      }
    | {
        readonly type: 'removeApprovers';
        /** The task they were added to (加签) or that was delegated to them. */
        readonly taskId: string;
        readonly people: readonly string[];
      }
    | { readonly type: 'claimTask'; readonly taskId: string }
    | { readonly type: 'releaseTask'; readonly taskId: string }
    | { readonly type: 'delegateTask'; readonly taskId: string; readonly to: string }
    | { readonly type: 'assignTask'; readonly taskId: string; readonly to: string }
    | { readonly type: 'forwardTask'; readonly taskId: string; readonly to: string }
    | { readonly type: 'withdraw' }
    | { readonly type: 'takeBack'; readonly elementId: string }
    | { readonly type: 'terminate' }
    | { readonly type: 'moveToken'; readonly from: TokenPlace; readonly to: TokenTarget }
    | { readonly type: 'suspend' }
    | { readonly type: 'resume' }
    | { readonly type: 'fireTimer'; readonly jobId: string }
    | {
        readonly type: 'deliverMessage';
        /** The subscription (a `message` job) it is for. */
        readonly jobId: string;
        /** Id of the message itself: delivered once however often it comes. */
        readonly messageId: string;
        readonly variables?: Variables;
      }
    | {
        readonly type: 'deliverSignal';
        /** The subscription (a `signal` job) it is for. */
        readonly jobId: string;
        readonly variables?: Variables;
      }
    | {
        readonly type: 'escalateJob';
        /** The `call` job of the process that the escalation comes from; the job goes on waiting. */
        readonly jobId: string;
        readonly code: string | null;
        readonly variables?: Variables;
      }
    | { readonly type: 'completeJob'; readonly jobId: string; readonly result?: Json }
    | {
        readonly type: 'failJob';
        readonly jobId: string;
        /** A BPMN error code goes to the error boundary that catches it; without one it is an incident. */
        readonly errorCode?: string;
        readonly message: string;
      }
    | { readonly type: 'retryIncident'; readonly incidentId: string }
    | { readonly type: 'setVariables'; readonly variables: Variables }
    | {
        readonly type: 'startActivity';
        /** The ad-hoc sub-process that runs, and one of `startableActivities` in it. */
        readonly activityId: string;
        readonly elementId: string;
        /** Visible to this one activity only. */
        readonly variables?: Variables;
      }
  );

/** What a new instance starts with. */
export interface StartRequest extends CommandOrigin {
  /** The applicant: who `approvers kind="applicant"` resolves to. */
  readonly by: string;
  readonly variables?: Variables;
  /** IANA name of the zone whose clocks and calendar the instance goes by; absent = UTC. */
  readonly timeZone?: string;
  /** One of the process's `starts`; without it the none start event, or the first. */
  readonly startEventId?: string;
  /** Which of several definitions of that start has happened; a parallel multiple one then waits for the others. */
  readonly startDefinition?: number;
}
