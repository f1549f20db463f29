import { flag, idOf, isA, many, type ModdleElement, one, text } from './moddle-element.js';

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
  /** Ids of the event sub-processes directly in it. */
  readonly eventSubProcesses: string[];
  /** Ids of what associations lead to from it. */
  readonly associated: string[];
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
  return { nodes, flows, others, scopeOf, withoutId, startEvents, eventSubProcesses };
}

const nothing = () => ({
  incoming: [],
  outgoing: [],
  boundaryEvents: [],
  startEvents: [],
  eventSubProcesses: [],
  associated: [],
});

/** Does it begin by an event of its own and not by a flow? */
export function isEventSubProcess(element: ModdleElement): boolean {
  return isA(element, 'bpmn:SubProcess') && flag(element, 'triggeredByEvent');
}

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

/** Name of the link that an event is an end of; null = it is no link. */
export function linkName(event: ModdleElement): string | null {
  if (!isA(event, 'bpmn:Event')) return null;
  const [link] = definitionsOf(event).filter((definition) => isA(definition, 'bpmn:LinkEventDefinition'));
  return link ? (text(link, 'name') ?? '').trim() : null;
}

/** The event definitions of an event, in it and referred to. */
export function definitionsOf(event: ModdleElement): readonly ModdleElement[] {
  return [...many(event, 'eventDefinitions'), ...many(event, 'eventDefinitionRef')];
}

function end(flow: ModdleElement, property: 'sourceRef' | 'targetRef'): string {
  const node = one(flow, property);
  return node && isA(node, 'bpmn:FlowNode') ? (idOf(node) ?? '') : '';
}
