import { flag, idOf, isA, many, type ModdleElement, one } from './moddle-element.js';

/** A flow node of the file and where it stands. */
export interface PlacedNode {
  readonly element: ModdleElement;
  readonly id: string;
  /** Process id or id of the sub-process around it. */
  readonly scopeId: string;
  readonly incoming: string[];
  readonly outgoing: string[];
  /** Ids of the boundary events on it. */
  readonly boundaryEvents: string[];
  /** Ids of the start events directly in it. */
  readonly startEvents: string[];
}

/** A sequence flow of the file; an end is '' when it is no flow node. */
export interface PlacedFlow {
  readonly element: ModdleElement;
  readonly id: string;
  readonly scopeId: string;
  readonly sourceId: string;
  readonly targetId: string;
}

/** The flow nodes and sequence flows of a process with those of its sub-processes, in the order of the file. */
export interface FileShape {
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  readonly flows: ReadonlyMap<string, PlacedFlow>;
  /** What else stands between them. */
  readonly others: readonly ModdleElement[];
  /** The process or sub-process that each of the others stands in, by its id. */
  readonly scopeOf: ReadonlyMap<string, string>;
  readonly withoutId: readonly ModdleElement[];
  /** Ids of the start events at the top level. */
  readonly startEvents: readonly string[];
}

/**
 * Lays out a process. Who flows to whom is taken from the flows alone: the lists of incoming and outgoing flows in the
 * nodes only repeat it.
 */
export function shapeOf(process: ModdleElement): FileShape {
  const nodes = new Map<string, PlacedNode>();
  const flows = new Map<string, PlacedFlow>();
  const others: ModdleElement[] = [];
  const scopeOf = new Map<string, string>();
  const withoutId: ModdleElement[] = [];
  const place = (container: ModdleElement, scopeId: string): void => {
    for (const element of many(container, 'flowElements')) {
      const id = idOf(element);
      if (id === null) withoutId.push(element);
      else if (isA(element, 'bpmn:SequenceFlow')) {
        const [sourceId, targetId] = [end(element, 'sourceRef'), end(element, 'targetRef')];
        flows.set(id, { element, id, scopeId, sourceId, targetId });
      } else if (isA(element, 'bpmn:FlowNode')) {
        nodes.set(id, { element, id, scopeId, incoming: [], outgoing: [], boundaryEvents: [], startEvents: [] });
        if (isA(element, 'bpmn:SubProcess')) place(element, id);
      } else {
        others.push(element);
        scopeOf.set(id, scopeId);
      }
    }
  };
  place(process, idOf(process) ?? '');
  for (const { id, sourceId, targetId } of flows.values()) {
    nodes.get(sourceId)?.outgoing.push(id);
    nodes.get(targetId)?.incoming.push(id);
  }
  const startEvents: string[] = [];
  for (const { element, id, scopeId } of nodes.values()) {
    const isStart = isA(element, 'bpmn:StartEvent') || isInstantiating(element);
    if (isStart) (nodes.get(scopeId)?.startEvents ?? startEvents).push(id);
    const host = isA(element, 'bpmn:BoundaryEvent') ? one(element, 'attachedToRef') : null;
    if (host) nodes.get(idOf(host) ?? '')?.boundaryEvents.push(id);
  }
  return { nodes, flows, others, scopeOf, withoutId, startEvents };
}

function isInstantiating(element: ModdleElement): boolean {
  return isA(element, 'bpmn:ReceiveTask') && flag(element, 'instantiate');
}

function end(flow: ModdleElement, property: 'sourceRef' | 'targetRef'): string {
  const node = one(flow, property);
  return node && isA(node, 'bpmn:FlowNode') ? (idOf(node) ?? '') : '';
}
