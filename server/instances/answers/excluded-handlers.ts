import { earlierApprovers } from '@xiaowu/engine';
import { ApiFailure } from '../../http/api-error.js';
import { caseMessages } from '../../locales/zh-CN/cases.js';
import type { Actor } from '../case-rows.js';
import type { LoadedCase } from '../load.js';
import { excludedPeople } from './resolve-approvers.js';

type Whose = Pick<LoadedCase, 'definition' | 'state'> & { readonly row: Pick<LoadedCase['row'], 'applicant_id'> };

/** Ids of who may not get this step of the case now; `by`: who approves another one with the very command. */
export function excludedHandlers(
  { definition: { process }, row, state }: Whose,
  elementId: string,
  by: readonly string[] = [],
): ReadonlySet<string> {
  const node = process.nodes[elementId];
  if (node?.kind !== 'userTask' || state === null) return new Set();
  const earlier = [...earlierApprovers(process, state, elementId), ...by];
  return excludedPeople(node.approval, { applicantId: row.applicant_id, earlier });
}

/**
 * 422 when somebody hands the task of a step to whom it excludes (the applicant, who approved another step): 加签, 转办,
 * 指派 and 改派 are no way around 流程配置. Nor is it the applicant's where their own tasks are skipped or their head's.
 */
export function assertNotExcluded(loaded: LoadedCase, elementId: string, picked: readonly Actor[], path: string): void {
  const excluded = new Set(excludedHandlers(loaded, elementId));
  const { process } = loaded.definition;
  const node = process.nodes[elementId];
  const isOwnLeftOut = node?.kind === 'userTask' && node.approval.whenOwn !== 'keep';
  if (isOwnLeftOut && elementId !== process.applicantTaskId) excluded.add(loaded.row.applicant_id);
  assertNobodyOf(excluded, loaded, picked, path);
}

/** The same of whom an approver chooses for a step to come, which has its own way with applicants. `by`: who approves now. */
export function assertMayBeChosen(
  loaded: LoadedCase,
  elementId: string,
  chosen: readonly Actor[],
  path: string,
  by: readonly string[],
): void {
  assertNobodyOf(excludedHandlers(loaded, elementId, by), loaded, chosen, path);
}

function assertNobodyOf(
  excluded: ReadonlySet<string>,
  loaded: LoadedCase,
  picked: readonly Actor[],
  path: string,
): void {
  const person = picked.find(({ id }) => excluded.has(id));
  if (person === undefined) return;
  const reason = person.id === loaded.row.applicant_id ? caseMessages.excludedApplicant : caseMessages.excludedApprover;
  const message = reason(person.name);
  throw new ApiFailure(422, 'people.excluded', message, [{ path, message }]);
}
