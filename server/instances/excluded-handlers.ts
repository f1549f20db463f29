import { earlierApprovers } from '@xiaowu/engine';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import type { Actor } from './case-rows.js';
import type { LoadedCase } from './load.js';
import { excludedPeople } from './resolve-approvers.js';

/** Ids of who may not get this step of the case now; `by`: who approves another one with the very command. */
export function excludedHandlers(
  { definition: { process }, row, state }: LoadedCase,
  elementId: string,
  by: readonly string[] = [],
): ReadonlySet<string> {
  const node = process.nodes[elementId];
  if (node?.kind !== 'userTask' || state === null) return new Set();
  const earlier = [...earlierApprovers(process, state, elementId), ...by];
  return excludedPeople(node.approval, { applicantId: row.applicant_id, earlier });
}

/**
 * 422 when a handler picks somebody for a step that excludes them (the applicant, who approved another step): 加签, 转办,
 * 指派 and a choice for a step to come are no way around 流程配置. `by`: who approves this step now.
 */
export function assertNotExcluded(
  loaded: LoadedCase,
  elementId: string,
  picked: readonly Actor[],
  path: string,
  by: readonly string[] = [],
): void {
  const excluded = excludedHandlers(loaded, elementId, by);
  const person = picked.find(({ id }) => excluded.has(id));
  if (person === undefined) return;
  const reason = person.id === loaded.row.applicant_id ? caseMessages.excludedApplicant : caseMessages.excludedApprover;
  const message = reason(person.name);
  throw new ApiFailure(422, 'people.excluded', message, [{ path, message }]);
}
