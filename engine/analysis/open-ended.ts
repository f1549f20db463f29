import type { EventDefinition } from '../definition/event-definition.js';
import type { Activity, FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import { nodesOf } from '../definition/rules/rule.js';
import { definitionsIn } from '../event-definitions/definitions-in.js';
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
  if (isSending(node)) return openActivity(process, asTask(node));
  const open = isThrowing(node) ? thrown(event) : caught(process, node, event);
  return { ...node, event: open, ...('inputs' in node && { inputs: [] }) } as FlowNode;
}

function isThrowing({ kind }: FlowNode): boolean {
  return kind === 'endEvent' || kind === 'intermediateThrowEvent';
}

/** It tells others something, which is work like any other: to do it twice is once too often. */
function isSending(node: FlowNode): boolean {
  return isThrowing(node) && 'event' in node && definitionsIn(node.event).every(({ kind }) => fromOutside.has(kind));
}

/** An activity without data of its own, which runs once. */
const bareActivity = {
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

function asTask({ id, name, scopeId, incoming, outgoing }: FlowNode): Activity {
  return {
    ...{ kind: 'task', id, name, scopeId, incoming, outgoing, ...bareActivity },
    ...{ defaultFlowId: null, boundaryEventIds: [], isForCompensation: false },
    ...{ startQuantity: 1, completionQuantity: 1 },
  };
}

function openActivity(process: Process, node: Activity): FlowNode {
  const bare = { ...node, ...bareActivity };
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
  if (isSending(node)) return true;
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
    return isThrowing(node) && 'event' in node && throws(node.event, kind) && isWithin(process, node, scopeId);
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
