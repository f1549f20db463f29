import type { Activity, EventDefinition, Expression, FlowNode, Process } from './graph.js';

type Graph = Pick<Process, 'id' | 'nodes' | 'flows'>;

const completionNames = [
  'numberOfInstances',
  'numberOfActiveInstances',
  'numberOfCompletedInstances',
  'numberOfTerminatedInstances',
];

/**
 * Names that expressions of the process read and nothing in it writes: what the shell has to hand in. A name that is
 * only known inside an activity (item of a multi-instance, input mapping) does not count there.
 */
export function inputVariablesOf({ nodes, flows }: Graph): string[] {
  const read = new Set<string>();
  const written = new Set<string>();
  const collect = (expression: Expression | null, known: ReadonlySet<string>): void => {
    for (const name of expression?.reads ?? []) if (!known.has(name)) read.add(name);
  };
  for (const flow of Object.values(flows)) {
    const source = nodes[flow.sourceId];
    collect(flow.condition, source ? namesAround(source, nodes) : new Set());
  }
  for (const node of Object.values(nodes)) {
    const around = namesAround(node, nodes);
    if ('event' in node) for (const expression of eventExpressions(node.event)) collect(expression, around);
    if ('inputs' in node) collectActivity(node, around, collect);
    for (const name of namesWritten(node)) written.add(name);
  }
  return [...read].filter((name) => !written.has(name));
}

type Collect = (expression: Expression | null, known: ReadonlySet<string>) => void;

function collectActivity(node: Activity, around: ReadonlySet<string>, collect: Collect): void {
  const inside = new Set([...around, ...namesInside(node)]);
  const { multiInstance, inputs, outputs } = node;
  if (multiInstance) {
    collect(multiInstance.cardinality, around);
    collect(multiInstance.collection, around);
    collect(multiInstance.outputItem, new Set([...inside, 'result']));
    collect(multiInstance.completionCondition, new Set([...inside, ...completionNames]));
  }
  // An input mapping sees those before it and the item of its instance.
  const known = new Set([...around, ...itemNames(node)]);
  for (const { variable, expression } of inputs) {
    collect(expression, known);
    known.add(variable);
  }
  for (const { expression } of outputs) collect(expression, new Set([...inside, 'result']));
  if (node.kind === 'scriptTask') collect(node.script, inside);
}

/** Names that sub-processes around a node make. */
function namesAround(node: FlowNode, nodes: Process['nodes']): ReadonlySet<string> {
  const names = new Set<string>();
  for (let scope = nodes[node.scopeId]; scope !== undefined; scope = nodes[scope.scopeId]) {
    if ('inputs' in scope) for (const name of namesInside(scope)) names.add(name);
  }
  return names;
}

function namesInside(node: Activity): string[] {
  return [...itemNames(node), ...node.inputs.map(({ variable }) => variable)];
}

function itemNames({ multiInstance }: Activity): string[] {
  if (!multiInstance) return [];
  return multiInstance.inputItem === null ? ['loopCounter'] : ['loopCounter', multiInstance.inputItem];
}

function namesWritten(node: FlowNode): string[] {
  if (!('inputs' in node)) return [];
  const names: (string | null)[] = [
    ...node.outputs.map(({ variable }) => variable),
    node.multiInstance?.outputCollection ?? null,
    'resultVariable' in node ? node.resultVariable : null,
  ];
  return names.filter((name) => name !== null);
}

function eventExpressions(event: EventDefinition): Expression[] {
  if (event.kind === 'timer') return [event.value];
  return event.kind === 'message' && event.correlationKey ? [event.correlationKey] : [];
}
