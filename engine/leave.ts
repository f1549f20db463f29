import type { FlowNode } from './definition/flow-node.js';
import type { SequenceFlow } from './definition/graph.js';
import { IncidentRaised } from './errors.js';
import type { Run } from './run.js';
import type { Variables } from './state/instance-state.js';

/**
 * A token leaves an element. Without outgoing flows it ends here; `quantity` tokens go by each flow that is taken.
 */
export function leave(run: Run, node: FlowNode, scopeId: string, quantity = 1): void {
  if (node.outgoing.length === 0) return run.consume(scopeId);
  const taken = flowsTaken(run, node, scopeId);
  if (taken.length === 0) throw new IncidentRaised('flow.noneHolds', node.id, { flows: [...node.outgoing] });
  for (let i = 0; i < quantity; i += 1) for (const flow of taken) take(run, flow, scopeId);
}

/**
 * The flows that a token leaves by: every flow without condition and every flow whose condition holds, the default flow
 * when no condition holds (§13.3.2 of BPMN 2.0.2). `more` are variables that only these conditions see.
 */
export function flowsTaken(run: Run, node: FlowNode, scopeId: string, more?: Variables): SequenceFlow[] {
  const defaultFlowId = defaultFlowOf(node);
  const taken: SequenceFlow[] = [];
  let conditionHolds = false;
  for (const flowId of node.outgoing) {
    const flow = run.flow(flowId);
    if (flow.id === defaultFlowId) continue;
    if (flow.condition === null) taken.push(flow);
    else if (holds(run, flow, node, scopeId, more)) {
      conditionHolds = true;
      taken.push(flow);
    }
  }
  if (!conditionHolds && defaultFlowId !== null) taken.push(run.flow(defaultFlowId));
  return taken;
}

/** Only exactly `true` holds. A default flow needs no condition. */
export function holds(run: Run, flow: SequenceFlow, node: FlowNode, scopeId: string, more?: Variables): boolean {
  return flow.condition === null || run.evaluate(flow.condition, run.state.scope(scopeId), node.id, more) === true;
}

/** Puts a token on a flow. */
export function take(run: Run, flow: SequenceFlow, scopeId: string): void {
  run.emit({ type: 'sequenceFlow.taken', elementId: flow.id });
  run.push({ type: 'arrive', flowId: flow.id, scopeId });
}

/** The default flow of an element that can have one. */
export function defaultFlowOf(node: FlowNode): string | null {
  return 'defaultFlowId' in node ? node.defaultFlowId : null;
}
