import type { ReturnMode } from './commands/command.js';
import type { WaitingJob } from './job.js';
import type { InstanceStatus, Json, Variables } from './state/instance-state.js';

/** Why an open task or activity went away without being answered. */
export type CancelReason =
  | 'returned'
  | 'withdrawn'
  | 'terminated'
  | 'refused'
  | 'takenBack' // 取回
  | 'removed' // 减签
  | 'moved' // an administrator moved the token
  | 'interrupted' // a boundary event or an error
  | 'decided'; // the other approvers of the step settled it

/** Why a task exists. `added*` = 加签, `delegated` = 委派, `rework` = the step was reached by 退回. */
export type TaskOrigin =
  'entered' | 'addedBefore' | 'addedAfter' | 'addedParallel' | 'delegated' | 'resumed' | 'rework';

/**
 * Facts a step produced, in order. The shell turns them into rows; nothing else leaves the engine.
 * `elementId` is always an id of the BPMN file; `scopeId` tells instances of the same element apart.
 */
export type Event =
  | { readonly type: 'instance.started' }
  | {
      readonly type: 'instance.ended';
      readonly status: Exclude<InstanceStatus, 'running' | 'suspended'>;
      /** Present when it failed: the error that nobody caught. */
      readonly errorCode?: string | null;
    }
  /** It goes on by another version; both are ids of processes. */
  | { readonly type: 'instance.migrated'; readonly from: string; readonly to: string }
  /** An open task of an instance that was migrated: where it belongs now. */
  | { readonly type: 'userTask.migrated'; readonly taskId: string; readonly elementId: string }
  /** A job goes on at an element with another id. */
  | { readonly type: 'job.migrated'; readonly jobId: string; readonly elementId: string }
  | { readonly type: 'instance.suspended' }
  | { readonly type: 'instance.resumed' }
  /** An administrator put a token elsewhere; both are ids of elements. */
  | { readonly type: 'token.moved'; readonly from: string; readonly to: string }
  | { readonly type: 'activity.entered'; readonly elementId: string; readonly activityId: string }
  | { readonly type: 'activity.completed'; readonly elementId: string; readonly activityId: string }
  | {
      readonly type: 'activity.canceled';
      readonly elementId: string;
      readonly activityId: string;
      readonly reason: CancelReason;
    }
  | { readonly type: 'sequenceFlow.taken'; readonly elementId: string }
  | {
      readonly type: 'userTask.created';
      /** Unique within the instance, e.g. `t12`. One task = one person's (or one group's) part of a step. */
      readonly taskId: string;
      readonly elementId: string;
      /** All tasks of one passage through the step share it. */
      readonly activityId: string;
      /** Person id, or null while it is only offered to `candidates`. */
      readonly assignee: string | null;
      /** Person ids and group keys (`role:x`) that may claim or answer it; empty when assigned. */
      readonly candidates: readonly string[];
      readonly origin: TaskOrigin;
      /** The person who added it (加签), else null. */
      readonly addedBy: string | null;
    }
  | { readonly type: 'userTask.claimed'; readonly taskId: string; readonly elementId: string; readonly by: string }
  | {
      readonly type: 'userTask.forwarded';
      readonly taskId: string;
      readonly elementId: string;
      readonly from: string | null;
      readonly to: string;
    }
  /** 指派: a person with the right over the task named who does it. */
  | {
      readonly type: 'userTask.assigned';
      readonly taskId: string;
      readonly elementId: string;
      readonly from: string | null;
      readonly to: string;
    }
  /** 放回: claimed, and offered again. */
  | {
      readonly type: 'userTask.released';
      readonly taskId: string;
      readonly elementId: string;
      readonly from: string;
      readonly candidates: readonly string[];
    }
  /** Waits for approvers that were added before it, or for who was asked for an opinion; `userTask.resumed` when they are done. */
  | { readonly type: 'userTask.suspended'; readonly taskId: string; readonly elementId: string }
  | { readonly type: 'userTask.resumed'; readonly taskId: string; readonly elementId: string }
  | {
      readonly type: 'userTask.completed';
      readonly taskId: string;
      readonly elementId: string;
      readonly outcome: 'approve' | 'refuse' | 'return';
      readonly by: string | null;
    }
  | {
      readonly type: 'userTask.canceled';
      readonly taskId: string;
      readonly elementId: string;
      readonly reason: CancelReason;
    }
  /** Passed without anybody: nobody found (`empty`), approver is the applicant (`own`), or did it just before (`repeated`). */
  | {
      readonly type: 'userTask.skipped';
      readonly elementId: string;
      readonly reason: 'empty' | 'own' | 'repeated';
      readonly user: string | null;
      /** What the step is done for where it runs once for each of several, see `itemsOf`; empty elsewhere. */
      readonly items: readonly Json[];
    }
  /** Others are asked than the step's rules name, as the shell's answer says. */
  | {
      readonly type: 'approvers.replaced';
      readonly elementId: string;
      readonly reason: 'own' | 'empty';
      readonly items: readonly Json[];
    }
  | {
      readonly type: 'returned';
      readonly from: string;
      readonly to: string;
      readonly taskId: string;
      readonly mode: ReturnMode;
      /** null = the system, when the time of the step was over. */
      readonly by: string | null;
    }
  /** 取回: who did `to` took the case back from the untouched steps behind it. */
  | { readonly type: 'takenBack'; readonly to: string; readonly by: string }
  | { readonly type: 'job.canceled'; readonly jobId: string; readonly kind: Exclude<WaitingJob['kind'], 'approvers'> }
  | { readonly type: 'timer.fired'; readonly elementId: string; readonly jobId: string }
  | {
      readonly type: 'message.received';
      readonly elementId: string;
      readonly jobId: string;
      readonly messageId: string;
    }
  | { readonly type: 'signal.received'; readonly elementId: string; readonly jobId: string }
  | { readonly type: 'condition.met'; readonly elementId: string }
  | { readonly type: 'escalation.caught'; readonly elementId: string; readonly escalationCode: string | null }
  /** Nobody in this instance catches it: who called it may. */
  | { readonly type: 'escalation.uncaught'; readonly elementId: string; readonly escalationCode: string | null }
  | { readonly type: 'error.caught'; readonly elementId: string; readonly errorCode: string | null }
  | { readonly type: 'variables.changed'; readonly variables: Variables }
  | {
      readonly type: 'incident.created';
      readonly incidentId: string;
      readonly elementId: string;
      readonly code: string;
      readonly data: { readonly [key: string]: Json };
    }
  | { readonly type: 'incident.resolved'; readonly incidentId: string; readonly elementId: string };
