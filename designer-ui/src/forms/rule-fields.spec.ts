import type { FormSchema } from '@xiaowu/server/contract/forms';
import { fieldsOfRule } from './rule-fields';

const form: FormSchema = {
  title: '',
  sections: [
    {
      key: 'a',
      title: '',
      fields: [
        { key: 'name', label: '', type: 'text', readonly: true },
        { key: 'from', label: '', type: 'date' },
        { key: 'to', label: '', type: 'date' },
        { key: 'goods', label: '', type: 'table', columns: [{ key: 'price', label: '', type: 'money' }] },
        { key: 'total', label: '', type: 'formula', expression: 'sum(goods.price)' },
      ],
    },
  ],
};

describe('fieldsOfRule', () => {
  it.each([
    ['to >= from', ['from', 'to']],
    ['sum(goods.price) = total', ['goods']],
    ['name != "to"', []],
  ])('of %j are %j', (check, fields) => {
    expect(fieldsOfRule(form, check)).toEqual(fields);
  });
});
