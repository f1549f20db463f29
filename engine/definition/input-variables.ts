import { parseExpression } from '../expression.js';
import type { EventDefinition } from './event-definition.js';
import type { Activity, FlowNode } from './flow-node.js';
import type { Process } from './graph.js';
import type { Expression } from './parsed-expression.js';

type Graph = Pick<Process, 'nodes' | 'flows'>;
type Known = ReadonlySet<string>;

/** An element reads a variable. */
export interface InputRead {
  readonly elementId: string;
  readonly variable: string;
  /** The whole expression. */
  readonly source: string;
}

const completionNames = [
  'numberOfInstances',
  'numberOfActiveInstances',
  'numberOfCompletedInstances',
  'numberOfTerminatedInstances',
];

/** Names that expressions of the process read and nothing in it writes: what the shell has to hand in. */
export function inputVariablesOf(graph: Graph): string[] {
  return [...new Set(inputReads(graph).map(({ variable }) => variable))];
}

/** Who reads what has to be handed in. */
export function inputReads(graph: Graph): InputRead[] {
  const written = new Set(Object.values(graph.nodes).flatMap(variablesWritten));
  return variableReads(graph).filter(({ variable }) => !written.has(variable));
}

/**
 * Who reads which variable. A name that is only known inside an activity (item of a multi-instance, input mapping) does
 * not count there.
 */
export function variableReads({ nodes, flows }: Graph): InputRead[] {
  const reads: InputRead[] = [];
  const collect = (elementId: string, expression: Expression | null, known: Known): void => {
    if (expression === null) return;
    const { reads: names, source } = expression;
    for (const variable of names) if (!known.has(variable)) reads.push({ elementId, variable, source });
  };
  for (const flow of Object.values(flows)) {
    const source = nodes[flow.sourceId];
    const known = source ? namesAround(source, nodes) : [];
    const ofGateway = source?.kind === 'complexGateway' ? ['waitingForStart'] : [];
    collect(flow.id, flow.condition, new Set([...known, ...ofGateway]));
  }
  for (const node of Object.values(nodes)) {
    const around = namesAround(node, nodes);
    if ('event' in node) for (const expression of eventExpressions(node.event)) collect(node.id, expression, around);
    if (node.kind === 'complexGateway') {
      collect(node.id, node.activationCondition, new Set([...around, ...node.incoming, 'activationCount']));
    }
    if ('event' in node && 'inputs' in node) {
      for (const { expression } of node.inputs) collect(node.id, expression, around);
    }
    if ('associations' in node) {
      const brought = new Set([...around, ...node.dataOutputs]);
      for (const { expression } of node.associations) collect(node.id, expression, brought);
      // what these read is what the event brings, which nobody declares
    }
    if ('outputs' in node) {
      for (const [expression, known] of activityExpressions(node, around)) collect(node.id, expression, known);
    }
  }
  return reads;
}

/** The expressions of an activity, each with the names that are known where it is evaluated. */
function activityExpressions(node: Activity, around: Known): [expression: Expression | null, known: Known][] {
  const { multiInstance, standardLoop, inputs, outputs } = node;
  const inside = new Set([...around, ...namesInside(node)]);
  const atEnd = new Set([...inside, 'result']);
  const found: [Expression | null, Known][] = [];
  if (multiInstance) {
    const ofBody = new Set([...around, ...multiInstance.inputs.map(({ variable }) => variable)]);
    found.push([multiInstance.cardinality, around], [multiInstance.collection, ofBody]);
    for (const { expression } of multiInstance.inputs) found.push([expression, ofBody]);
    found.push([multiInstance.outputItem, atEnd]);
    const withNumbers = new Set([...atEnd, ...completionNames]);
    found.push([multiInstance.completionCondition, withNumbers]);
    for (const { when } of multiInstance.events) if (typeof when !== 'string') found.push([when, withNumbers]);
  }
  if (standardLoop) found.push([standardLoop.condition, new Set([...around, 'loopCounter'])]);
  if (node.kind === 'adHocSubProcess') found.push([node.completionCondition, inside]);
  // An input mapping sees those before it and the item of its instance.
  const known = new Set([...around, ...itemNames(node)]);
  for (const { variable, expression } of inputs) {
    found.push([expression, new Set(known)]);
    known.add(variable);
  }
  for (const { expression } of outputs) found.push([expression, atEnd]);
  if (node.kind === 'scriptTask' && 'program' in node.script) found.push([node.script, inside]);
  if ('message' in node) found.push([node.message.correlationKey, inside]);
  if (node.kind === 'userTask') {
    for (const { kind, value } of node.approval.approvers) {
      if (kind === 'expression' && value !== undefined) found.push([parseExpression(value).expression, inside]);
    }
  }
  return found;
}

/** Names that sub-processes around a node make. */
function namesAround(node: FlowNode, nodes: Process['nodes']): Known {
  const names = new Set<string>();
  for (let scope = nodes[node.scopeId]; scope !== undefined; scope = nodes[scope.scopeId]) {
    if ('outputs' in scope) for (const name of namesInside(scope)) names.add(name);
  }
  return names;
}

function namesInside(node: Activity): string[] {
  const { multiInstance, inputs, locals } = node;
  const taken = [...(multiInstance?.inputs ?? []), ...inputs];
  return [...itemNames(node), ...locals, ...taken.map(({ variable }) => variable)];
}

function itemNames({ multiInstance, standardLoop }: Activity): string[] {
  if (!multiInstance) return standardLoop ? ['loopCounter'] : [];
  return multiInstance.inputItem === null ? ['loopCounter'] : ['loopCounter', multiInstance.inputItem];
}

/** Names that stay in the process when the node is done. */
export function variablesWritten(node: FlowNode): string[] {
  if ('associations' in node) return [...node.associations, ...node.takes].map(({ variable }) => variable);
  if (!('outputs' in node)) return [];
  const names = [
    ...node.outputs.map(({ variable }) => variable),
    node.multiInstance?.outputCollection ?? null,
    ...(node.multiInstance?.outputs ?? []).map(({ variable }) => variable),
    'resultVariable' in node ? node.resultVariable : null,
  ];
  return names.filter((name) => name !== null);
}

function eventExpressions(event: EventDefinition): Expression[] {
  if (event.kind === 'multiple') return event.events.flatMap(eventExpressions);
  if (event.kind === 'timer') return [event.value];
  if (event.kind === 'conditional') return [event.condition];
  return event.kind === 'message' && event.correlationKey ? [event.correlationKey] : [];
}
