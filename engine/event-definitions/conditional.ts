import type { ConditionalDefinition } from '../definition/event-definition.js';
import type { Run } from '../run.js';
import type { OpenJob } from '../state/instance-state.js';
import { deliver } from './catching.js';
import { definitionOf } from './definitions-in.js';
import type { EventBehavior } from './event-behavior.js';

/**
 * Waits inside the instance: looked at when it begins to wait and whenever a variable is written that it reads. It
 * happens when the condition becomes true; again only after it was not true in between (§10.5.5).
 */
export const conditional: EventBehavior<ConditionalDefinition> = {
  arm(run, _definition, node, scope, which) {
    // Nobody outside has to see to it.
    const id = run.state.newId('j');
    run.state.addJob({ id, kind: 'conditional', scopeId: scope.id, elementId: node.id, ...which });
    run.push({ type: 'check', jobId: id, elementId: node.id, scopeId: scope.id });
  },
  rearm(run, _definition, _node, _scope, job) {
    run.state.putJob({ ...job, isMet: true });
    return true;
  },
};

/** Looks whether the condition that a job waits for has become true. */
export function checkCondition(run: Run, job: OpenJob): void {
  const node = run.node(job.elementId);
  const definition = definitionOf(node, job);
  if (definition?.kind !== 'conditional') return;
  const holds = run.evaluate(definition.condition, run.state.scope(job.scopeId), node.id) === true;
  if (holds && job.isMet !== true) {
    run.emit({ type: 'condition.met', elementId: node.id });
    deliver(run, job, undefined);
  } else if (!holds && job.isMet === true) {
    const { isMet: _, ...waiting } = job;
    run.state.putJob(waiting);
  }
}
