import { beginsAside } from './reachable.js';
import { error, nodesIn, nodesOf, type Rule } from './rule.js';

/** In an ad-hoc sub-process is something to choose, and nothing that starts or ends it by itself (§10.3.5). */
export const adHocContent: Rule = (process) =>
  nodesOf(process).flatMap((node) => {
    if (node.kind !== 'adHocSubProcess') return [];
    const inside = nodesIn(process, node.id);
    const wrong = inside.filter(({ kind }) => kind === 'startEvent' || kind === 'endEvent');
    const hasChoice = inside.some(
      (inner) => 'boundaryEventIds' in inner && inner.incoming.length === 0 && !beginsAside(inner),
    );
    return [
      ...(hasChoice ? [] : [error('adHoc.empty', node.id)]),
      ...wrong.map(({ id }) => error('adHoc.startOrEnd', id)),
    ];
  });
