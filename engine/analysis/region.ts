import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import { dominators } from './dominators.js';
import { successors } from './successors.js';

/** The elements that a token can come to from `startId`, itself included, without entering one of `stops`. */
export function reachable(process: Process, startId: string, stops: ReadonlySet<string>): Set<string> {
  const region = new Set<string>();
  const open = [startId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = process.nodes[id];
    if (node === undefined || region.has(id) || (stops.has(id) && id !== startId)) continue;
    region.add(id);
    open.push(...successors(process, node));
  }
  return region;
}

/** The element of a level (a process or sub-process) that is or contains this one; null when it is not inside. */
export function elementAtLevel(process: Process, elementId: string, levelId: string): string | null {
  for (let node = process.nodes[elementId]; node !== undefined; node = process.nodes[node.scopeId]) {
    if (node.scopeId === levelId) return node.id;
  }
  return null;
}

/** The elements from a level down to this one: a sub-process, one inside it …, the element itself. */
export function pathFromLevel(process: Process, elementId: string, levelId: string): string[] {
  const path: string[] = [];
  for (let node = process.nodes[elementId]; node !== undefined; node = process.nodes[node.scopeId]) {
    path.unshift(node.id);
    if (node.scopeId === levelId) return path;
  }
  return [];
}

/**
 * What is done again when `fromId` goes back to `targetId` (elements of one level): everything downstream of the
 * target that belongs to its own round, that is, up to what always comes before it. Where the way to `fromId` leads
 * through a new round of a loop, also what that round does again. Null = the target is not before `fromId`.
 */
export function redoneRegion(
  process: Process,
  targetId: string,
  fromId: string | null,
  isFork: (node: FlowNode) => boolean,
): ReadonlySet<string> | null {
  const ownRound = reachable(process, targetId, dominators(process, targetId));
  if (fromId === null || ownRound.has(fromId)) return ownRound;
  const round = nextRoundRegion(process, targetId, fromId);
  return round !== null && !areConcurrent(process, targetId, fromId, isFork) ? round : null;
}

/**
 * Everything downstream of the target as far as `fromId`, which a new round of a loop leads to: of the loops around it
 * the innermost, so that branches beside that loop are left alone. Null = no way leads there.
 */
export function nextRoundRegion(process: Process, targetId: string, fromId: string): ReadonlySet<string> | null {
  const depth = (id: string): number => dominators(process, id).size;
  const before = [...dominators(process, targetId)].sort((a, b) => depth(a) - depth(b));
  for (; ; before.pop()) {
    const region = reachable(process, targetId, new Set(before));
    const isThere = fromId === targetId ? leadsBack(process, region, targetId) : region.has(fromId);
    if (isThere) return region;
    if (before.length === 0) return null;
  }
}

function leadsBack(process: Process, region: ReadonlySet<string>, id: string): boolean {
  return process.nodes[id]?.incoming.some((flowId) => region.has(process.flows[flowId]?.sourceId ?? '')) === true;
}

/** Do they stand in different branches of one fork, so that neither is before the other in the same round? */
function areConcurrent(process: Process, a: string, b: string, isFork: (node: FlowNode) => boolean): boolean {
  const beforeB = dominators(process, b);
  const shared = [...dominators(process, a)].filter((id) => beforeB.has(id));
  const depth = (id: string): number => dominators(process, id).size;
  const [nearest] = shared.sort((x, y) => depth(y) - depth(x));
  const fork = nearest === undefined ? undefined : process.nodes[nearest];
  if (fork === undefined || !isFork(fork)) return false;
  const stop = new Set([fork.id]);
  return !reachable(process, a, stop).has(b) && !reachable(process, b, stop).has(a);
}
