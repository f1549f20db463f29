import type { Problem } from '../../contract/definitions.js';
import type { FormSchema } from '../../contract/forms.js';
import type { ItemData } from '../../contract/items.js';
import { isRatingField } from '../../contract/rating-field.js';
import type { Reader } from '../../database/database.js';
import { problemSentence, type ServerProblemCode } from '../../locales/zh-CN/problems.js';

/** What keeps the 事项 from being shown in the 办事中心. */
export async function itemProblems(reader: Reader, item: ItemData, form: FormSchema): Promise<Problem[]> {
  const departments = await reader.query('select id from department where code = ?', [item.department]);
  const applicant = item.automaticApplicant;
  const people =
    applicant === undefined
      ? [null]
      : await reader.query('select id from person where number = ? and is_active = 1', [applicant]);
  const { ratingField } = item;
  const isRated =
    ratingField === undefined ||
    form.sections.some(({ fields }) => fields.some((field) => field.key === ratingField && isRatingField(field)));
  const codes: ServerProblemCode[] = [
    ...(people.length === 0 ? (['item.applicantUnknown'] as const) : []),
    ...(isRated ? [] : (['item.ratingFieldUnfit'] as const)),
    ...(departments.length === 0 ? (['item.departmentUnknown'] as const) : []),
    ...(item.topic.trim() === '' ? (['item.topicMissing'] as const) : []),
  ];
  return codes.map((code) => ({ severity: 'error', code, elementId: null, message: problemSentence(code, {}) }));
}
