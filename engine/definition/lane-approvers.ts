import type { FileShape } from './file-shape.js';
import { idOf, many, type ModdleElement, one } from './moddle-element.js';
import { extensionsOf } from './read-extensions.js';

/** Who works in the lanes: `xiaowu:Approver` rules by the id of the flow node that stands in the lane. */
export type LaneApprovers = ReadonlyMap<string, readonly ModdleElement[]>;

/**
 * What lanes say about who gets a user task that does not say it itself. The innermost lane with rules decides; what is
 * inside a sub-process goes by the lanes drawn there, then by the lane of the sub-process.
 */
export function laneApproversOf(process: ModdleElement, { nodes }: FileShape): LaneApprovers {
  const found = new Map<string, readonly ModdleElement[]>();
  for (const container of [process, ...[...nodes.values()].map(({ element }) => element)]) {
    for (const lanes of many(container, 'laneSets')) readLanes(lanes, [], found);
  }
  for (const { id, scopeId } of nodes.values()) {
    const around = found.get(scopeId);
    if (around && !found.has(id)) found.set(id, around);
  }
  return found;
}

function readLanes(
  laneSet: ModdleElement,
  around: readonly ModdleElement[],
  found: Map<string, readonly ModdleElement[]>,
): void {
  for (const lane of many(laneSet, 'lanes')) {
    const own = extensionsOf(lane, 'xiaowu:Approver');
    const rules = own.length > 0 ? own : around;
    for (const node of rules.length > 0 ? many(lane, 'flowNodeRef') : []) found.set(idOf(node) ?? '', rules);
    const inner = one(lane, 'childLaneSet');
    if (inner) readLanes(inner, rules, found);
  }
}
