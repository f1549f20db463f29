import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';

/** How a running instance goes over to another version of its process. */
export interface MigrationPlan {
  /** Elements and sequence flows of the one version by id, and what they are in the other. */
  readonly elements: { readonly [sourceId: string]: string };
}

/**
 * A plan from what is alike: elements of one kind with the same id, else the only ones of one kind with the same name;
 * flows with the same id, else those between the same elements. To be looked over by a person.
 */
export function proposeMigration(source: Process, target: Process): MigrationPlan {
  const elements: { [sourceId: string]: string } = {};
  for (const node of Object.values(source.nodes)) {
    if (target.nodes[node.id]?.kind === node.kind) elements[node.id] = node.id;
  }
  const taken = new Set(Object.values(elements));
  for (const node of Object.values(source.nodes)) {
    if (elements[node.id] !== undefined || node.name === null) continue;
    const isAlike = (other: FlowNode): boolean => other.kind === node.kind && other.name === node.name;
    const [alike, ...more] = Object.values(target.nodes).filter((other) => isAlike(other) && !taken.has(other.id));
    const isOnly =
      Object.values(source.nodes).filter((other) => isAlike(other) && !(other.id in elements)).length === 1;
    if (alike === undefined || more.length > 0 || !isOnly) continue;
    elements[node.id] = alike.id;
    taken.add(alike.id);
  }
  for (const { id, sourceId, targetId } of Object.values(source.flows)) {
    const [from, to] = [elements[sourceId], elements[targetId]];
    if (to === undefined) continue;
    const between = Object.values(target.flows).filter((flow) => flow.sourceId === from && flow.targetId === to);
    const same = target.flows[id]?.targetId === to ? id : between.length === 1 ? between[0]?.id : undefined;
    if (same !== undefined) elements[id] = same;
  }
  return { elements };
}
