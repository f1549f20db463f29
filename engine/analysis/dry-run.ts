import type { Approver, Command, StartRequest } from '../commands/command.js';
import { answerable } from '../commands/open-job.js';
import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import type { DecisionJob, ScriptJob } from '../job.js';
import type { StepResult } from '../run.js';
import type { InstanceState, Json, OpenJob, Variables } from '../state/instance-state.js';
import { itemsOf } from '../state/selectors.js';
import { visibleVariables } from '../state/variables.js';
import { WorkingCopy } from '../state/working-copy.js';
import { start, step } from '../step.js';
import { unarmable, withoutEvent, withoutKey } from './around-incidents.js';
import { awaitedAt, happening, nextEvent, type AwaitedEvent } from './awaited-event.js';
import { earlierApprovers } from './earlier-approvers.js';
import { startableActivities } from './startable-activities.js';

/** What a dry run found wrong at a step: nobody to do it, the applicant as own approver, or an incident. */
export type DryRunProblem = 'nobody' | 'ownApprover' | 'incident';

/** A step the case came to. */
export interface DryRunStep {
  readonly elementId: string;
  readonly name: string | null;
  /** Empty when nobody was found, where the case could not go on, and where it waits for an event. */
  readonly approvers: readonly Approver[];
  readonly problems: readonly DryRunProblem[];
  /** What the case waits for here; absent = people. The run goes on as if it had happened. */
  readonly waitsFor?: AwaitedEvent;
  /** It is on the way only when this event comes before the one that the run went on with. */
  readonly onlyAfter?: string;
  /** What it is for where it runs once for each of several, as `itemsOf`; absent = it runs once. */
  readonly items?: readonly Json[];
}

/** 检查审核人 and 试运行: the way a case takes when everybody agrees. */
export interface DryRun {
  readonly steps: readonly DryRunStep[];
  /** It came to the end. False: it has an incident, goes round in circles, or waits for what cannot be foreseen. */
  readonly isComplete: boolean;
}

/** Who does a user task, with the variables that are visible there and who has approved other steps by then. */
export type ApproverResolver = (
  elementId: string,
  variables: Variables,
  earlier: readonly string[],
) => Promise<readonly Approver[]>;

/** Makes a decision or runs a script, as the shell does in a case. */
export type JobAnswerer = (
  job: DecisionJob | ScriptJob,
) => Promise<
  | { readonly type: 'completeJob'; readonly result: Json }
  | { readonly type: 'failJob'; readonly message: string; readonly errorCode?: string }
>;

const visitsPerElement = 3;
const commandLimit = 2_000;
/** Other events that were looked at, each with what comes after it. */
const branchLimit = 20;

/** One way through the process, as far as it was walked. */
interface Walk {
  readonly process: Process;
  readonly result: StepResult;
  readonly at: string;
  readonly visits: ReadonlyMap<string, number>;
  /** What decisions and scripts are asked with stands in their jobs, not in the state. */
  readonly asking: ReadonlyMap<string, DecisionJob | ScriptJob>;
  /** Messages and signals bring what nobody knows yet. */
  readonly isUncertain: boolean;
  /** The event that it began with, of several that could happen. */
  readonly after?: OpenJob;
}

/**
 * Runs a case without the outside: approvers are asked of `resolve`, decisions and scripts of `answer` (without it they
 * give nothing), every task is approved, services and called processes give nothing, what is waited for happens, timers
 * when nothing else is left. Behind an event-based gateway it goes on with the event that is drawn first, and then tells
 * what else comes after the others. Where nobody is found it goes on as if somebody had approved; a reminder whose
 * time cannot be told yet is left out, because the case does not go by it. With `onward` it goes on from a case as it
 * stands, beginning with that command, and tells what is still to come.
 */
