import type { FormSchema } from '../contract/forms.js';
import { visibleForm } from './visible-form.js';

const form: FormSchema = {
  title: '测试',
  sections: [
    { key: 'a', title: '申请', fields: [{ key: 'reason', label: '事由', type: 'text' }] },
    { key: 'b', title: '财务', fields: [{ key: 'voucher', label: '凭证', type: 'text' }] },
    {
      key: 'c',
      title: '明细',
      fields: [
        {
          key: 'goods',
          label: '物品',
          type: 'table',
          columns: [
            { key: 'name', label: '名称', type: 'text' },
            { key: 'price', label: '单价', type: 'money' },
          ],
        },
      ],
    },
  ],
};
const data = { reason: '事由', voucher: '秘密', goods: [{ name: '桌', price: 100 }], leftover: '旧栏目' };

describe('visibleForm', () => {
  const visible = visibleForm(form, data, {
    reason: 'read',
    voucher: 'hidden',
    goods: 'write',
    'goods.name': 'write',
    'goods.price': 'hidden',
  });

  it('leaves nothing of hidden fields and columns in schema, data and rights', () => {
    expect(JSON.stringify(visible)).not.toMatch(/voucher|凭证|秘密|price|单价|100/);
    expect(visible.rights).toEqual({ reason: 'read', goods: 'write', 'goods.name': 'write' });
  });

  it('leaves out sections in which nothing is to be seen', () => {
    expect(visible.schema.sections.map(({ key }) => key)).toEqual(['a', 'c']);
  });

  it('gives only values of fields that the form has', () => {
    expect(visible.data).toEqual({ reason: '事由', goods: [{ name: '桌' }] });
  });

  it('hides what has no right at all, and columns of a hidden table', () => {
    const { data: seen, rights } = visibleForm(form, data, { 'goods.name': 'read' });
    expect(seen).toEqual({});
    expect(rights).toEqual({});
  });
});
