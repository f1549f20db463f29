import { applicantTaskOf } from './applicant-task.js';
import { shapeOf } from './file-shape.js';
import type { FlowNode } from './flow-node.js';
import type { Process, ProcessStart, SequenceFlow } from './graph.js';
import { dataObjectsOf } from './data-objects.js';
import { inputVariablesOf } from './input-variables.js';
import { laneApproversOf } from './lane-approvers.js';
import { executedAs } from './implicit-starts.js';
import { isA, many, type ModdleElement, one, text } from './moddle-element.js';
import { readData } from './read-data.js';
import { readFlow } from './read-flow.js';
import { type NodeContext, readNode } from './read-node.js';

/** Drawn or written for people only. */
const inertElements = ['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference'];

/** Reads a process into a graph. Where something is missing the graph has '' as id; then there is a problem, too. */
export function readProcess(
  element: ModdleElement,
  file: Omit<NodeContext, 'applicantTaskId' | 'data' | 'lanes' | 'shape'>,
): Process {
  const { reading } = file;
  const id = text(element, 'id') ?? '';
  if (id === '') reading.error('element.idMissing', element, { type: element.$type });
  for (const property of ['resources', 'ioBinding', 'supports']) {
    for (const part of [...many(element, property), one(element, property)]) if (part) reading.unsupported(part);
  }
  const shape = shapeOf(element);
  for (const missing of shape.withoutId) reading.error('element.idMissing', missing, { type: missing.$type });
  for (const other of shape.others) {
    if (!inertElements.some((type) => isA(other, type))) reading.unsupported(other);
  }
  const flows: Record<string, SequenceFlow> = Object.create(null) as Record<string, SequenceFlow>;
  for (const flow of shape.flows.values()) flows[flow.id] = readFlow(flow, reading);
  const lanes = laneApproversOf(element, shape);
  const applicantTaskId = applicantTaskOf(shape, lanes);
  const data = dataObjectsOf(shape);
  const nodes: Record<string, FlowNode> = Object.create(null) as Record<string, FlowNode>;
  const context = { ...file, applicantTaskId, lanes, data, shape };
  for (const placed of shape.nodes.values()) {
    const node = readNode(placed, context);
    if (node) nodes[placed.id] = node;
  }
  for (const start of shape.implicitStarts) {
    const { node, flows: begins } = executedAs(start);
    nodes[node.id] = node;
    for (const flow of begins) flows[flow.id] = flow;
  }
  const { locals, inputSets } = readData(element, data, reading);
  const declared = inputSets.flat();
  const isMain = reading.yesNo(element, 'isMain', false) && { isMain: true as const };
  const graph = { id, name: text(element, 'name'), ...isMain, nodes, flows, applicantTaskId, locals };
  const starts = startsOf(shape.startEvents, graph);
  return {
    ...graph,
    startEventId: (starts.find(({ event }) => event.kind === 'none') ?? starts[0])?.elementId ?? '',
    starts,
    eventSubProcessIds: shape.eventSubProcesses,
    inputVariables: [...new Set([...declared, ...inputVariablesOf(graph)])],
  };
}

/** Behind an instantiating gateway stand the events by which the instance can start. */
function startsOf(ids: readonly string[], graph: Pick<Process, 'nodes' | 'flows'>): ProcessStart[] {
  return ids.flatMap((id): ProcessStart[] => {
    const node = graph.nodes[id];
    if (node === undefined) return [];
    if ('event' in node) return [{ elementId: id, event: node.event }];
    if ('message' in node) return [{ elementId: id, event: node.message }];
    if (node.kind !== 'eventBasedGateway') return [];
    const targets = node.outgoing.map((flowId) => graph.flows[flowId]?.targetId ?? '');
    return startsOf(targets, graph);
  });
}
