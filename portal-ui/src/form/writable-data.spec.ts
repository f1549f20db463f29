import type { FormView } from '@xiaowu/server/contract/forms';
import { writableData } from './writable-data';

it('carries what may be written and empties what was emptied', () => {
  const view: FormView = {
    schema: {
      title: 'x',
      sections: [
        {
          key: 's',
          title: 's',
          fields: [
            { key: 'name', label: 'x', type: 'text' },
            { key: 'amount', label: 'x', type: 'money' },
            { key: 'note', label: 'x', type: 'text' },
            {
              key: 'goods',
              label: 'x',
              type: 'table',
              columns: [
                { key: 'a', label: 'x', type: 'text' },
                { key: 'b', label: 'x', type: 'text' },
              ],
            },
          ],
        },
      ],
    },
    data: {},
    rights: { name: 'read', amount: 'required', note: 'write', goods: 'write', 'goods.a': 'write', 'goods.b': 'read' },
    labels: { people: {}, departments: {}, files: {} },
    reviewers: {},
  };
  expect(writableData(view, { name: 'x', amount: 100, goods: [{ a: '1', b: '2' }] })).toEqual({
    amount: 100,
    note: null,
    goods: [{ a: '1' }],
  });
});
