import type { Process } from '../definition/graph.js';
import { nodesIn } from '../definition/rules/rule.js';
import { successors } from './successors.js';

/** Of every element that can be reached: the nearest one that every way to it passes; null = there is none. */
type Nearest = ReadonlyMap<string, string | null>;

const cache = new WeakMap<Process, Map<string, Nearest>>();

/** The elements that every way from the start of its scope to this element passes, itself excluded. */
export function dominators(process: Process, elementId: string): ReadonlySet<string> {
  const levelId = process.nodes[elementId]?.scopeId ?? '';
  const nearest = nearestIn(process, levelId);
  if (!nearest.has(elementId)) {
    // No way leads to it, so that anything is on every way.
    return new Set(nodesIn(process, levelId).flatMap(({ id }) => (id === elementId ? [] : [id])));
  }
  const found = new Set<string>();
  for (let id = nearest.get(elementId); id != null; id = nearest.get(id)) found.add(id);
  return found;
}

function nearestIn(process: Process, levelId: string): Nearest {
  let levels = cache.get(process);
  if (levels === undefined) cache.set(process, (levels = new Map<string, Nearest>()));
  let nearest = levels.get(levelId);
  if (nearest === undefined) levels.set(levelId, (nearest = findNearest(process, levelId)));
  return nearest;
}

/** Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm. Elements are numbered in reverse postorder from 1; 0 is before all starts. */
function findNearest(process: Process, levelId: string): Nearest {
  const level = nodesIn(process, levelId);
  const entries = level.filter((node) => node.incoming.length === 0 && !('attachedToId' in node)).map(({ id }) => id);
  const order = reversePostorder(process, entries);
  const numbers = new Map(order.map((id, index) => [id, index + 1]));
  const before: number[][] = [[], ...order.map(() => [])];
  for (const id of entries) before[numbers.get(id) ?? 0]?.push(0);
  for (const id of order) {
    const from = numbers.get(id) ?? 0;
    for (const next of successors(process, process.nodes[id])) before[numbers.get(next) ?? 0]?.push(from);
  }
  const nearest: number[] = [0];
  const common = (a: number, b: number): number => {
    while (a !== b) {
      if (a > b) a = nearest[a] ?? 0;
      else b = nearest[b] ?? 0;
    }
    return a;
  };
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false;
    for (let number = 1; number < before.length; number += 1) {
      const known = (before[number] ?? []).filter((from) => nearest[from] !== undefined);
      const found = known.reduce(common);
      hasChanged ||= nearest[number] !== found;
      nearest[number] = found;
    }
  }
  return new Map(order.map((id, index) => [id, order[(nearest[index + 1] ?? 0) - 1] ?? null]));
}

function reversePostorder(process: Process, entries: readonly string[]): string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  const open: { readonly id: string; readonly next: readonly string[]; at: number }[] = [];
  const visit = (id: string): void => {
    const node = process.nodes[id];
    if (node === undefined || seen.has(id)) return;
    seen.add(id);
    open.push({ id, next: successors(process, node), at: 0 });
  };
  for (const entry of entries) {
    visit(entry);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.next[top.at];
      top.at += 1;
      if (next !== undefined) visit(next);
      else {
        order.push(top.id);
        open.pop();
      }
    }
  }
  return order.reverse();
}
