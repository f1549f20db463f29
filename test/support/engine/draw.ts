import type { Approval } from '../../../engine/definition/approval.js';
import type { Mapping } from '../../../engine/definition/data-mapping.js';
import type { EventDefinition } from '../../../engine/definition/event-definition.js';
import type { FlowNode, StartEvent } from '../../../engine/definition/flow-node.js';
import type { Process, SequenceFlow } from '../../../engine/definition/graph.js';
import type { MultiInstance } from '../../../engine/definition/loop-characteristics.js';
import { literalExpression, parseExpression } from '../../../engine/expression.js';
import type { Expression } from '../../../engine/definition/parsed-expression.js';

/** Processes in a few lines, for tests that are about the engine and not about reading files. */
export type Drawn = { [key: string]: unknown } & { readonly id: string; readonly kind: FlowNode['kind'] };

export function feel(source: string): Expression {
  const { expression, problem } = parseExpression(source);
  if (problem !== null) throw new Error(`${source}: ${problem.message}`);
  return expression;
}

export const text = (value: string): Expression => literalExpression(value, value);

const approvalDefaults: Approval = {
  mode: 'single',
  passPercent: 50,
  approvers: [],
  whenEmpty: 'hold',
  standIn: null,
  whenOwn: 'keep',
  excludesApplicant: false,
  excludesEarlierApprovers: false,
  whenRepeated: 'keep',
  actions: [],
  returnMode: 'redo',
  fieldRights: [],
  defaultRight: 'read',
  opinionRequired: false,
  signatureRequired: false,
  timeMeasure: 'calendar',
  dueAfter: null,
  remindAfter: null,
  remindBefore: null,
  remindEvery: null,
  remindAtMost: 10,
  whenOverdue: 'escalate',
  escalateTo: 'itemHead',
  supervisors: null,
  formKey: null,
};

type More = { [key: string]: unknown };
const none: EventDefinition = { kind: 'none' };
const node = (kind: FlowNode['kind'], id: string, more: More = {}): Drawn => ({ ...more, id, kind });

export const begin = (id: string, more?: More): Drawn => node('startEvent', id, { event: none, ...more });
export const end = (id: string, event: EventDefinition = none, more?: More): Drawn =>
  node('endEvent', id, { event, ...more });
export const task = (id: string, more?: More): Drawn => node('task', id, more);
export const user = (id: string, approval: Partial<Approval> = {}, more?: More): Drawn =>
  node('userTask', id, { approval: { ...approvalDefaults, ...approval }, ...more });
export const service = (id: string, more?: More): Drawn =>
  node('serviceTask', id, { type: 'http', settings: {}, resultVariable: null, ...more });
export const script = (id: string, source: string, resultVariable: string | null = null, more?: More): Drawn =>
  node('scriptTask', id, { script: feel(source), resultVariable, ...more });
export const rule = (id: string, decisionId: string, resultVariable: string, more?: More): Drawn =>
  node('businessRuleTask', id, { decisionId, decision: { binding: 'deployment' }, resultVariable, ...more });
export const xor = (id: string, defaultFlowId: string | null = null, more?: More): Drawn =>
  node('exclusiveGateway', id, { defaultFlowId, ...more });
export const and = (id: string, more?: More): Drawn => node('parallelGateway', id, { defaultFlowId: null, ...more });
export const or = (id: string, defaultFlowId: string | null = null, more?: More): Drawn =>
  node('inclusiveGateway', id, { defaultFlowId, ...more });
export const sub = (id: string, startEventId: string, more?: More): Drawn =>
  node('subProcess', id, { startEventId, ...more });
/** An ad-hoc sub-process. */
export const pick = (id: string, more?: More): Drawn =>
  node('adHocSubProcess', id, { ordering: 'parallel', completionCondition: null, cancelsRemaining: true, ...more });
export const complex = (id: string, activation: string): Drawn =>
  node('complexGateway', id, { defaultFlowId: null, activationCondition: feel(activation) });
export const race = (id: string): Drawn => node('eventBasedGateway', id, { instantiates: null });
export const receive = (id: string, name: string): Drawn =>
  node('receiveTask', id, { message: message(name), isInstantiating: false });
export const send = (id: string, name: string): Drawn => node('sendTask', id, { message: message(name) });
export const call = (id: string): Drawn =>
  node('callActivity', id, {
    calledElement: 'other',
    called: { binding: 'latest' },
    passesAll: false,
    takesAll: false,
  });
export const eventSub = (id: string, startEventId: string): Drawn => node('eventSubProcess', id, { startEventId });
export const throws = (id: string, event: EventDefinition): Drawn => node('intermediateThrowEvent', id, { event });
export const wait = (id: string, event: EventDefinition, more?: More): Drawn =>
  node('intermediateCatchEvent', id, { event, ...more });
export const boundary = (
  id: string,
  attachedToId: string,
  event: EventDefinition,
  isInterrupting = true,
  more?: More,
): Drawn => node('boundaryEvent', id, { attachedToId, event, isInterrupting, ...more });

