import type { FormSchema } from '../contract/forms.js';
import { changedFields } from './changed-fields.js';

const form: FormSchema = {
  title: '',
  sections: [
    {
      key: 'a',
      title: '',
      fields: [
        { key: 'reason', label: '事由', type: 'text' },
        { key: 'amount', label: '金额', type: 'money' },
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
const none = () => undefined;
const context = {
  labels: { person: none, department: none, file: none },
  timeZone: 'Asia/Shanghai',
  yuan: '元',
  until: '至',
};
const rights = { reason: 'read', amount: 'read', goods: 'read', 'goods.name': 'read', 'goods.price': 'read' } as const;
const rowsOf = (from: unknown, to: unknown, given: Parameters<typeof changedFields>[2] = rights) =>
  changedFields(form, { goods: { from, to } }, given, context)[0]?.rows;

describe('changedFields', () => {
  it('says from what to what in the words of the form, in its order', () => {
    const changes = { amount: { from: 100, to: 25050 }, reason: { from: null, to: '购置' } };
    expect(changedFields(form, changes, rights, context)).toEqual([
      { key: 'reason', label: '事由', from: '', to: '购置' },
      { key: 'amount', label: '金额', from: '1.00 元', to: '250.50 元' },
    ]);
  });

  it('leaves out what the reader may not see, and what the form has no more', () => {
    const changes = { amount: { from: 1, to: 2 }, gone: { from: 'a', to: 'b' } };
    expect(changedFields(form, changes, { ...rights, amount: 'hidden' }, context)).toEqual([]);
    const [before, after] = [[{ name: '桌', price: 1 }], [{ name: '桌', price: 2 }]];
    expect(rowsOf(before, after, { ...rights, 'goods.price': 'hidden' })).toBeUndefined();
  });

  it('finds the rows of a detail that were changed, added and removed', () => {
    const row = (name: string, price: number) => ({ name, price });
    const [desk, chair, lamp] = [row('桌', 100), row('椅', 200), row('灯', 300)];
    expect(rowsOf([desk, chair, lamp], [desk, row('椅', 250), lamp])).toEqual([
      { kind: 'changed', number: 2, cells: [{ label: '单价', from: '2.00 元', to: '2.50 元' }] },
    ]);
    expect(rowsOf([desk, chair, lamp], [desk, lamp])).toMatchObject([{ kind: 'removed', number: 2 }]);
    expect(rowsOf([desk], [desk, chair])).toEqual([
      {
        ...{ kind: 'added', number: 2 },
        cells: [
          { label: '名称', from: '', to: '椅' },
          { label: '单价', from: '', to: '2.00 元' },
        ],
      },
    ]);
    expect(rowsOf(null, [desk])).toMatchObject([{ kind: 'added', number: 1 }]);
  });
});
