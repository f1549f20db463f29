import type { Process } from '../definition/graph.js';
import type { Problem } from '../definition/problem.js';
import { nodesOf, warning } from '../definition/rules/rule.js';

/** A case that people begin, but in which nobody except the applicant ever gets a task. */
export function noApprover(process: Process): Problem[] {
  const { id, applicantTaskId } = process;
  if (applicantTaskId === null) return [];
  const hasApprover = nodesOf(process).some(
    (node) =>
      node.kind === 'userTask' &&
      node.id !== applicantTaskId &&
      node.approval.approvers.some(({ kind }) => kind !== 'applicant'),
  );
  return hasApprover ? [] : [warning('process.noApprover', id)];
}
