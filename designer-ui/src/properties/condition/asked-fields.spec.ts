import type { FormField, FormSchema } from '@xiaowu/server/contract/forms';
import { askedFields } from './asked-fields';

const form = (...fields: FormField[]): FormSchema => ({ title: '', sections: [{ key: 's', title: '', fields }] });

describe('fields that a condition can ask of', () => {
  it('asks a formula as what comes out of it, and several departments as a list', () => {
    const fields = askedFields(
      form(
        { key: 'total', label: '合计', type: 'formula', expression: '1', resultType: 'money' },
        { key: 'count', label: '数量', type: 'formula', expression: '1' },
        { key: 'office', label: '部门', type: 'department' },
        { key: 'offices', label: '会签部门', type: 'department', maxDepartments: 20 },
        { key: 'note', label: '说明', type: 'static', text: '' },
      ),
    );
    expect(fields.map(({ key, type }) => [key, type])).toEqual([
      ['total', 'money'],
      ['count', 'number'],
      ['office', 'department'],
      ['offices', 'list'],
    ]);
  });

  it('offers options of every level with the way to them', () => {
    const options = [{ value: 'a', label: '甲', children: [{ value: 'b', label: '乙' }] }];
    expect(askedFields(form({ key: 'area', label: '校区', type: 'cascade', options }))[0]?.options).toEqual([
      { value: 'a', label: '甲' },
      { value: 'b', label: '甲 / 乙' },
    ]);
  });

  it('takes the cell of the same row before a field of the same name', () => {
    const fields = askedFields(form({ key: 'price', label: '总价', type: 'money' }), [
      { key: 'price', label: '单价', type: 'number' },
    ]);
    expect(fields.map(({ label }) => label)).toEqual(['单价']);
  });
});
