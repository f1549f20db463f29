import type { FieldRightKind, FormField, FormView } from '@xiaowu/server/contract/forms';
import { validateForm } from './validate-form';

function viewOf(fields: FormField[], rights: Record<string, FieldRightKind>): FormView {
  return {
    schema: { title: 'x', sections: [{ key: 's', title: 's', fields }] },
    data: {},
    rights,
    labels: { people: {}, departments: {}, files: {} },
    reviewers: {},
  };
}
const codes = (view: FormView, data: Record<string, unknown>) =>
  validateForm(view, data).map(({ path, code }) => `${path}:${code}`);

it('asks only for what is required here', () => {
  const view = viewOf(
    [
      { key: 'name', label: '姓名', type: 'text' },
      { key: 'kind', label: '类型', type: 'select', options: [] },
      { key: 'proof', label: '证明', type: 'attachment' },
      { key: 'secret', label: '密', type: 'text', required: true },
      { key: 'note', label: '注', type: 'text' },
    ],
    { name: 'required', kind: 'required', proof: 'required', secret: 'read', note: 'write' },
  );
  expect(codes(view, { name: '  ', proof: [] })).toEqual([
    'name:required',
    'kind:requiredChoice',
    'proof:requiredFile',
  ]);
});

it('holds text, numbers and amounts to their limits', () => {
  const view = viewOf(
    [
      { key: 'text', label: 'x', type: 'text', minLength: 2, maxLength: 3 },
      { key: 'number', label: 'x', type: 'number', min: 1, max: 9, precision: 0 },
      { key: 'money', label: 'x', type: 'money', max: 10_000 },
    ],
    { text: 'write', number: 'write', money: 'write' },
  );
  expect(codes(view, { text: 'a', number: 1.5, money: 10_001 })).toEqual([
    'text:minLength',
    'number:integer',
    'money:max',
  ]);
  expect(codes(view, { text: '𠮷𠮷𠮷', number: 9, money: 0 })).toEqual([]);
  expect(validateForm(view, { money: 10_001 })[0]?.values).toEqual({ limit: '100.00' });
});

it('counts neither spaces around text nor emptiness as a value', () => {
  const view = viewOf([{ key: 'phone', label: 'x', type: 'text', format: 'mobile' }], { phone: 'write' });
  expect(codes(view, { phone: ' 13800138000 ' })).toEqual([]);
  expect(codes(view, { phone: '' })).toEqual([]);
  expect(codes(view, { phone: '1380013800' })).toEqual(['phone:mobile']);
});

it('names cells by table, row and column', () => {
  const view = viewOf(
    [
      {
        key: 'goods',
        label: '物品',
        type: 'table',
        columns: [
          { key: 'name', label: '名称', type: 'text' },
          { key: 'count', label: '数量', type: 'number', min: 1 },
        ],
      },
    ],
    { goods: 'required', 'goods.name': 'required', 'goods.count': 'write' },
  );
  expect(codes(view, { goods: [{ name: '桌', count: 1 }, { count: 0 }] })).toEqual([
    'goods.1.name:required',
    'goods.1.count:min',
  ]);
  expect(codes(view, {})).toEqual(['goods:requiredRows']);
});
