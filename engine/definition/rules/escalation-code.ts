import { definitionsIn } from '../../event-definitions/definitions-in.js';
import { error, nodesOf, type Rule } from './rule.js';

/** What throws an escalation says which. */
export const escalationCode: Rule = (process) =>
  nodesOf(process).flatMap((node) => {
    if (node.kind !== 'endEvent' && node.kind !== 'intermediateThrowEvent') return [];
    const hasNone = definitionsIn(node.event).some((event) => event.kind === 'escalation' && event.code === null);
    return hasNone ? [error('escalation.codeMissing', node.id)] : [];
  });
