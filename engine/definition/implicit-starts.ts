import { linkName } from './definitions-of-event.js';
import { isEventSubProcess } from './event-sub-process.js';
import type { PlacedFlow, PlacedNode } from './placed-node.js';
import type { FlowNode } from './flow-node.js';
import type { SequenceFlow } from './graph.js';
import { flag, isA, type ModdleElement } from './moddle-element.js';

/** Stands for the start event that a process or sub-process does not draw. */
export interface ImplicitStart {
  /** No id of a file: those have no slash. */
  readonly id: string;
  readonly scopeId: string;
  /** What begins, and the flow to it: called as the element where no other flow is. */
  readonly targets: readonly { readonly flowId: string; readonly elementId: string }[];
}

/**
 * A process or sub-process without a start event begins with everything in it that no flow leads to (§10.5.2, §13.3.4).
 * Of an event sub-process the event says when it begins, in an ad-hoc sub-process people choose.
 */
export function implicitStartsOf(
  process: ModdleElement,
  processId: string,
  nodes: ReadonlyMap<string, PlacedNode>,
  flows: ReadonlyMap<string, PlacedFlow>,
  hasStart: (scopeId: string) => boolean,
): ImplicitStart[] {
  const byScope = new Map<string, string[]>();
  for (const node of nodes.values()) {
    if (!mayBegin(node)) continue;
    const others = byScope.get(node.scopeId);
    if (others) others.push(node.id);
    else byScope.set(node.scopeId, [node.id]);
  }
  return [...byScope].flatMap(([scopeId, ids]): ImplicitStart[] => {
    const scope = scopeId === processId ? process : nodes.get(scopeId)?.element;
    if (!scope || isA(scope, 'bpmn:AdHocSubProcess') || isEventSubProcess(scope) || hasStart(scopeId)) return [];
    const targets = ids.map((id) => ({ flowId: flows.has(id) ? `${id}/start` : id, elementId: id }));
    return [{ id: `${scopeId}/start`, scopeId, targets }];
  });
}

/** Is it the start event that the drawing does not have? */
export function isImplicitStart({ id }: Pick<FlowNode, 'id'>): boolean {
  return id.endsWith('/start');
}

/** The node and the flows that it is executed by. */
export function executedAs({ id, scopeId, targets }: ImplicitStart): { node: FlowNode; flows: SequenceFlow[] } {
  return {
    node: {
      kind: 'startEvent',
      ...{ id, name: null, scopeId, incoming: [], outgoing: targets.map(({ flowId }) => flowId) },
      ...{ event: { kind: 'none' }, isInterrupting: true, dataOutputs: [], associations: [], takes: [] },
    },
    flows: targets.map(({ flowId, elementId }) => ({
      ...{ id: flowId, name: null, sourceId: id, targetId: elementId, condition: null },
    })),
  };
}

/** What is neither reached by a flow nor begins in a way of its own. */
function mayBegin({ element, incoming }: PlacedNode): boolean {
  if (incoming.length > 0 || isA(element, 'bpmn:BoundaryEvent') || isA(element, 'bpmn:EndEvent')) return false;
  if (isEventSubProcess(element)) return false;
  if (isA(element, 'bpmn:Activity') && flag(element, 'isForCompensation')) return false;
  return !isA(element, 'bpmn:CatchEvent') || linkName(element) === null;
}
