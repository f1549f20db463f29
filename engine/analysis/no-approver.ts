import type { Process } from '../definition/graph.js';
import type { Problem } from '../definition/problem.js';
import { nodesOf, warning } from '../definition/rules/rule.js';

/** A case that people begin, but in which, other processes of the file included, only the applicant ever gets a task. */
export function noApprover(process: Process, file: readonly Process[]): Problem[] {
  const { id, applicantTaskId } = process;
  if (applicantTaskId === null) return [];
  const hasApprover = file
    .flatMap(nodesOf)
    .some(
      (node) =>
        node.kind === 'userTask' &&
        node.id !== applicantTaskId &&
        node.approval.approvers.some(({ kind }) => kind !== 'applicant'),
    );
  return hasApprover ? [] : [warning('process.noApprover', id)];
}
