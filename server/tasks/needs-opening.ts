import type { FormSchema } from '../contract/forms.js';
import { fieldsOf } from '../forms/field-lookup.js';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages } from '../locales/zh-CN/cases.js';

/** 批量同意 shows no form, so what the form refuses is said as what to do about it; other errors stay what they are. */
export function needsOpening(error: unknown, form: FormSchema): unknown {
  if (!(error instanceof ApiFailure) || error.code !== 'form.invalid') return error;
  const keys = new Set(error.details?.map(({ path }) => path.split('.')[0]));
  const [first, ...others] = fieldsOf(form).filter(({ key }) => keys.has(key));
  if (!first) return error;
  const message = caseMessages.needsOpening(first.label, others.length === 0);
  return new ApiFailure(error.status, error.code, message, error.details);
}
