import { error, nodesOf, type Rule } from './rule.js';

/** Nothing flows into or out of an event sub-process, and no event stands on its border (§10.3.5). */
export const eventSubProcess: Rule = (process) =>
  nodesOf(process).flatMap((node) => {
    if (node.kind !== 'eventSubProcess') return [];
    const isAlone = node.incoming.length + node.outgoing.length + node.boundaryEventIds.length === 0;
    return isAlone ? [] : [error('eventSubProcess.hasFlow', node.id)];
  });