export async function dryRun(
  process: Process,
  request: StartRequest,
  resolve: ApproverResolver,
  answer?: JobAnswerer,
  onward?: { readonly state: InstanceState; readonly command: Command },
): Promise<DryRun> {
  const steps: DryRunStep[] = [];
  const known = new Set<string>();
  let commands = 0;
  let branches = 0;

  async function walk(from: Walk): Promise<Walk[]> {
    const onlyAfter = from.after?.elementId;
    let { process: walked, result, at, isUncertain } = from;
    const visits = new Map(from.visits);
    const asking = new Map(from.asking);
    const awaited = new Set<string>();
    const others: Walk[] = [];
    const report = (elementId: string, found: Partial<DryRunStep>): void => {
      // of another way only what is not on the first one
      if (onlyAfter !== undefined && known.has(elementId)) return;
      const name = process.nodes[elementId]?.name ?? null;
      const on = onlyAfter === undefined ? {} : { onlyAfter };
      steps.push({ elementId, name, approvers: [], problems: [], ...found, ...on });
    };
    const mayVisit = (elementId: string, scopeId: string): boolean => {
      const key = `${elementId} ${instancesAround(result.state, scopeId)}`;
      const count = (visits.get(key) ?? 0) + 1;
      visits.set(key, count);
      return count <= visitsPerElement;
    };
    const reportAwaited = (job: OpenJob): void => {
      const waitsFor = awaitedAt(walked, job);
      // an event of several definitions is waited for once
      if (waitsFor === null || awaited.has(`${job.scopeId} ${job.elementId}`)) return;
      awaited.add(`${job.scopeId} ${job.elementId}`);
      report(job.elementId, { waitsFor });
    };

    /** The next command with what it is made for; null = nothing can be foreseen any more. */
    async function next(): Promise<Command | null> {
      const { state } = result;
      const toAnswer = state.jobs.map(({ id }) => asking.get(id)).find((job) => job !== undefined);
      const unarmed = unarmable(walked, state);
      if (unarmed !== null) {
        walked = withoutEvent(walked, unarmed.event);
        return { type: 'retryIncident', incidentId: unarmed.incidentId, by: null, at };
      }
      const keyless = isUncertain ? withoutKey(walked, state) : null;
      if (keyless !== null) {
        reportAwaited({ ...keyless, id: keyless.incidentId, kind: 'message' });
        const { incidentId, flowId } = keyless;
        return { type: 'moveToken', from: { incidentId }, to: { flowId }, by: null, at };
      }
      const asked = state.jobs.find(({ kind }) => kind === 'approvers');
      if (asked !== undefined) {
        if (!mayVisit(asked.elementId, asked.scopeId)) return null;
        const earlier = earlierApprovers(walked, state, asked.elementId);
        const approvers = await resolve(asked.elementId, variablesAt(state, asked), earlier);
        const problems = problemsOf(walked.nodes[asked.elementId], approvers, request.by);
        const items = itemsOf(walked, state, asked.scopeId);
        report(asked.elementId, { approvers, problems, ...(items.length > 0 && { items }) });
        const given = problems.includes('nobody') ? [{ user: '' }] : approvers;
        const list = given.map(({ user, group }): Json => (user !== undefined ? { user } : { group: group ?? '' }));
        return { type: 'completeJob', jobId: asked.id, result: { approvers: list }, by: null, at };
      }
      if (answer !== undefined && toAnswer !== undefined) {
        const { scopeId = '' } = state.jobs.find(({ id }) => id === toAnswer.id) ?? {};
        if (!mayVisit(toAnswer.elementId, scopeId)) return null;
        return { ...(await answer(toAnswer)), jobId: toAnswer.id, by: null, at };
      }
      const inside = commandInside(walked, state, at, mayVisit);
      if (inside !== null) {
        const job = inside.type === 'completeJob' ? state.jobs.find(({ id }) => id === inside.jobId) : undefined;
        if (job !== undefined) reportAwaited(job);
        return inside;
      }
      const event = nextEvent(walked, state);
      if (event === null || !mayVisit(event.job.elementId, event.job.scopeId)) return null;
      for (const other of event.others) {
        const command = happening(walked, state, other, at);
        branches += 1;
        if (command === null || branches > branchLimit) continue;
        others.push({
          ...{ process: walked, at: command.at, visits: new Map(visits), asking: new Map(asking) },
          ...{ result: step(walked, state, command), isUncertain: true, after: other },
        });
      }
      reportAwaited(event.job);
      isUncertain ||= event.job.kind !== 'timer';
      return happening(walked, state, event.job, at);
    }

    if (from.after !== undefined) reportAwaited(from.after);
    while (result.state.status === 'running' && commands < commandLimit) {
      for (const event of result.events) {
        if (event.type === 'incident.created' && !(isUncertain && event.code === 'message.correlationKey')) {
          report(event.elementId, { problems: ['incident'] });
        }
        if (event.type === 'userTask.created' && event.elementId === process.applicantTaskId) {
          report(event.elementId, { approvers: [{ user: request.by }] });
        }
      }
      for (const job of result.jobs) if (job.kind === 'decision' || job.kind === 'script') asking.set(job.id, job);
      const command = await next();
      if (command === null) break;
      commands += 1;
      at = command.at;
      result = step(walked, result.state, command);
    }
    for (const { elementId } of steps) known.add(elementId);
    isComplete ??= result.state.status === 'completed';
    return others;
  }

  let isComplete: boolean | undefined;
  const begun = onward === undefined ? start(process, request) : step(process, onward.state, onward.command);
  const first = { process, result: begun, at: request.at, visits: new Map(), asking: new Map() };
  const open = await walk({ ...first, isUncertain: false });
  for (let other = open.shift(); other !== undefined; other = open.shift()) open.push(...(await walk(other)));
  return { steps, isComplete: isComplete ?? false };
}

