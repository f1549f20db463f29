import type { EventDefinition } from '../definition/event-definition.js';
import type { Activity, FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import { nodesOf } from '../definition/rules/rule.js';
import { literalExpression } from '../expression.js';
import type { Choices } from './choices.js';

/** What comes from outside, at any time. */
const sometime: EventDefinition = {
  kind: 'timer',
  timer: 'duration',
  value: literalExpression('PT1S', 'PT1S'),
};
const none: EventDefinition = { kind: 'none' };
const fromOutside = new Set<string>(['timer', 'message', 'signal', 'conditional']);
const propagated = new Set<string>(['error', 'escalation']);

/**
 * The process with everything left open that does not decide which tokens can be where: conditions may hold or not, all
 * work waits until it is done, events from outside may happen at any time, data and repetition are left out. Of steps
 * that only follow one another the first stands for all.
 */
export function openEnded(process: Process, choices: Choices): Process {
  const flows = Object.entries(process.flows).map(([id, flow]) => {
    return [id, { ...flow, condition: flow.condition && choices.expression(flow.condition.source) }] as const;
  });
  const nodes = nodesOf(process).map((node) => [node.id, openNode(process, node)] as const);
  return { ...process, nodes: Object.fromEntries(nodes), flows: Object.fromEntries(flows), locals: [] };
}

function openNode(process: Process, node: FlowNode): FlowNode {
  if ('inputSets' in node) return openActivity(process, node);
  if (!('event' in node)) return node;
  const { event } = node;
  const isTopStart = node.kind === 'startEvent' && node.scopeId === process.id;
  if (isTopStart) return { ...node, event: none };
  const isThrown = node.kind === 'endEvent' || node.kind === 'intermediateThrowEvent';
  const open = isThrown ? thrown(event) : caught(process, node, event);
  return { ...node, event: open, ...('inputs' in node && { inputs: [] }) } as FlowNode;
}

function openActivity(process: Process, node: Activity): FlowNode {
  const bare = {
    ...node,
    multiInstance: null,
    standardLoop: null,
    inputs: [],
    outputs: [],
    locals: [],
    dataOutputs: [],
    inputSets: [],
    outputSets: [],
    // What has been done would make ever new states of a loop.
    compensationHandlerId: null,
  };
  if ('startEventId' in node || node.kind === 'receiveTask') return bare as FlowNode;
  if (followsAnother(process, node)) return { ...bare, kind: 'task' };
  return { ...bare, kind: 'serviceTask', type: '', settings: {}, resultVariable: null };
}

/** A plain step that nothing but one other plain step leads to: where it is, that one has been. */
function followsAnother(process: Process, node: Activity): boolean {
  const [incoming, ...more] = node.incoming;
  const before = process.nodes[process.flows[incoming ?? '']?.sourceId ?? ''];
  return more.length === 0 && before !== undefined && isPlain(node) && isPlain(before) && before.outgoing.length === 1;
}

function isPlain(node: FlowNode): boolean {
  const isWork = 'inputSets' in node && !('startEventId' in node) && node.kind !== 'receiveTask';
  return isWork && node.boundaryEventIds.length === 0 && node.startQuantity === 1 && node.completionQuantity === 1;
}

function thrown(event: EventDefinition): EventDefinition {
  if (fromOutside.has(event.kind)) return none;
  if (!('events' in event)) return event;
  const inside = (event.events as readonly EventDefinition[]).filter(({ kind }) => !fromOutside.has(kind));
  return inside.length === 0 ? none : ({ ...(event as object), events: inside } as unknown as EventDefinition);
}

function caught(process: Process, node: FlowNode, event: EventDefinition): EventDefinition {
  if (fromOutside.has(event.kind)) return sometime;
  if (propagated.has(event.kind)) return isSeen(process, scopeOf(process, node), event.kind) ? event : sometime;
  if (!('events' in event)) return event;
  const inside = event.events as readonly EventDefinition[];
  return inside.some(({ kind }) => fromOutside.has(kind) || propagated.has(kind)) ? sometime : event;
}

/** Where what the event catches comes from: the activity it sits on, or the scope around its event sub-process. */
function scopeOf(process: Process, node: FlowNode): string {
  if (node.kind === 'boundaryEvent') return node.attachedToId;
  return process.nodes[node.scopeId]?.scopeId ?? process.id;
}

/** Does the exploration itself throw it? What an ad-hoc sub-process does inside stays open. */
function isSeen(process: Process, scopeId: string, kind: string): boolean {
  const scope = process.nodes[scopeId];
  return (!scope || 'startEventId' in scope) && isThrownWithin(process, scopeId, kind);
}

function isThrownWithin(process: Process, scopeId: string, kind: string): boolean {
  return nodesOf(process).some((node) => {
    const isThrowing = node.kind === 'endEvent' || node.kind === 'intermediateThrowEvent';
    return isThrowing && throws(node.event, kind) && isWithin(process, node, scopeId);
  });
}

function throws(event: EventDefinition, kind: string): boolean {
  return 'events' in event
    ? (event.events as readonly EventDefinition[]).some((each) => throws(each, kind))
    : event.kind === kind;
}

function isWithin(process: Process, node: FlowNode, scopeId: string): boolean {
  for (let at: FlowNode | undefined = node; at !== undefined; at = process.nodes[at.scopeId]) {
    if (at.scopeId === scopeId) return true;
  }
  return false;
}
