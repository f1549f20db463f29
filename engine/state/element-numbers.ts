import type { Process } from '../definition/graph.js';

interface Numbers {
  readonly ids: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
}

const cache = new WeakMap<Process, Numbers>();

/**
 * Short names for the elements of a process, for lists in the state that grow with the number of steps: places in the
 * list of ids in code unit order, so that they depend on nothing but the ids themselves.
 */
export function elementNumbers(process: Process): Numbers {
  let known = cache.get(process);
  if (known === undefined) {
    const ids = Object.keys(process.nodes).sort();
    known = { ids, numbers: new Map(ids.map((id, index) => [id, index])) };
    cache.set(process, known);
  }
  return known;
}
