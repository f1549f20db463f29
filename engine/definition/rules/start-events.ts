import { isImplicitStart } from '../implicit-starts.js';
import { startsInstance } from './reachable.js';
import { error, nodesIn, nodesOf, type Rule, warning } from './rule.js';

/**
 * A process has a start and at most one without an event, so that it is known where it starts; every sub-process has
 * exactly one start event. Where none is drawn what nothing leads to begins, which who draws an end hardly means (§10.5.3).
 */
export const startEvents: Rule = (process) => {
  const nodes = nodesOf(process);
  const subProcesses = nodes.filter((node) => 'startEventId' in node);
  return [process.id, ...subProcesses.map(({ id }) => id)].flatMap((scopeId) => {
    const starts = nodesIn(process, scopeId).filter(startsInstance);
    if (starts.length === 0) return [error('start.missing', scopeId)];
    const hasEnd = nodesIn(process, scopeId).some(({ kind }) => kind === 'endEvent');
    if (starts.some(isImplicitStart)) return hasEnd ? [warning('start.implicit', scopeId)] : [];
    const isTop = scopeId === process.id;
    const alike = isTop ? starts.filter((node) => node.kind === 'startEvent' && node.event.kind === 'none') : starts;
    return alike.slice(1).map(({ id }) => error('start.several', id));
  });
};
