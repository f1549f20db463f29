import type { StartEvent } from '../graph.js';
import { error, nodesOf, type Rule } from './rule.js';

/** The process and every sub-process have exactly one start event. */
export const startEvents: Rule = (process) => {
  const nodes = nodesOf(process);
  const starts = new Map<string, StartEvent[]>([[process.id, []]]);
  for (const node of nodes) if (node.kind === 'subProcess') starts.set(node.id, []);
  for (const node of nodes) if (node.kind === 'startEvent') starts.get(node.scopeId)?.push(node);
  return [...starts].flatMap(([scopeId, found]) => {
    if (found.length === 0) return [error('start.missing', scopeId)];
    return found.slice(1).map(({ id }) => error('start.several', id));
  });
};
