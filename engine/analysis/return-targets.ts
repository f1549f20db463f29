import { dominators } from './dominators.js';
import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import { behaviorOf } from '../elements/index.js';
import type { InstanceState, Scope } from '../state/instance-state.js';
import { type Position, positionsIn } from '../state/positions.js';
import { passedSteps, previousSteps, type PassedStep } from './previous-steps.js';
import { elementAtLevel, nextRoundRegion, reachable, redoneRegion } from './region.js';
import { type WayBack, wayBack } from './way-back.js';

/** A step that a task can be returned to. */
export interface ReturnTargetStep {
  readonly elementId: string;
  readonly name: string | null;
  /** Who did it and will get it again. */
  readonly people: readonly string[];
  readonly isApplicant: boolean;
  /** It is where `previous` leads. */
  readonly isPrevious: boolean;
}

/** Where a task can be returned to: the steps this instance has passed on its way here, oldest first. */
export function returnTargets(process: Process, state: InstanceState, taskId: string): ReturnTargetStep[] {
  const task = state.tasks.find(({ id, status }) => id === taskId && status === 'open');
  if (task === undefined) return [];
  const previous = previousStep(process, state, task.scopeId);
  return stepsBefore(process, state, task.scopeId).map(({ elementId, people }) => ({
    elementId,
    name: process.nodes[elementId]?.name ?? null,
    people,
    isApplicant: elementId === process.applicantTaskId,
    isPrevious: elementId === previous?.elementId,
  }));
}

/**
 * Other steps that wait now and that 重走 from a target would take away: they are downstream of it in other branches,
 * and so are cases that were called there, which would be terminated.
 * For the person who is about to do it.
 */
export function canceledByReturn(process: Process, state: InstanceState, taskId: string, targetId: string): string[] {
  const from = state.scopes.find(({ id }) => id === state.tasks.find((task) => task.id === taskId)?.scopeId);
  const step = from && stepsBefore(process, state, from.id).find(({ elementId }) => elementId === targetId);
  const way = step && from && wayFrom(process, state, step, from);
  if (way == null) return [];
  const canceled = new Set<string>();
  const gone = new Set<string>();
  for (const scope of state.scopes) {
    const { id, parentId, elementId } = scope;
    const isGone = gone.has(parentId ?? '') || (parentId === step?.scopeId && isWithdrawn(way, scope));
    if (!isGone) continue;
    gone.add(id);
    const isCall = state.jobs.some(({ kind, scopeId }) => kind === 'call' && scopeId === id);
    if (id !== from?.id && (isCall || state.tasks.some(({ scopeId }) => scopeId === id))) canceled.add(elementId);
  }
  return [...canceled];
}

/** Does a scope directly in the one that remembers the step end when it goes back? */
export function isWithdrawn({ only, region, target, keepsTarget }: WayBack, { id, elementId }: Scope): boolean {
  if (only !== null) return only.id === id;
  return region.has(elementId) && !(keepsTarget && elementId === target);
}

/** What goes back when an active user task returns to a step; null = it cannot. */
export function wayFrom(process: Process, state: InstanceState, step: PassedStep, from: Scope): WayBack | null {
  const region = regionOf(process, state, step, from);
  if (region === null) return null;
  let at: Scope | undefined = from;
  while (at !== undefined && at.parentId !== step.scopeId) at = parentOf(state, at);
  return wayBack(process, state, step, region, { scopeId: at?.id ?? from.id });
}

/** The passed steps that lie before an active user task. */
export function stepsBefore(process: Process, state: InstanceState, scopeId: string): PassedStep[] {
  const scope = state.scopes.find(({ id }) => id === scopeId);
  if (scope?.parentId == null) return [];
  const steps = new Map(passedSteps(process, state, scope.parentId).map((step) => [step.elementId, step]));
  return [...steps.values()].filter(
    (step) => step.elementId !== scope.elementId && wayFrom(process, state, step, scope) !== null,
  );
}

/** The step passed last before an active user task, among those it can be returned to. */
export function previousStep(process: Process, state: InstanceState, scopeId: string): PassedStep | undefined {
  const scope = state.scopes.find(({ id }) => id === scopeId);
  if (scope?.parentId == null) return undefined;
  const possible = new Set(stepsBefore(process, state, scopeId).map(({ elementId }) => elementId));
  const before = previousSteps(process, state, scope.elementId, scope.parentId);
  return before.find(({ elementId }) => possible.has(elementId));
}

/**
 * What is done again in the scope that remembers the step when `from` goes back to it; see `redoneRegion`. A rework with
 * 直送 runs below the step that returned: the target has to lie before both. Null = it does not. `from` null = from
 * wherever the tokens are.
 */
export function regionOf(
  process: Process,
  state: InstanceState,
  { elementId, scopeId }: PassedStep,
  from: Scope | null,
): ReadonlySet<string> | null {
  const level = state.scopes.find(({ id }) => id === scopeId)?.elementId ?? '';
  const target = elementAtLevel(process, elementId, level);
  if (target === null) return null;
  if (from === null) return regionOfTokens(process, state, target, scopeId);
  let region: ReadonlySet<string> | null = null;
  for (let at: Scope | undefined = from; at !== undefined && at.id !== scopeId; at = parentOf(state, at)) {
    const element = elementAtLevel(process, at.elementId, level);
    if (element === null) continue;
    region = redoneRegion(process, target, element, forks);
    if (region === null) return null;
  }
  return region;
}

/** Where nothing of the own round is left, the tokens of the step have gone into the next round of a loop. */
function regionOfTokens(
  process: Process,
  state: InstanceState,
  target: string,
  scopeId: string,
): ReadonlySet<string> | null {
  const own = redoneRegion(process, target, null, forks);
  const behind = behindFlowsOf(process, target);
  const positions = positionsIn(process, state, scopeId);
  // What waits at a join came from the branch that its flow begins in.
  const isOwn = ({ elementId, flowId }: Position): boolean => {
    const at = flowId === null ? elementId : process.flows[flowId]?.sourceId;
    return at !== undefined && (behind.has(at) || (flowId !== null && at === target));
  };
  if (positions.some(isOwn)) return own;
  if (positions.some(({ elementId }) => elementId === target)) return nextRoundRegion(process, target, target) ?? own;
  for (const { elementId } of positions) {
    const region = own?.has(elementId) === true ? null : redoneRegion(process, target, elementId, forks);
    if (region !== null) return region;
  }
  return own;
}

/** Where the token of a step that was passed can be in its own round; what its boundary events began is beside it. */
function behindFlowsOf(process: Process, target: string): ReadonlySet<string> {
  const stops = new Set([...dominators(process, target), target]);
  const starts = process.nodes[target]?.outgoing.map((flowId) => process.flows[flowId]?.targetId ?? '') ?? [];
  const behind = new Set<string>();
  for (const start of starts) {
    if (!stops.has(start)) for (const id of reachable(process, start, stops)) behind.add(id);
  }
  return behind;
}

function parentOf(state: InstanceState, { parentId }: Scope): Scope | undefined {
  return state.scopes.find(({ id }) => id === parentId);
}

function forks(node: FlowNode): boolean {
  if (behaviorOf(node).isFork !== true) return false;
  if (node.outgoing.length > 1) return true;
  return 'boundaryEventIds' in node && node.boundaryEventIds.length > 0;
}
