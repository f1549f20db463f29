import type { FormSchema } from '@xiaowu/server/contract/forms';
import { readsMoney } from './reads-money';

describe('readsMoney', () => {
  const columns = [
    { key: 'count', label: '数量', type: 'number' },
    { key: 'price', label: '单价', type: 'money' },
    { key: 'cost', label: '小计', type: 'formula', expression: 'count * price', resultType: 'money' },
  ] as const;
  const form: FormSchema = {
    title: '测试',
    sections: [
      {
        key: 's',
        title: '一',
        fields: [
          { key: 'people', label: '人数', type: 'number' },
          { key: 'budget', label: '预算', type: 'money' },
          { key: 'goods', label: '设备', type: 'table', columns: [...columns] },
        ],
      },
    ],
  };

  it.each([
    ['budget / people', true],
    ['sum(goods.cost)', true],
    ['sum(goods[count > 1].price)', true],
    ['sum(goods.count) + people', false],
    ['count(goods)', false],
    ['budget +', false],
  ])('%s: %s', (source, expected) => {
    expect(readsMoney(source, form)).toBe(expected);
  });

  it('knows the cells of its own row', () => {
    expect(readsMoney('count * price', form, columns)).toBe(true);
    expect(readsMoney('count * 2', form, columns)).toBe(false);
    expect(readsMoney('count * price', form)).toBe(false);
  });
});
