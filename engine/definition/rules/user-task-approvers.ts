import { error, nodesOf, type Rule } from './rule.js';

/** Every user task says who gets it. */
export const userTaskApprovers: Rule = (process) =>
  nodesOf(process)
    .filter((node) => node.kind === 'userTask' && node.approval.approvers.length === 0)
    .map(({ id }) => error('approvers.missing', id));
