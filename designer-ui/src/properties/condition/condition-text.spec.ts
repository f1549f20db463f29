import type { AskedField } from './asked-fields';
import { conditionText } from './condition-text';
import { readCondition } from './read-condition';

const fields: AskedField[] = [
  { key: 'kind', label: '文种', type: 'select', options: [{ value: 'rule', label: '规章制度' }] },
  { key: 'amount', label: '金额', type: 'money' },
  { key: 'limit', label: '限额', type: 'money' },
];
const words: Record<string, string> = {
  'properties.condition.operators.equal': '等于',
  'properties.condition.operators.greater': '大于',
  'properties.condition.operators.filled': '不为空',
  'properties.condition.yuan': '元',
  'properties.branches.and': '，且 ',
  'properties.branches.or': '，或 ',
};

describe('a condition in words', () => {
  it.each([
    ['kind = "rule"', '文种 等于 规章制度'],
    ['kind = "rule" and amount > 200000', '文种 等于 规章制度，且 金额 大于 2,000.00 元'],
    ['amount > limit or kind != null', '金额 大于 限额，或 文种 不为空'],
  ])('of %s', (feel, text) => {
    const condition = readCondition(feel, (key) => fields.find((field) => field.key === key)?.type);
    expect(condition && conditionText(condition, fields, (key) => words[key] ?? key)).toBe(text);
  });
});
