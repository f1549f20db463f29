import { startableActivities } from './startable-activities.js';
import type { Approver, Command, ReturnMode, ReturnTarget, SharingMode } from '../commands/command.js';
import type { Process } from '../definition/graph.js';
import type { InstanceState, Json, OpenJob, TaskState, Variables } from '../state/instance-state.js';

/**
 * What the outside does next in a trial run (试运行). It names elements, not tasks and jobs, so that a run that was kept
 * can be made again after the drawing was changed.
 */
export type TrialAct =
  | { readonly type: 'approvers'; readonly elementId: string; readonly approvers: readonly Approver[] }
  /** `by` is the person id of whoever holds the task, or the group key it is offered to. */
  | {
      readonly type: 'approve' | 'refuse';
      readonly elementId: string;
      readonly by: string;
      readonly variables?: Variables;
      /** Who gets steps behind this one whose approvers the one before chooses: person ids by element. */
      readonly nextApprovers?: { readonly [elementId: string]: readonly string[] } | undefined;
    }
  | {
      readonly type: 'return';
      readonly elementId: string;
      readonly by: string;
      readonly target: ReturnTarget;
      /** Absent = as the step says. */
      readonly mode?: ReturnMode | undefined;
    }
  /** 转办: `to` is a person id. */
  | { readonly type: 'forward'; readonly elementId: string; readonly by: string; readonly to: string }
  /** 加签: `people` are person ids. */
  | {
      readonly type: 'addApprovers';
      readonly elementId: string;
      readonly by: string;
      readonly position: 'before' | 'after' | 'parallel';
      readonly people: readonly string[];
      readonly mode: SharingMode;
    }
  /** Time goes on to the moment it is due. */
  | { readonly type: 'timer'; readonly elementId: string }
  /**
   * The time of a step is over at this moment (UTC ISO) for whoever holds the task: what its settings say happens. `to` is
   * the head it goes to then; without one it escalates, which changes nothing of the case.
   */
  | {
      readonly type: 'timeUp';
      readonly elementId: string;
      readonly by: string;
      readonly at: string;
      readonly to?: string | undefined;
    }
  /** Time goes on to this moment (UTC ISO) without anything being done. */
  | { readonly type: 'clock'; readonly at: string }
  | { readonly type: 'message' | 'signal'; readonly elementId: string; readonly variables?: Variables }
  /** An activity of an ad-hoc sub-process begins by choice. */
  | { readonly type: 'startActivity'; readonly elementId: string }
  | { readonly type: 'answer'; readonly elementId: string; readonly result: Json }
  /** A decision of the definition's own was made and gave this; made again it has to give the same. */
  | { readonly type: 'decide'; readonly elementId: string; readonly result: Json }
  /** A script of the definition was run and gave this; run again it has to give the same. */
  | { readonly type: 'run'; readonly elementId: string; readonly result: Json }
  | { readonly type: 'variables'; readonly variables: Variables }
  /** An incident's move is made again. */
  | { readonly type: 'retry'; readonly elementId: string }
  | { readonly type: 'fail'; readonly elementId: string; readonly errorCode: string | null };

/** What usually comes next: somebody agrees, a service answers with nothing, or the next timer is due. */
export function likelyAct(state: InstanceState): TrialAct | null {
  const task = state.tasks.find(({ status }) => status === 'open');
  if (task !== undefined) {
    const elementId = state.scopes.find(({ id }) => id === task.scopeId)?.elementId ?? '';
    return { type: 'approve', elementId, by: task.assignee ?? task.candidates[0] ?? '' };
  }
  const job = state.jobs.find(({ kind }) => answered.includes(kind));
  if (job !== undefined) return { type: 'answer', elementId: job.elementId, result: null };
  const [timer] = dueTimers(state);
  return timer === undefined ? null : { type: 'timer', elementId: timer.elementId };
}

/** The timers that wait, the next one first. */
export function dueTimers(state: InstanceState): OpenJob[] {
  const dueAt = (job: OpenJob): string => job.dueAt ?? '';
  return state.jobs.filter(({ kind }) => kind === 'timer').sort((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1));
}

/** Kinds of jobs that are answered with a value. */
const answered: readonly OpenJob['kind'][] = ['service', 'decision', 'script', 'call'];

