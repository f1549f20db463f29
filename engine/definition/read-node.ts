import { literalExpression } from '../expression.js';
import type { PlacedNode } from './file-shape.js';
import type { Expression, FlowNode } from './graph.js';
import type { DataObjects } from './data-objects.js';
import { flag, idOf, type ModdleElement, one, text } from './moddle-element.js';
import { readActivity } from './read-activity.js';
import { readAdHoc } from './read-ad-hoc.js';
import { readApproval } from './read-approval.js';
import { readCall } from './read-call.js';
import { readDecision } from './read-decision.js';
import { readEvent } from './read-event.js';
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
  readonly reading: Reading;
}

/** What all nodes have. */
export type Base = Pick<FlowNode, 'id' | 'name' | 'scopeId' | 'incoming' | 'outgoing'>;
type NodeReader = (placed: PlacedNode, base: Base, context: NodeContext) => FlowNode;

/** Every type that can be executed. What is not here is refused. */
const readers: { readonly [type: string]: NodeReader } = {
  'bpmn:StartEvent': ({ element }, base, { reading }) => ({
    ...base,
    kind: 'startEvent',
    event: readEvent(element, ['none'], reading),
  }),
  'bpmn:EndEvent': ({ element }, base, { reading }) => ({
    ...base,
    kind: 'endEvent',
    event: readEvent(element, ['none', 'terminate', 'error'], reading),
  }),
  'bpmn:IntermediateCatchEvent': ({ element }, base, { reading }) => ({
    ...base,
    kind: 'intermediateCatchEvent',
    event: readEvent(element, ['timer', 'message'], reading),
  }),
  'bpmn:IntermediateThrowEvent': ({ element }, base, { reading }) => ({
    ...base,
    kind: 'intermediateThrowEvent',
    event: readEvent(element, ['none'], reading),
  }),
  'bpmn:BoundaryEvent': ({ element }, base, { reading }) => ({
    ...base,
    kind: 'boundaryEvent',
    attachedToId: refId(element, 'attachedToRef'),
    isInterrupting: flag(element, 'cancelActivity'),
    event: readEvent(element, ['timer', 'message', 'error'], reading),
  }),
  'bpmn:UserTask': (placed, base, context) => ({
    ...base,
    ...readActivity(placed, context),
    kind: 'userTask',
    approval: readApproval(placed.element, placed.id === context.applicantTaskId, context.reading),
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
  'bpmn:SubProcess': (placed, base, context) => {
    if (flag(placed.element, 'triggeredByEvent')) context.reading.unsupported(placed.element, 'triggeredByEvent');
    return {
      ...base,
      ...readActivity(placed, context),
      kind: 'subProcess',
      startEventId: placed.startEvents[0] ?? '',
    };
  },
  'bpmn:AdHocSubProcess': (placed, base, context) => ({
    ...base,
    ...readActivity(placed, context),
    ...readAdHoc(placed.element, context.reading),
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
  // Has no default flow of its own (§10.6.4).
  'bpmn:ParallelGateway': (_placed, base) => ({ ...base, kind: 'parallelGateway', defaultFlowId: null }),
};

/** Types of flow nodes that can be executed, e.g. `bpmn:UserTask`. */
export const executableTypes: readonly string[] = Object.keys(readers);

/** Reads a flow node; null when its type cannot be executed. */
export function readNode(placed: PlacedNode, context: NodeContext): FlowNode | null {
  const { element, id, scopeId, incoming, outgoing } = placed;
  const read = readers[element.$type];
  if (read) return read(placed, { id, name: text(element, 'name'), scopeId, incoming, outgoing }, context);
  context.reading.unsupported(element);
  return null;
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
