import type { FormSchema } from '@xiaowu/server/contract/forms';
import { submittedValues } from './submitted-values';

const form: FormSchema = {
  title: '',
  sections: [
    {
      key: 's',
      title: '',
      fields: [
        { key: 'offices', label: '会签部门', type: 'department', maxDepartments: 5 },
        { key: 'reason', label: '事由', type: 'text' },
        { key: 'price', label: '单价', type: 'money' },
        { key: 'total', label: '合计', type: 'formula', expression: 'price * 2', resultType: 'money' },
        { key: 'note', label: '说明', type: 'text', visibleWhen: 'price > 500' },
      ],
    },
  ],
};

describe('values of a trial', () => {
  it('are those that the server would hand in', () => {
    const at = '2026-03-02T09:00:00+08:00';
    expect(submittedValues(form, { price: 300, note: '不显示' }, at)).toEqual({
      offices: [],
      reason: null,
      price: 300,
      total: 600,
      note: null,
    });
  });
});
