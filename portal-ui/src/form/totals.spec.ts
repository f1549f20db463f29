import type { FormColumn } from '@xiaowu/server/contract/forms';
import { columnTotals } from './totals';

it('adds amounts, and numbers where the form asks for it', () => {
  const columns: FormColumn[] = [
    { key: 'name', label: '名称', type: 'text' },
    { key: 'count', label: '数量', type: 'number', total: true, unit: '件' },
    { key: 'weight', label: '重量', type: 'number' },
    { key: 'price', label: '价格', type: 'money' },
    { key: 'unitPrice', label: '单价', type: 'money', total: false },
    { key: 'sum', label: '小计', type: 'formula', expression: 'count * price', resultType: 'money' },
  ];
  const rows = [
    { count: 0.1, weight: 5, price: 10050, unitPrice: 300, sum: 1005 },
    { count: 0.2, weight: 5 },
  ];
  expect(columnTotals(columns, rows, '元')).toEqual(['', '0.3 件', '', '100.50 元', '', '10.05 元']);
});

it('has nothing to say of an empty table', () => {
  expect(columnTotals([{ key: 'price', label: '价格', type: 'money' }], [], '元')).toEqual(['']);
});
