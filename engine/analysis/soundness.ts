import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import type { Problem } from '../definition/problem.js';
import { reachableNodes } from '../definition/rules/reachable.js';
import { nodesOf, warning } from '../definition/rules/rule.js';
import { type Exploration, type ExplorationLimits, explore, pathTo, type Reached } from './explore.js';

/** How much is looked at unless the caller says otherwise; takes about a second at most. */
export const defaultExploration: ExplorationLimits = { states: 3_000, work: 200_000 };

/** What exploring a process found, and whether all of it was looked at. */
export interface Soundness {
  readonly problems: readonly Problem[];
  readonly isFinished: boolean;
}

/**
 * Explores what a process can come to: joins that never fire, steps that can run twice at the same time, elements that
 * no token ever reaches, states that no way to an end leads out of. `data.path` of a problem is a witness: the elements
 * from the start to it. Of a process with too many states only what was found so far is told, and that there is more.
 */
export function soundness(process: Process, limits = defaultExploration): Soundness {
  const exploration = explore(process, limits);
  const { isFinished } = exploration;
  const deadlocks = deadlocksIn(exploration);
  const problems = [...deadlocks, ...runningTwice(process, exploration)];
  const isWhole = isFinished && exploration.reached.every(({ isCut }) => !isCut);
  if (isWhole) problems.push(...withoutEnd(exploration));
  if (isWhole && deadlocks.length === 0) problems.push(...neverReached(process, exploration));
  if (!isFinished) problems.push(warning('analysis.notFinished', process.id, { states: exploration.reached.length }));
  return { problems, isFinished };
}

function deadlocksIn(exploration: Exploration): Problem[] {
  const found = new Map<string, Problem>();
  exploration.reached.forEach(({ deadlocks }, i) => {
    for (const id of deadlocks) {
      if (!found.has(id)) found.set(id, warning('join.deadlock', id, { path: pathTo(exploration, i) }));
    }
  });
  return [...found.values()];
}

/** Lack of synchronisation (§10.5.1: merging parallel paths without a join). */
function runningTwice(process: Process, exploration: Exploration): Problem[] {
  const expected = onceOnly(process);
  const found = new Map<string, Problem>();
  exploration.reached.forEach(({ state }, i) => {
    const seen = new Set<string>();
    for (const { elementId, parentId } of state.scopes) {
      const key = `${parentId ?? ''} ${elementId}`;
      if (seen.has(key) && expected.has(elementId) && !found.has(elementId)) {
        found.set(elementId, warning('step.runsTwice', elementId, { path: pathTo(exploration, i) }));
      }
      seen.add(key);
    }
  });
  return firstOf(process, found);
}

/** Of steps one behind the other the first is enough. */
function firstOf(process: Process, found: ReadonlyMap<string, Problem>): Problem[] {
  return [...found].flatMap(([id, problem]) => {
    const incoming = process.nodes[id]?.incoming ?? [];
    const isLater = incoming.some((flowId) => found.has(process.flows[flowId]?.sourceId ?? ''));
    return isLater && incoming.length === 1 ? [] : [problem];
  });
}

/** Activities that an event beside them does not start again and again: those it does may run as often as they like. */
function onceOnly(process: Process): ReadonlySet<string> {
  const nodes = nodesOf(process);
  if (nodes.some((node) => 'completionQuantity' in node && node.completionQuantity > 1)) return new Set();
  const once = new Set<string>();
  const open = [process.startEventId, ...process.starts.map(({ elementId }) => elementId)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = process.nodes[id];
    if (!node || once.has(id)) continue;
    once.add(id);
    for (const flowId of node.outgoing) open.push(process.flows[flowId]?.targetId ?? '');
    if ('startEventId' in node) open.push(node.startEventId);
    if (!('boundaryEventIds' in node)) continue;
    open.push(...node.boundaryEventIds.filter((each) => isInterrupting(process.nodes[each])));
  }
  return once;
}

function isInterrupting(node: FlowNode | undefined): boolean {
  return node?.kind === 'boundaryEvent' && node.isInterrupting;
}

function withoutEnd(exploration: Exploration): Problem[] {
  const { reached } = exploration;
  const before = new Map<number, number[]>();
  reached.forEach(({ next }, i) => next.forEach((to) => before.set(to, [...(before.get(to) ?? []), i])));
  const open = reached.flatMap((each, i) => (isOver(each) ? [i] : []));
  const withEnd = new Set(open);
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    for (const from of before.get(i) ?? []) {
      if (withEnd.has(from)) continue;
      withEnd.add(from);
      open.push(from);
    }
  }
  const first = reached.findIndex((_, i) => !withEnd.has(i));
  const where = reached[first]?.state.scopes.at(-1)?.elementId;
  return where === undefined ? [] : [warning('process.noWayToEnd', where, { path: pathTo(exploration, first) })];
}

function isOver({ state, deadlocks }: Reached): boolean {
  return state.status !== 'running' || deadlocks.length > 0;
}

function neverReached(process: Process, { elements }: Exploration): Problem[] {
  const drawn = reachableNodes(process);
  return nodesOf(process)
    .filter((node) => !elements.has(node.id) && drawn.has(node.id) && isBehind(process, node, elements))
    .map(({ id }) => warning('node.neverReached', id));
}

/** Everything behind it is a consequence. */
function isBehind(process: Process, node: FlowNode, elements: ReadonlySet<string>): boolean {
  if (node.kind === 'boundaryEvent') return elements.has(node.attachedToId) && !isCompensation(node.event);
  if (isInsideUnopened(process, node)) return false;
  return node.incoming.some((flowId) => elements.has(process.flows[flowId]?.sourceId ?? ''));
}

function isCompensation({ kind }: { readonly kind: string }): boolean {
  return kind === 'compensation';
}

/** What is inside an ad-hoc sub-process is begun by choice. */
function isInsideUnopened(process: Process, node: FlowNode): boolean {
  for (let at = process.nodes[node.scopeId]; at !== undefined; at = process.nodes[at.scopeId]) {
    if (!('startEventId' in at)) return true;
  }
  return false;
}
