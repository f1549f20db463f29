import type { FileShape } from './file-shape.js';
import { isA, type ModdleElement, text } from './moddle-element.js';
import type { LaneApprovers } from './lane-approvers.js';
import { approverRules } from './read-approval.js';

/**
 * Id of the first user task reached from the start, unless it is given to somebody else: the applicant's. Null without.
 */
export function applicantTaskOf(
  { nodes, flows, startEvents, implicitStarts }: FileShape,
  lanes: LaneApprovers,
): string | null {
  const seen = new Set<string>();
  const open = [...startEvents];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const begins = implicitStarts.find((start) => start.id === id)?.targets;
    if (begins) open.push(...begins.map(({ elementId }) => elementId));
    const node = nodes.get(id);
    if (!node || seen.has(id)) continue;
    seen.add(id);
    if (isA(node.element, 'bpmn:UserTask')) return isForApplicant(node.element, lanes.get(id)) ? id : null;
    // What is inside a sub-process comes before what is behind it.
    open.push(...node.startEvents);
    for (const flowId of node.outgoing) open.push(flows.get(flowId)?.targetId ?? '');
  }
  return null;
}

function isForApplicant(task: ModdleElement, lane: readonly ModdleElement[] | undefined): boolean {
  const kinds = approverRules(task, lane).map((rule) => text(rule, 'kind'));
  return kinds.length === 0 || kinds.includes('applicant');
}
