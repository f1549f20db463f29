import type { FlowNode } from '../graph.js';
import { error, nodesOf, type Rule } from './rule.js';

/** The process and every sub-process have exactly one start event. */
export const startEvents: Rule = (process) => {
  const nodes = nodesOf(process);
  const starts = new Map<string, FlowNode[]>([[process.id, []]]);
  for (const node of nodes) if (node.kind === 'subProcess') starts.set(node.id, []);
  for (const node of nodes) {
    const isStart = node.kind === 'startEvent' || (node.kind === 'receiveTask' && node.isInstantiating);
    if (isStart) starts.get(node.scopeId)?.push(node);
  }
  return [...starts].flatMap(([scopeId, found]) => {
    if (found.length === 0) return [error('start.missing', scopeId)];
    return found.slice(1).map(({ id }) => error('start.several', id));
  });
};
