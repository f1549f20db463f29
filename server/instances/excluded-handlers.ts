import { earlierApprovers } from '@xiaowu/engine';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import type { Actor } from './case-rows.js';
import type { LoadedCase } from './load.js';
import { excludedPeople } from './resolve-approvers.js';

/**
 * 422 when a handler picks somebody for a step that excludes them (the applicant, who approved another step): 加签, 转办,
 * 指派 and a choice for a step to come are no way around 流程配置. `by`: who approves this step now.
 */
export function assertNotExcluded(
  { definition: { process }, row, state }: LoadedCase,
  elementId: string,
  picked: readonly Actor[],
  path: string,
  by: readonly string[] = [],
): void {
  const node = process.nodes[elementId];
  if (node?.kind !== 'userTask' || state === null) return;
  const earlier = [...earlierApprovers(process, state, elementId), ...by];
  const excluded = excludedPeople(node.approval, { applicantId: row.applicant_id, earlier });
  const person = picked.find(({ id }) => excluded.has(id));
  if (person === undefined) return;
  const reason = person.id === row.applicant_id ? caseMessages.excludedApplicant : caseMessages.excludedApprover;
  const message = reason(person.name);
  throw new ApiFailure(422, 'people.excluded', message, [{ path, message }]);
}
