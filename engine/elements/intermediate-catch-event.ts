import type { IntermediateCatchEvent } from '../definition/flow-node.js';
import { arm, hasOccurred } from '../event-definitions/catching.js';
import type { ElementBehavior } from './behavior.js';
import { choose } from './event-based-gateway.js';

/** Waits for its event; a link has led here, and what an event-based gateway has waited for has happened. */
export const intermediateCatchEvent: ElementBehavior<IntermediateCatchEvent> = {
  isFork: true,
  enter(run, node, { scopeId, occurred }) {
    if (node.event.kind === 'link') return run.push({ type: 'leave', elementId: node.id, scopeId });
    const scope = run.open({ elementId: node.id, parentId: scopeId });
    const isParallel = node.event.kind === 'multiple' && node.event.isParallel;
    const isOver = occurred === 'all' || (occurred !== undefined && !isParallel);
    if (isOver) run.push({ type: 'complete', scopeId: scope.id });
    else arm(run, node.event, node, scope, (index) => index === occurred);
  },
  resume(run, node, scope, job) {
    if (scope.elementId !== node.id) choose(run, node, scope, job);
    else if (hasOccurred(run, node, scope, job, false)) run.push({ type: 'complete', scopeId: scope.id });
  },
};
