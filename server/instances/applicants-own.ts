import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { ApiFailure } from '../http/api-error.js';
import { applicantsOwn } from '../locales/zh-CN/cases.js';
import { isApplicantStep } from './events-to-rows/saved-step.js';

/** 409 when the applicant's own step would be given to somebody else, by whatever way: 申请 are of who applied. */
export function assertNotApplicantsOwn(
  definition: CompiledDefinition,
  elementId: string,
  operation: keyof typeof applicantsOwn,
): void {
  if (isApplicantStep(definition, elementId)) throw new ApiFailure(409, 'task.applicants', applicantsOwn[operation]);
}
