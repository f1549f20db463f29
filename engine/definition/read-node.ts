import { literalExpression } from '../expression.js';
import { isEventSubProcess } from './event-sub-process.js';
import type { FileShape } from './file-shape.js';
import type { PlacedNode } from './placed-node.js';
import type { FlowNode, SubProcess } from './flow-node.js';
import type { Expression } from './parsed-expression.js';
import { idOf, type ModdleElement, one, text } from './moddle-element.js';
import type { DataObjects } from './data-objects.js';
import type { LaneApprovers } from './lane-approvers.js';
import { readActivity } from './read-activity.js';
import { readAdHoc } from './read-ad-hoc.js';
import { readApproval } from './read-approval.js';
import { readCall } from './read-call.js';
import { readDecision } from './read-decision.js';
import { readEventBasedGateway } from './read-event-based-gateway.js';
import { eventReaders } from './read-event-node.js';
import { readReceiveTask, readSendTask } from './read-message-task.js';
import { readScript } from './read-script.js';
import { readService } from './read-service.js';
import type { Reading } from './reading.js';

/** What readers of nodes need besides the node. */
export interface NodeContext {
  readonly applicantTaskId: string | null;
  /** The global tasks of the file by id. */
  readonly globalTasks: ReadonlyMap<string, ModdleElement>;
  /** The executable processes of the file. */
  readonly processIds: ReadonlySet<string>;
  readonly data: DataObjects;
  readonly lanes: LaneApprovers;
  readonly shape: FileShape;
  readonly reading: Reading;
}

/** What all nodes have. */
export type Base = Pick<FlowNode, 'id' | 'name' | 'scopeId' | 'incoming' | 'outgoing'>;
/** Reads the nodes of one type. */
export type NodeReader = (placed: PlacedNode, base: Base, context: NodeContext) => FlowNode;

/** Every type that can be executed. What is not here is refused. */
const readers: { readonly [type: string]: NodeReader } = {
  ...eventReaders,
  'bpmn:UserTask': (placed, base, context) => ({
    ...base,
    ...readActivity(placed, context),
    kind: 'userTask',
    approval: readApproval(
      placed.element,
      placed.id === context.applicantTaskId,
      context.reading,
      context.lanes.get(placed.id),
    ),
  }),
  'bpmn:Task': (placed, base, context) => ({ ...base, ...readActivity(placed, context), kind: 'task' }),
  'bpmn:ManualTask': (placed, base, context) => ({ ...base, ...readActivity(placed, context), kind: 'manualTask' }),
  'bpmn:ServiceTask': (placed, base, context) => ({
    ...base,
    ...readActivity(placed, context),
    ...readService(placed.element, context.reading),
    kind: 'serviceTask',
  }),
  'bpmn:ScriptTask': (placed, base, context) => ({
    ...base,
    ...readActivity(placed, context),
    kind: 'scriptTask',
    script: readScript(placed.element, text(placed.element, 'scriptFormat'), context.reading),
    resultVariable: text(placed.element, 'resultVariable'),
  }),
  'bpmn:BusinessRuleTask': (placed, base, context) => ({
    ...base,
    ...readActivity(placed, context),
    ...readDecision(placed.element, context.reading),
    kind: 'businessRuleTask',
  }),
  'bpmn:SendTask': readSendTask,
  'bpmn:ReceiveTask': readReceiveTask,
  'bpmn:CallActivity': readCall,
  'bpmn:SubProcess': (placed, base, context) => ({
    ...readSubProcess(placed, base, context),
    kind: isEventSubProcess(placed.element) ? 'eventSubProcess' : 'subProcess',
  }),
  'bpmn:Transaction': (placed, base, context) => {
    const { element } = placed;
    const { reading } = context;
    if (isEventSubProcess(element)) reading.unsupported(element, 'triggeredByEvent');
    const method = text(element, 'method');
    // Store and image are other ways to undo than compensation.
    if (method !== null && !/compensate$/i.test(method)) reading.unsupported(element, `method ${method}`);
    if (text(element, 'protocol') !== null) reading.unsupported(element, 'protocol');
    return { ...readSubProcess(placed, base, context), kind: 'transaction' };
  },
  'bpmn:AdHocSubProcess': (placed, base, context) => ({
    ...base,
    ...readActivity(placed, context),
    ...readAdHoc(placed.element, context.reading),
    eventSubProcessIds: placed.eventSubProcesses,
    kind: 'adHocSubProcess',
  }),
  'bpmn:ExclusiveGateway': ({ element }, base) => ({
    ...base,
    kind: 'exclusiveGateway',
    defaultFlowId: refId(element, 'default') || null,
  }),
  'bpmn:InclusiveGateway': ({ element }, base) => ({
    ...base,
    kind: 'inclusiveGateway',
    defaultFlowId: refId(element, 'default') || null,
  }),
  'bpmn:ComplexGateway': ({ element, incoming }, base, { reading }) => ({
    ...base,
    kind: 'complexGateway',
    defaultFlowId: refId(element, 'default') || null,
    activationCondition: readActivation(element, incoming.length, reading),
  }),
  'bpmn:EventBasedGateway': readEventBasedGateway,
  // Has no default flow of its own (§10.6.4).
  'bpmn:ParallelGateway': (_placed, base) => ({ ...base, kind: 'parallelGateway', defaultFlowId: null }),
};

/** Reads a flow node; null when its type cannot be executed. */
export function readNode(placed: PlacedNode, context: NodeContext): FlowNode | null {
  const { element, id, scopeId, incoming, outgoing } = placed;
  const read = readers[element.$type];
  if (read) return read(placed, { id, name: text(element, 'name'), scopeId, incoming, outgoing }, context);
  context.reading.unsupported(element);
  return null;
}

function readSubProcess(placed: PlacedNode, base: Base, context: NodeContext): Omit<SubProcess, 'kind'> {
  return {
    ...base,
    ...readActivity(placed, context),
    startEventId: placed.startEvents[0] ?? '',
    eventSubProcessIds: placed.eventSubProcesses,
  };
}

function refId(element: ModdleElement, property: string): string {
  const target = one(element, property);
  return target ? (idOf(target) ?? '') : '';
}

/** Needed where it joins; a mere split fires with every token. */
function readActivation(element: ModdleElement, incoming: number, reading: Reading): Expression {
  const condition = one(element, 'activationCondition');
  if (condition && text(condition, 'body') !== null) return reading.elementExpression(condition);
  if (incoming > 1) reading.error('gateway.activationMissing', element);
  return literalExpression('true', true);
}
