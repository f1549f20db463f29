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
 * through a new round of a loop, everything downstream. Null = the target is not before `fromId`.
 */
export function redoneRegion(
  process: Process,
  targetId: string,
  fromId: string | null,
  isFork: (node: FlowNode) => boolean,
): ReadonlySet<string> | null {
  const ownRound = reachable(process, targetId, dominators(process, targetId));
  if (fromId === null || ownRound.has(fromId)) return ownRound;
  const all = reachable(process, targetId, new Set());
  return all.has(fromId) && !areConcurrent(process, targetId, fromId, isFork) ? all : null;
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
