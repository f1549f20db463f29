import type { ExclusiveGateway } from '../definition/flow-node.js';
import { IncidentRaised } from '../errors.js';
import { holds, take } from '../leave.js';
import type { ElementBehavior } from './behavior.js';

/** Takes the first flow whose condition holds, in the order of the file; else the default flow. */
export const exclusiveGateway: ElementBehavior<ExclusiveGateway> = {
  enter(run, node, { scopeId }) {
    for (const flowId of node.outgoing) {
      const flow = run.flow(flowId);
      if (flow.id !== node.defaultFlowId && holds(run, flow, node, scopeId)) return take(run, flow, scopeId);
    }
    if (node.defaultFlowId !== null) return take(run, run.flow(node.defaultFlowId), scopeId);
    if (node.outgoing.length === 0) return run.consume(scopeId);
    throw new IncidentRaised('flow.noneHolds', node.id, { flows: [...node.outgoing] });
  },
};
