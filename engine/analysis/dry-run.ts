import type { Approver, Command, StartRequest } from '../commands/command.js';
import { answerable } from '../commands/open-job.js';
import type { BoundaryEvent, FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import type { DecisionJob, ScriptJob } from '../job.js';
import type { StepResult } from '../run.js';
import type { InstanceState, Json, OpenJob, Variables } from '../state/instance-state.js';
import { visibleVariables } from '../state/variables.js';
import { WorkingCopy } from '../state/working-copy.js';
import { start, step } from '../step.js';
import { startableActivities } from './startable-activities.js';

/** What a dry run found wrong at a step: nobody to do it, the applicant as own approver, or an incident. */
export type DryRunProblem = 'nobody' | 'ownApprover' | 'incident';

/** A step the case came to. */
export interface DryRunStep {
  readonly elementId: string;
  readonly name: string | null;
  /** Empty when nobody was found, and where the case could not go on. */
  readonly approvers: readonly Approver[];
  readonly problems: readonly DryRunProblem[];
}

/** 检查审核人 and 试运行: the way a case takes when everybody agrees. */
export interface DryRun {
  readonly steps: readonly DryRunStep[];
  /** It came to the end. False: it waits for a message, has an incident, or goes round in circles. */
  readonly isComplete: boolean;
}

/** Who does a user task, with the variables that are visible there. */
export type ApproverResolver = (elementId: string, variables: Variables) => Promise<readonly Approver[]>;

/** Makes a decision or runs a script, as the shell does in a case. */
export type JobAnswerer = (
  job: DecisionJob | ScriptJob,
) => Promise<
  | { readonly type: 'completeJob'; readonly result: Json }
  | { readonly type: 'failJob'; readonly message: string; readonly errorCode?: string }
>;

const visitsPerElement = 3;
const commandLimit = 2_000;

/**
 * Runs a case without the outside: approvers are asked of `resolve`, decisions and scripts of `answer` (without it they
 * give nothing), every task is approved, services and called processes give nothing, timers fire when nothing else is left. Where nobody is found it goes on as if somebody had approved; a reminder whose
 * time cannot be told yet is left out, because the case does not go by it.
 */
export async function dryRun(
  process: Process,
  request: StartRequest,
  resolve: ApproverResolver,
  answer?: JobAnswerer,
): Promise<DryRun> {
  const steps: DryRunStep[] = [];
  const visits = new Map<string, number>();
  const node = (id: string): FlowNode | undefined => process.nodes[id];
  const report = (elementId: string, approvers: readonly Approver[], problems: readonly DryRunProblem[]): void => {
    steps.push({ elementId, name: node(elementId)?.name ?? null, approvers, problems });
  };
  const mayVisit = (elementId: string): boolean => {
    const count = (visits.get(elementId) ?? 0) + 1;
    visits.set(elementId, count);
    return count <= visitsPerElement;
  };

  /** What decisions and scripts are asked with stands in their jobs, not in the state. */
  const asking = new Map<string, DecisionJob | ScriptJob>();
  let walked = process;
  let at = request.at;
  let result: StepResult = start(process, request);
  for (let commands = 0; commands < commandLimit && result.state.status === 'running'; commands += 1) {
    for (const event of result.events) {
      if (event.type === 'incident.created') report(event.elementId, [], ['incident']);
      if (event.type === 'userTask.created' && event.elementId === process.applicantTaskId) {
        report(event.elementId, [{ user: request.by }], []);
      }
    }
    for (const job of result.jobs) if (job.kind === 'decision' || job.kind === 'script') asking.set(job.id, job);
    const { state } = result;
    const toAnswer = state.jobs.map(({ id }) => asking.get(id)).find((job) => job !== undefined);
    const unarmed = unarmable(walked, state);
    const asked = state.jobs.find(({ kind }) => kind === 'approvers');
    let command: Command | null;
    if (unarmed !== null) {
      walked = withoutEvent(walked, unarmed.event);
      command = { type: 'retryIncident', incidentId: unarmed.incidentId, by: null, at };
    } else if (asked !== undefined) {
      if (!mayVisit(asked.elementId)) break;
      const approvers = await resolve(asked.elementId, variablesAt(state, asked));
      const problems = problemsOf(node(asked.elementId), approvers, request.by);
      report(asked.elementId, approvers, problems);
      const answer = problems.includes('nobody') ? [{ user: '' }] : approvers;
      const list = answer.map(({ user, group }): Json => (user !== undefined ? { user } : { group: group ?? '' }));
      command = { type: 'completeJob', jobId: asked.id, result: { approvers: list }, by: null, at };
    } else if (answer !== undefined && toAnswer !== undefined) {
      if (!mayVisit(toAnswer.elementId)) break;
      command = { ...(await answer(toAnswer)), jobId: toAnswer.id, by: null, at };
    } else {
      command = nextCommand(walked, state, at, mayVisit);
    }
    if (command === null) break;
    at = command.at;
    result = step(walked, state, command);
  }
  return { steps, isComplete: result.state.status === 'completed' };
}

/** A non-interrupting timer whose time could not be told when its activity was to begin. */
function unarmable(
  { nodes }: Process,
  { incidents }: InstanceState,
): { readonly incidentId: string; readonly event: BoundaryEvent } | null {
  for (const { id, elementId } of incidents) {
    const event = nodes[elementId];
    if (event?.kind !== 'boundaryEvent' || event.isInterrupting || event.event.kind !== 'timer') continue;
    const host = nodes[event.attachedToId];
    const isArmed = host !== undefined && 'boundaryEventIds' in host && host.boundaryEventIds.includes(elementId);
    if (isArmed) return { incidentId: id, event };
  }
  return null;
}

/** The process with the event no longer armed by its activity. */
function withoutEvent(process: Process, { id, attachedToId }: BoundaryEvent): Process {
  const host = process.nodes[attachedToId];
  if (host === undefined || !('boundaryEventIds' in host)) return process;
  const boundaryEventIds = host.boundaryEventIds.filter((each) => each !== id);
  return { ...process, nodes: { ...process.nodes, [attachedToId]: { ...host, boundaryEventIds } } };
}

function nextCommand(
  process: Process,
  state: InstanceState,
  at: string,
  mayVisit: (elementId: string) => boolean,
): Command | null {
  const task = state.tasks.find(({ status }) => status === 'open');
  if (task !== undefined) {
    return { type: 'completeTask', taskId: task.id, by: task.assignee ?? task.candidates[0] ?? null, at };
  }
  const service = state.jobs.find(({ kind }) => kind !== 'approvers' && answerable.includes(kind));
  if (service !== undefined) {
    return mayVisit(service.elementId) ? { type: 'completeJob', jobId: service.id, by: null, at } : null;
  }
  const choice = startableActivities(process, state).find(({ elementId }) => mayVisit(elementId));
  if (choice !== undefined) {
    return { type: 'startActivity', activityId: choice.activityId, elementId: choice.elementId, by: null, at };
  }
  const timers = state.jobs.filter(({ kind }) => kind === 'timer');
  const [first] = timers.sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1));
  if (first === undefined || !mayVisit(first.elementId)) return null;
  const dueAt = first.dueAt ?? at;
  return { type: 'fireTimer', jobId: first.id, by: null, at: dueAt > at ? dueAt : at };
}

function problemsOf(node: FlowNode | undefined, approvers: readonly Approver[], applicant: string): DryRunProblem[] {
  if (node === undefined || !('approval' in node)) return [];
  if (approvers.length === 0) return node.approval.whenEmpty === 'pass' ? [] : ['nobody'];
  const isOwn = node.approval.whenOwn === 'keep' && approvers.some(({ user }) => user === applicant);
  return isOwn ? ['ownApprover'] : [];
}

function variablesAt(state: InstanceState, job: OpenJob): Variables {
  const copy = new WorkingCopy(state);
  return visibleVariables(copy, copy.scope(job.scopeId));
}
