import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { InstanceState, Json } from '../state/instance-state.js';
import type { Move } from '../state/move.js';
import { caughtEvent, isSameSubscription } from './alike.js';
import type { MigrationPlan } from './migration-plan.js';

/** Every code of a MigrationProblem; `locales` has a sentence for each. */
export const migrationProblemCodes = [
  'migration.unmapped',
  'migration.targetMissing',
  'migration.kindChanged',
  'migration.levelChanged',
  'migration.loopChanged',
  'migration.eventChanged',
  'migration.flowUnmapped',
  'migration.eventDropped',
  'migration.eventAdded',
  'migration.stepForgotten',
] as const;

/** What stands in the way of a migration (error), or what a person should know of it (warning). */
export interface MigrationProblem {
  readonly severity: 'error' | 'warning';
  readonly code: (typeof migrationProblemCodes)[number];
  /** Element or flow of the version that the instance has; of `eventAdded` of the other one. */
  readonly elementId: string;
  readonly data: { readonly [key: string]: Json };
}

/** Can the instance go over to the other version as the plan says? All problems of it at once; errors forbid it. */
export function checkMigration(
  source: Process,
  target: Process,
  state: InstanceState,
  plan: MigrationPlan,
): MigrationProblem[] {
  const problems = new Map<string, MigrationProblem>();
  const add = (code: MigrationProblem['code'], elementId: string, data: MigrationProblem['data'] = {}): void => {
    const severity = warnings.has(code) ? 'warning' : 'error';
    problems.set(`${code} ${elementId}`, { severity, code, elementId, data });
  };
  const to = (id: string): string | undefined => (id === source.id ? target.id : plan.elements[id]);
  /** The element in the other version, when a token can stay there. */
  const checked = (elementId: string): FlowNode | undefined => {
    const [before, after] = [source.nodes[elementId], target.nodes[to(elementId) ?? '']];
    if (before === undefined) return undefined;
    if (after === undefined) {
      const id = to(elementId);
      if (id === undefined) add('migration.unmapped', elementId);
      else add('migration.targetMissing', elementId, { target: id });
      return undefined;
    }
    if (before.kind !== after.kind) {
      add('migration.kindChanged', elementId, { target: after.id, from: before.kind, to: after.kind });
      return undefined;
    }
    if (to(before.scopeId) !== after.scopeId) add('migration.levelChanged', elementId, { target: after.id });
    return after;
  };
  const checkFlow = (flowId: string, elementId: string): void => {
    if (target.flows[to(flowId) ?? '']?.targetId !== to(elementId))
      add('migration.flowUnmapped', flowId, { elementId });
  };
  const checkMove = (move: Move): void => {
    if (move.type === 'arrive') {
      const elementId = source.flows[move.flowId]?.targetId ?? '';
      checked(elementId);
      checkFlow(move.flowId, elementId);
    } else if ('elementId' in move) {
      for (const id of [move.elementId, ...('path' in move ? (move.path ?? []) : [])]) checked(id);
    }
  };

  for (const { elementId, parentId, passed = [], resetting = [], served = [] } of state.scopes) {
    const before = source.nodes[elementId];
    const after = parentId === null ? undefined : checked(elementId);
    if (before !== undefined && after !== undefined) {
      if (!isSameLoop(before, after)) add('migration.loopChanged', elementId, { target: after.id });
      const [was, is] = [caughtEvent(before), caughtEvent(after)];
      if (was?.kind !== is?.kind) add('migration.eventChanged', elementId, { target: after.id });
    }
    for (const [number] of passed) {
      const id = elementNumbers(source).ids[number] ?? '';
      if (target.nodes[to(id) ?? '']?.kind !== 'userTask') add('migration.stepForgotten', id);
    }
    for (const { elementId: gateway, flowIds } of [...resetting, ...served]) {
      checked(gateway);
      for (const flowId of flowIds) checkFlow(flowId, gateway);
    }
  }
  for (const { elementId, flowId } of state.tokens) {
    checked(elementId);
    checkFlow(flowId, elementId);
  }
  for (const { move } of state.incidents) checkMove(move);
  for (const [attached, id] of attachedEvents(source, state)) {
    if (attachedTarget(source, target, plan, attached, id) === null) add('migration.eventDropped', attached);
  }
  for (const { id } of addedEvents(source, target, state, plan)) add('migration.eventAdded', id);
  return [...problems.values()];
}

const warnings: ReadonlySet<MigrationProblem['code']> = new Set([
  'migration.eventDropped',
  'migration.eventAdded',
  'migration.stepForgotten',
]);

function isSameLoop(before: FlowNode, after: FlowNode): boolean {
  if (!('multiInstance' in before) || !('multiInstance' in after)) return true;
  return (
    before.multiInstance?.isSequential === after.multiInstance?.isSequential &&
    (before.standardLoop === null) === (after.standardLoop === null)
  );
}

/** Events that something active waits for at its edge: the event's element, and the element it hangs on. */
function attachedEvents(source: Process, { jobs, scopes }: InstanceState): [elementId: string, hostId: string][] {
  return jobs.flatMap((job): [string, string][] => {
    const host = scopes.find(({ id }) => id === job.scopeId)?.elementId ?? '';
    return host === job.elementId || source.nodes[job.elementId] === undefined ? [] : [[job.elementId, host]];
  });
}

/** Where an event at the edge of an element goes on to be waited for; null = nowhere. */
export function attachedTarget(
  source: Process,
  target: Process,
  { elements }: MigrationPlan,
  eventId: string,
  hostId: string,
): FlowNode | null {
  const [before, after] = [source.nodes[eventId], target.nodes[elements[eventId] ?? '']];
  if (before === undefined || after?.kind !== before.kind) return null;
  if ('attachedToId' in after && after.attachedToId !== elements[hostId]) return null;
  const [was, is] = [caughtEvent(before), caughtEvent(after)];
  return was?.kind === is?.kind ? after : null;
}

/** Boundary events that only the other version has, at what is active. */
export function addedEvents(
  source: Process,
  target: Process,
  { scopes }: InstanceState,
  { elements }: MigrationPlan,
): { readonly id: string; readonly hostScopeId: string }[] {
  return scopes.flatMap(({ id: hostScopeId, elementId, parentId }) => {
    const [before, after] = [source.nodes[elementId], target.nodes[elements[elementId] ?? '']];
    const parent = scopes.find(({ id }) => id === parentId);
    // Neither instances of a multi-instance activity nor what is worked on aside (直送) have any.
    if (before === undefined || after === undefined || parent?.elementId !== before.scopeId) return [];
    if (!('boundaryEventIds' in before) || !('boundaryEventIds' in after)) return [];
    const known = new Set(
      before.boundaryEventIds.flatMap((id) => attachedTarget(source, target, { elements }, id, elementId)?.id ?? []),
    );
    return after.boundaryEventIds.filter((id) => !known.has(id)).map((id) => ({ id, hostScopeId }));
  });
}

/** Is what an element waits for another thing now, so that the shell has to be told? */
export function isOtherSubscription(before: FlowNode | undefined, after: FlowNode): boolean {
  const [was, is] = [before === undefined ? null : caughtEvent(before), caughtEvent(after)];
  return was !== null && is !== null && !isSameSubscription(was, is);
}
