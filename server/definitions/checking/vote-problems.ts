import type { Problem, Process } from '@xiaowu/engine';
import { serverProblem } from './server-problem.js';

/** A 票签 at which nobody can vote against: it has no button 不同意, so that it passes or waits. */
export function voteProblems({ nodes }: Process): Problem[] {
  return Object.values(nodes).flatMap((node) => {
    if (node.kind !== 'userTask' || node.approval.mode !== 'vote') return [];
    const canRefuse = node.approval.actions.some(({ action, enabled }) => action === 'refuse' && enabled);
    return canRefuse ? [] : [serverProblem('approval.noRefusal', node.id, {}, 'warning')];
  });
}
