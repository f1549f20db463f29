import type { EventBasedGateway, FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import { arm, hasOccurred } from '../event-definitions/catching.js';
import { awaitedBy } from '../event-definitions/definitions-in.js';
import type { Run } from '../run.js';
import type { OpenJob, Scope } from '../state/instance-state.js';
import type { ElementBehavior } from './behavior.js';

/** Waits for all events behind it at once; the first that happens takes the token (§13.4.4). */
export const eventBasedGateway: ElementBehavior<EventBasedGateway> = {
  enter(run, node, { scopeId }) {
    const scope = run.open({ elementId: node.id, parentId: scopeId });
    for (const flowId of node.outgoing) {
      const target = run.node(run.flow(flowId).targetId);
      const event = awaitedBy(target);
      if (event !== null) arm(run, event, target, scope);
    }
  },
};

/** An event behind a gateway happened: nothing else is waited for, and the token goes to the event and on. */
export function choose(run: Run, node: FlowNode, gateway: Scope, job: OpenJob): void {
  if (!hasOccurred(run, node, gateway, job, false)) return;
  run.cancelJobs(run.state.current.jobs.filter(({ scopeId }) => scopeId === gateway.id));
  run.state.removeScope(gateway.id);
  run.emit({ type: 'activity.completed', elementId: gateway.elementId, activityId: gateway.id });
  const flowId = run.node(gateway.elementId).outgoing.find((id) => run.flow(id).targetId === node.id) ?? '';
  run.emit({ type: 'sequenceFlow.taken', elementId: flowId });
  run.push({ type: 'enter', elementId: node.id, scopeId: gateway.parentId ?? '', occurred: 'all' });
}

/** What else an instance waits for that an event behind a parallel instantiating gateway has started. */
export function awaitedBeside({ nodes, flows }: Process, elementId: string): string[] {
  return (nodes[elementId]?.incoming ?? []).flatMap((flowId) => {
    const gateway = nodes[flows[flowId]?.sourceId ?? ''];
    if (gateway?.kind !== 'eventBasedGateway' || gateway.instantiates !== 'parallel') return [];
    return gateway.outgoing.map((id) => flows[id]?.targetId ?? '').filter((id) => id !== elementId);
  });
}