/** The command that an act means in this state, at `at` or later; null when nothing of the kind is waited for there. */
export function trialCommand(
  process: Process,
  state: InstanceState,
  act: Exclude<TrialAct, { type: 'clock' | 'timeUp' }>,
  at: string,
): Command | null {
  switch (act.type) {
    case 'approvers':
      return completed(jobAt(state, act.elementId, ['approvers']), { approvers: act.approvers.map(plain) }, at);
    case 'answer':
      return completed(jobAt(state, act.elementId, answered), act.result, at);
    case 'decide':
      return completed(jobAt(state, act.elementId, ['decision']), act.result, at);
    case 'run':
      return completed(jobAt(state, act.elementId, ['script']), act.result, at);
    case 'fail': {
      const job = jobAt(state, act.elementId, answered);
      const code = act.errorCode === null ? {} : { errorCode: act.errorCode };
      return job && { type: 'failJob', jobId: job.id, message: act.errorCode ?? 'failed', ...code, by: null, at };
    }
    case 'timer': {
      const job = jobAt(state, act.elementId, ['timer']);
      const dueAt = job?.dueAt ?? at;
      return job && { type: 'fireTimer', jobId: job.id, by: null, at: dueAt > at ? dueAt : at };
    }
    case 'variables':
      return { type: 'setVariables', variables: act.variables, by: null, at };
    case 'retry': {
      const incident = state.incidents.find(({ elementId }) => elementId === act.elementId);
      return incident === undefined ? null : { type: 'retryIncident', incidentId: incident.id, by: null, at };
    }
    case 'signal': {
      const job = jobAt(state, act.elementId, ['signal']);
      return job && { type: 'deliverSignal', jobId: job.id, ...given(act.variables), by: null, at };
    }
    case 'startActivity': {
      const [choice] = startableActivities(process, state).filter(({ elementId }) => elementId === act.elementId);
      const [by = null] = state.people;
      return choice === undefined
        ? null
        : { type: 'startActivity', activityId: choice.activityId, elementId: act.elementId, by, at };
    }
    case 'message': {
      const job = jobAt(state, act.elementId, ['message']);
      const messageId = `trial-${state.counter}`;
      return job && { type: 'deliverMessage', jobId: job.id, messageId, ...given(act.variables), by: null, at };
    }
    default:
      return taskCommand(state, act, at);
  }
}

function taskCommand(
  state: InstanceState,
  act: Extract<TrialAct, { type: 'approve' | 'refuse' | 'return' | 'forward' | 'addApprovers' }>,
  at: string,
): Command | null {
  const task = trialTask(state, act);
  if (task === undefined) return null;
  const origin = { taskId: task.id, by: act.by, at };
  switch (act.type) {
    case 'return': {
      const { target, mode } = act;
      return { type: 'returnTo', target, ...(mode !== undefined && { mode }), ...origin };
    }
    case 'forward':
      return { type: 'forwardTask', to: act.to, ...origin };
    case 'addApprovers': {
      const { position, people, mode } = act;
      return { type: 'addApprovers', position, people, mode, ...origin };
    }
    case 'approve': {
      const { variables, nextApprovers } = act;
      return { type: 'completeTask', ...given(variables), ...(nextApprovers && { nextApprovers }), ...origin };
    }
    case 'refuse':
      return { type: 'refuseTask', ...given(act.variables), ...origin };
  }
}

/** The task of an element that a person holds, or that a group is offered; undefined when there is none. */
export function trialTask(
  state: InstanceState,
  { elementId, by }: { readonly elementId: string; readonly by: string },
): TaskState | undefined {
  const elements = new Map(state.scopes.map((scope) => [scope.id, scope.elementId]));
  return state.tasks.find(
    ({ scopeId, status, assignee, candidates }) =>
      status === 'open' &&
      elements.get(scopeId) === elementId &&
      (assignee === null ? candidates.includes(by) : assignee === by),
  );
}

/** Of several instances at one element the one that has waited longest. */
function jobAt(state: InstanceState, elementId: string, kinds: readonly OpenJob['kind'][]): OpenJob | null {
  return state.jobs.find((job) => job.elementId === elementId && kinds.includes(job.kind)) ?? null;
}

const completed = (job: OpenJob | null, result: Json, at: string): Command | null =>
  job && { type: 'completeJob', jobId: job.id, result, by: null, at };

const given = (variables: Variables | undefined) => (variables === undefined ? {} : { variables });

const plain = ({ user, group }: Approver): Json => (user !== undefined ? { user } : { group: group ?? '' });