/** Instances of multi-instance activities around a scope: each is a visit of its own. */
function instancesAround({ scopes }: InstanceState, scopeId: string): string {
  const around: number[] = [];
  for (let at = scopes.find(({ id }) => id === scopeId); at !== undefined;) {
    const { parentId, loopCounter } = at;
    if (loopCounter !== undefined) around.push(loopCounter);
    at = scopes.find(({ id }) => id === parentId);
  }
  return around.join(' ');
}

/** What people, services and called processes do next. */
function commandInside(
  process: Process,
  state: InstanceState,
  at: string,
  mayVisit: (elementId: string, scopeId: string) => boolean,
): Command | null {
  const task = state.tasks.find(({ status }) => status === 'open');
  if (task !== undefined) {
    return { type: 'completeTask', taskId: task.id, by: task.assignee ?? task.candidates[0] ?? null, at };
  }
  const service = state.jobs.find(
    ({ kind, elementId, scopeId }) => kind !== 'approvers' && answerable.includes(kind) && mayVisit(elementId, scopeId),
  );
  if (service !== undefined) return { type: 'completeJob', jobId: service.id, by: null, at };
  const choice = startableActivities(process, state).find(({ elementId, activityId }) =>
    mayVisit(elementId, activityId),
  );
  return choice === undefined
    ? null
    : { type: 'startActivity', activityId: choice.activityId, elementId: choice.elementId, by: null, at };
}

function problemsOf(node: FlowNode | undefined, approvers: readonly Approver[], applicant: string): DryRunProblem[] {
  if (node === undefined || !('approval' in node)) return [];
  if (approvers.length === 0) return node.approval.whenEmpty === 'pass' ? [] : ['nobody'];
  const { whenOwn, approvers: rules } = node.approval;
  // a step that is meant for the applicant decides on nothing of their own
  const isMeant = rules.length > 0 && rules.every(({ kind }) => kind === 'applicant');
  const isOwn = whenOwn === 'keep' && !isMeant && approvers.some(({ user }) => user === applicant);
  return isOwn ? ['ownApprover'] : [];
}

function variablesAt(state: InstanceState, job: OpenJob): Variables {
  const copy = new WorkingCopy(state);
  return visibleVariables(copy, copy.scope(job.scopeId));
}
