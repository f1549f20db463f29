import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import { behaviorOf } from '../elements/index.js';
import type { InstanceState } from '../state/instance-state.js';
import type { Move } from '../state/move.js';
import { undoingOf } from '../compensation/undoing.js';
import { successors } from './successors.js';

/** Where a token is: at an element, or on a flow (parked, or stuck on its way). */
export interface Place {
  /** Of the scope, parked token or incident; '' for a move of the present step. */
  readonly id: string;
  readonly elementId: string;
  readonly flowId: string | null;
  /** It is done with the element. */
  readonly isLeaving: boolean;
}

/** What must have happened behind a step so that tokens are where they are: the least that explains them. */
export interface Passings {
  /** How often a token has left the step. */
  readonly count: number;
  /** How often each element behind it has begun, or a gateway has fired. */
  readonly fired: ReadonlyMap<string, number>;
  /** Tokens of one passing may stand in different places: no token can go back alone. */
  readonly isForked: boolean;
}

/**
 * How often a step has been passed by the tokens that stand in the region behind it. Goes backwards from where they
 * are: a fork has fired once for one token on each of its flows, an activity begins with several and leaves several.
 * Tokens are told apart by a number each, so that those which come of the same firing of a join count once.
 */
export function passingsBehind(
  process: Process,
  targetId: string,
  region: ReadonlySet<string>,
  positions: readonly Place[],
): Passings {
  const order = forwardOrder(process, targetId, region);
  const rank = new Map(order.map((id, index) => [id, index]));
  const fired = new Map<string, number>();
  const onFlow = new Map<string, number[]>();
  const found = { fired, onFlow, rank, isForked: false, counter: 0 };
  for (const { flowId } of positions) if (flowId !== null) put(found, flowId, fresh(found, 1));
  for (const id of order.reverse()) {
    const node = process.nodes[id];
    if (node === undefined) continue;
    const isHere = ({ flowId, elementId, isLeaving }: Place): boolean =>
      flowId === null && elementId === id && (isLeaving || id !== targetId);
    const there = positions.filter(isHere).length;
    const left = [...firingsBehind(process, node, found), ...fresh(found, there)];
    const firings = [...left, ...byBoundary(process, node, found, left.length === 0 && id !== targetId)];
    if (firings.length === 0) continue;
    fired.set(id, firings.length);
    if (id !== targetId) takeFrom(process, node, firings, found);
  }
  return { count: fired.get(targetId) ?? 0, fired, isForked: found.isForked };
}

/** How far behind a step an element stands: what is further on has passed it earlier. */
export function forwardOrder(process: Process, targetId: string, region: ReadonlySet<string>): string[] {
  const order: string[] = [];
  const seen = new Set<string>([targetId]);
  const path: [id: string, next: string[]][] = [[targetId, successors(process, process.nodes[targetId])]];
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const id = at[1].pop();
    if (id === undefined) {
      order.unshift(at[0]);
      path.pop();
    } else if (region.has(id) && !seen.has(id)) {
      seen.add(id);
      path.push([id, successors(process, process.nodes[id])]);
    }
  }
  return order;
}

interface Found {
  readonly fired: Map<string, number>;
  readonly onFlow: Map<string, number[]>;
  readonly rank: ReadonlyMap<string, number>;
  isForked: boolean;
  counter: number;
}

/** How often the element is done, by what has left it. */
function firingsBehind(process: Process, node: FlowNode, found: Found): readonly number[] {
  const flows = node.outgoing.map((flowId) => found.onFlow.get(flowId) ?? []);
  const isFork = behaviorOf(node).isFork === true;
  if (isFork && node.outgoing.length > 1 && flows.some(({ length }) => length > 0)) found.isForked = true;
  const longest = [...flows].sort((a, b) => b.length - a.length)[0] ?? [];
  const left: readonly number[] = isFork ? longest : [...new Set(flows.flat())];
  if ('completionQuantity' in node && node.completionQuantity > 1 && left.length > 0) {
    found.isForked = true;
    return fresh(found, Math.ceil(left.length / node.completionQuantity));
  }
  return left;
}

/** Who left by an interrupting boundary event has begun too; what is beside it may have happened any number of times. */
function byBoundary(process: Process, node: FlowNode, found: Found, isUnknown: boolean): readonly number[] {
  let interrupted = 0;
  let isBeside = false;
  for (const id of 'boundaryEventIds' in node ? node.boundaryEventIds : []) {
    const boundary = process.nodes[id];
    const times = found.fired.get(id) ?? 0;
    if (times === 0) continue;
    if (boundary?.kind === 'boundaryEvent' && boundary.isInterrupting) interrupted += times;
    else isBeside = true;
  }
  if (isBeside) found.isForked = true;
  return fresh(found, interrupted + (isBeside && isUnknown && interrupted === 0 ? 1 : 0));
}

/** The tokens that it has begun with are put on the flows they may have come by. */
function takeFrom(process: Process, node: FlowNode, firings: readonly number[], found: Found): void {
  const rankOf = (id: string): number => found.rank.get(id) ?? Infinity;
  const flows = node.incoming.filter((id) => rankOf(process.flows[id]?.sourceId ?? '') < rankOf(node.id));
  if (flows.length === 0) return;
  const { joins, needsEveryFlow } = behaviorOf(node);
  if (joins === true) {
    if (needsEveryFlow !== true && flows.length > 1) found.isForked = true;
    for (const flowId of flows) put(found, flowId, firings);
    return;
  }
  const quantity = 'startQuantity' in node ? node.startQuantity : 1;
  for (const [index, firing] of firings.entries()) {
    put(found, flows[index % flows.length] ?? '', quantity === 1 ? [firing] : fresh(found, quantity));
  }
}

function put({ onFlow }: Found, flowId: string, tokens: readonly number[]): void {
  onFlow.set(flowId, [...(onFlow.get(flowId) ?? []), ...tokens]);
}

function fresh(found: Found, count: number): number[] {
  return Array.from({ length: count }, () => (found.counter += 1));
}

/** The tokens of a scope that stand in a region, or on a flow that begins in it. */
export function placesIn(
  process: Process,
  state: InstanceState,
  scopeId: string,
  region: ReadonlySet<string>,
  moves: readonly Move[] = [],
): Place[] {
  const places: Place[] = [];
  for (const scope of state.scopes) {
    const isThere = scope.parentId === scopeId && undoingOf(process.nodes[scope.elementId], scope) !== 'beside';
    if (isThere) places.push({ id: scope.id, elementId: scope.elementId, flowId: null, isLeaving: false });
  }
  for (const { id, scopeId: at, elementId, flowId } of state.tokens) {
    if (at === scopeId) places.push({ id, elementId, flowId, isLeaving: false });
  }
  for (const { id, move } of [...state.incidents, ...moves.map((move) => ({ id: '', move }))]) {
    if (move.scopeId !== scopeId) continue;
    if (move.type === 'arrive') {
      const elementId = process.flows[move.flowId]?.targetId ?? '';
      places.push({ id, elementId, flowId: move.flowId, isLeaving: false });
    } else if (move.type === 'enter' || move.type === 'leave') {
      places.push({ id, elementId: move.elementId, flowId: null, isLeaving: move.type === 'leave' });
    }
  }
  return places.filter(({ elementId, flowId }) =>
    region.has(flowId === null ? elementId : (process.flows[flowId]?.sourceId ?? '')),
  );
}
