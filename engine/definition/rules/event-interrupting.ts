import { definitionsIn } from '../../event-definitions/definitions-in.js';
import { error, nodesOf, type Rule } from './rule.js';

/** Error, cancel and compensation have nothing that could go on beside them (§10.5.6). */
export const eventInterrupting: Rule = (process) =>
  nodesOf(process).flatMap((node) => {
    if (!('isInterrupting' in node) || node.isInterrupting) return [];
    if (node.kind === 'boundaryEvent' && node.event.kind === 'error') return [];
    const kinds = node.kind === 'startEvent' ? ['error', 'compensation'] : ['error', 'cancel'];
    const wrong = definitionsIn(node.event).find(({ kind }) => kinds.includes(kind));
    return wrong ? [error('event.notInterrupting', node.id, { kind: wrong.kind })] : [];
  });