export const duration = (value: string): EventDefinition => ({ kind: 'timer', timer: 'duration', value: text(value) });
export const cycle = (value: string): EventDefinition => ({ kind: 'timer', timer: 'cycle', value: text(value) });
export const message = (name: string, key?: string): EventDefinition => ({
  kind: 'message',
  name,
  correlationKey: key === undefined ? null : feel(key),
});
export const signal = (name: string): EventDefinition => ({ kind: 'signal', name });
export const escalation = (code: string | null): EventDefinition => ({ kind: 'escalation', code });
export const conditional = (source: string): EventDefinition => ({ kind: 'conditional', condition: feel(source) });
export const loop = (maximum: number): More => ({ standardLoop: { testBefore: false, condition: null, maximum } });
export const error = (code: string | null): EventDefinition => ({ kind: 'error', code });
export const mapping = (variable: string, source: string): Mapping => ({ variable, expression: feel(source) });
export const many = (more: Partial<MultiInstance>): { multiInstance: MultiInstance } => ({
  multiInstance: {
    isSequential: false,
    cardinality: null,
    collection: null,
    inputItem: null,
    outputCollection: null,
    outputItem: null,
    inputs: [],
    outputs: null,
    events: [],
    completionCondition: null,
    ...more,
  },
});
/** Puts elements into a sub-process. */
export const inside = (scopeId: string, ...nodes: Drawn[]): Drawn[] => nodes.map((each) => ({ scopeId, ...each }));

/**
 * A process of elements and flows. A flow is `a -> b`, `a -> b -> c`, `a -> b : x > 1` (condition) and may be named
 * `f1 = a -> b`. Unnamed flows are called `a-b`. The first start event of the process is the start.
 */
export function draw(nodes: readonly Drawn[], flows: readonly string[], more: Partial<Process> = {}): Process {
  const all: { [id: string]: SequenceFlow } = {};
  for (const line of flows) {
    const [, name, path = '', condition] = /^(?:(\S+) = )?([^:]+?)(?: : (.+))?$/.exec(line) ?? [];
    const stops = path.split('->').map((stop) => stop.trim());
    for (let i = 0; i + 1 < stops.length; i += 1) {
      const [sourceId = '', targetId = ''] = [stops[i], stops[i + 1]];
      const id = name ?? `${sourceId}-${targetId}`;
      all[id] = { id, name: null, sourceId, targetId, condition: condition === undefined ? null : feel(condition) };
    }
  }
  const list = Object.values(all);
  const drawn = nodes.map((each) => ({
    name: null,
    scopeId: 'process',
    defaultFlowId: null,
    multiInstance: null,
    standardLoop: null,
    startQuantity: 1,
    completionQuantity: 1,
    locals: [],
    dataOutputs: [],
    inputSets: [],
    outputSets: [],
    inputs: [],
    outputs: [],
    compensationHandlerId: null,
    isForCompensation: false,
    isInterrupting: true,
    eventSubProcessIds: nodes
      .filter(({ kind, scopeId }) => kind === 'eventSubProcess' && scopeId === each.id)
      .map(({ id }) => id),
    boundaryEventIds: nodes.filter(({ attachedToId }) => attachedToId === each.id).map(({ id }) => id),
    incoming: list.filter(({ targetId }) => targetId === each.id).map(({ id }) => id),
    outgoing: list.filter(({ sourceId }) => sourceId === each.id).map(({ id }) => id),
    ...each,
  })) as unknown as FlowNode[];
  const starts = drawn.filter((each) => each.kind === 'startEvent' && each.scopeId === 'process') as StartEvent[];
  const known = new Set(nodes.map(({ id }) => id));
  for (const { id, sourceId, targetId } of list) {
    if (!known.has(sourceId) || !known.has(targetId)) throw new Error(`Flow ${id} leads nowhere.`);
  }
  const tidy = drawn.map((each) => [each.id, withoutForeignParts(each)] as const);
  return {
    id: 'process',
    name: null,
    nodes: Object.fromEntries(tidy),
    flows: all,
    startEventId: starts[0]?.id ?? '',
    starts: starts.map(({ id, event }) => ({ elementId: id, event })),
    eventSubProcessIds: drawn
      .filter(({ kind, scopeId }) => kind === 'eventSubProcess' && scopeId === 'process')
      .map(({ id }) => id),
    applicantTaskId: null,
    locals: [],
    inputVariables: [],
    ...more,
  };
}

const activities = new Set([
  'userTask',
  'task',
  'manualTask',
  'serviceTask',
  'scriptTask',
  'businessRuleTask',
  'sendTask',
  'receiveTask',
  'callActivity',
  'subProcess',
  'adHocSubProcess',
  'transaction',
  'eventSubProcess',
]);

const activityParts = new Set([
  'multiInstance',
  'standardLoop',
  'startQuantity',
  'completionQuantity',
  'locals',
  'dataOutputs',
  'inputSets',
  'outputSets',
  'inputs',
  'outputs',
  'boundaryEventIds',
  'compensationHandlerId',
  'isForCompensation',
]);
const throwing = new Set(['endEvent', 'intermediateThrowEvent']);
const catching = new Set(['startEvent', 'intermediateCatchEvent', 'boundaryEvent']);

function withoutForeignParts(each: FlowNode): FlowNode {
  if (activities.has(each.kind)) return each;
  const rest = Object.fromEntries(Object.entries(each).filter(([name]) => !activityParts.has(name)));
  if (catching.has(each.kind)) Object.assign(rest, { dataOutputs: [], associations: [], takes: [] });
  if (throwing.has(each.kind)) rest['inputs'] = 'inputs' in each ? each.inputs : [];
  if (!each.kind.endsWith('Gateway')) delete rest['defaultFlowId'];
  return rest as never;
}
