import { error, type Rule } from './rule.js';

/** A sequence flow leads from a node to a node. */
export const flowEnds: Rule = ({ flows }) =>
  Object.values(flows).flatMap(({ id, sourceId, targetId }) => [
    ...(sourceId === '' ? [error('flow.noSource', id)] : []),
    ...(targetId === '' ? [error('flow.noTarget', id)] : []),
  ]);
