import { linkName } from './definitions-of-event.js';
import { isEventSubProcess } from './event-sub-process.js';
import { type ImplicitStart, implicitStartsOf } from './implicit-starts.js';
import { flag, idOf, isA, many, type ModdleElement, one } from './moddle-element.js';
import type { PlacedFlow, PlacedNode } from './placed-node.js';

/** The flow nodes and sequence flows of a process with those of its sub-processes, in the order of the file. */
export interface FileShape {
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  readonly flows: ReadonlyMap<string, PlacedFlow>;
  /** What else stands between them. */
  readonly others: readonly ModdleElement[];
  /** The process or sub-process that each of the others stands in, by its id. */
  readonly scopeOf: ReadonlyMap<string, string>;
  readonly withoutId: readonly ModdleElement[];
  /** Ids of the start events at the top level, or of the one that stands for them. */
  readonly startEvents: readonly string[];
  readonly implicitStarts: readonly ImplicitStart[];
  /** Ids of the event sub-processes at the top level. */
  readonly eventSubProcesses: readonly string[];
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
  const associations: ModdleElement[] = [];
  const place = (container: ModdleElement, scopeId: string): void => {
    associations.push(...many(container, 'artifacts').filter((artifact) => isA(artifact, 'bpmn:Association')));
    for (const element of many(container, 'flowElements')) {
      const id = idOf(element);
      if (id === null) withoutId.push(element);
      else if (isA(element, 'bpmn:SequenceFlow')) {
        const [sourceId, targetId] = [end(element, 'sourceRef'), end(element, 'targetRef')];
        flows.set(id, { element, id, scopeId, sourceId, targetId });
      } else if (isA(element, 'bpmn:FlowNode')) {
        nodes.set(id, { element, id, scopeId, ...nothing() });
        if (isA(element, 'bpmn:SubProcess')) place(element, id);
      } else {
        others.push(element);
        scopeOf.set(id, scopeId);
      }
    }
  };
  place(process, idOf(process) ?? '');
  for (const link of linksOf(nodes)) flows.set(link.id, link);
  for (const { id, sourceId, targetId } of flows.values()) {
    nodes.get(sourceId)?.outgoing.push(id);
    nodes.get(targetId)?.incoming.push(id);
  }
  for (const association of associations) {
    const [source, target] = [one(association, 'sourceRef'), one(association, 'targetRef')];
    if (source && target) nodes.get(idOf(source) ?? '')?.associated.push(idOf(target) ?? '');
  }
  const startEvents: string[] = [];
  const eventSubProcesses: string[] = [];
  for (const { element, id, scopeId } of nodes.values()) {
    const isStart = isA(element, 'bpmn:StartEvent') || isInstantiating(element);
    if (isStart) (nodes.get(scopeId)?.startEvents ?? startEvents).push(id);
    if (isEventSubProcess(element)) (nodes.get(scopeId)?.eventSubProcesses ?? eventSubProcesses).push(id);
    const host = isA(element, 'bpmn:BoundaryEvent') ? one(element, 'attachedToRef') : null;
    if (host) nodes.get(idOf(host) ?? '')?.boundaryEvents.push(id);
  }
  const startsIn = (scopeId: string): string[] => nodes.get(scopeId)?.startEvents ?? startEvents;
  const implicitStarts = implicitStartsOf(process, idOf(process) ?? '', nodes, flows, (id) => startsIn(id).length > 0);
  for (const { id, scopeId, targets } of implicitStarts) {
    startsIn(scopeId).push(id);
    for (const { flowId, elementId } of targets) nodes.get(elementId)?.incoming.push(flowId);
  }
  return { nodes, flows, others, scopeOf, withoutId, startEvents, implicitStarts, eventSubProcesses };
}

const nothing = () => ({
  incoming: [],
  outgoing: [],
  boundaryEvents: [],
  startEvents: [],
  eventSubProcesses: [],
  associated: [],
});

function isInstantiating(element: ModdleElement): boolean {
  const mayInstantiate = isA(element, 'bpmn:ReceiveTask') || isA(element, 'bpmn:EventBasedGateway');
  return mayInstantiate && flag(element, 'instantiate');
}

/** A throwing link is a sequence flow to the catching one of its name in the same scope (§10.5.5). */
function linksOf(nodes: ReadonlyMap<string, PlacedNode>): PlacedFlow[] {
  const links = [...nodes.values()].flatMap((node) => {
    const name = linkName(node.element);
    return name === null ? [] : [{ ...node, name, isTarget: isA(node.element, 'bpmn:CatchEvent') }];
  });
  return links.flatMap(({ element, id, scopeId, name, isTarget }) => {
    if (isTarget) return [];
    const target = links.find((each) => each.isTarget && each.name === name && each.scopeId === scopeId);
    return [{ element, id, scopeId, sourceId: id, targetId: target?.id ?? '' }];
  });
}

function end(flow: ModdleElement, property: 'sourceRef' | 'targetRef'): string {
  const node = one(flow, property);
  return node && isA(node, 'bpmn:FlowNode') ? (idOf(node) ?? '') : '';
}
