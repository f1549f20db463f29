import type { Problem } from '../contract/definitions.js';
import type { ItemData } from '../contract/items.js';
import type { Reader } from '../database/database.js';
import { problemSentence } from '../locales/zh-CN/problems.js';

/** Codes of problems of the item data. */
export const itemProblemCodes = ['item.departmentUnknown', 'item.topicMissing'] as const;

/** What keeps the 事项 from being shown in the 办事中心. */
export async function itemProblems(reader: Reader, item: ItemData): Promise<Problem[]> {
  const departments = await reader.query('select id from department where code = ?', [item.department]);
  const codes: (typeof itemProblemCodes)[number][] = [
    ...(departments.length === 0 ? (['item.departmentUnknown'] as const) : []),
    ...(item.topic.trim() === '' ? (['item.topicMissing'] as const) : []),
  ];
  return codes.map((code) => ({ severity: 'error', code, elementId: null, message: problemSentence(code, {}) }));
}
