import type { FormSchema } from '@xiaowu/server/contract/forms';
import { variableLines } from './variable-lines';

const form: FormSchema = {
  title: '申请表',
  sections: [
    {
      key: 'application',
      title: '申请',
      fields: [
        { key: 'amount', label: '金额', type: 'money' },
        { key: 'kind', label: '类型', type: 'select', options: [{ value: 'ill', label: '重大疾病' }] },
        { key: 'at', label: '用车时间', type: 'datetime' },
        { key: 'driver', label: '司机', type: 'person' },
        { key: 'reason', label: '原因', type: 'text' },
        { key: 'count', label: '人数', type: 'number' },
        { key: 'goods', label: '物品', type: 'table', columns: [] },
      ],
    },
  ],
};
const context = {
  labels: {
    person: (id: string) => (id === 'person-1' ? { name: '周德海' } : undefined),
    department: () => undefined,
    file: () => undefined,
  },
  ...{ timeZone: 'Asia/Shanghai', yuan: '元', until: '至' },
};
const read = (variables: Record<string, unknown>) =>
  variableLines(variables, form, context).map(({ label, text, raw }) => [label, text, raw]);

describe('variables beside the form', () => {
  it('are said as people read them, and as the engine has them', () => {
    expect(read({ amount: 250000, kind: 'ill', at: '2026-03-02T08:00:00.000Z', driver: ['person-1'] })).toEqual([
      ['金额', '2,500.00 元', '250000'],
      ['类型', '重大疾病', '"ill"'],
      ['用车时间', '2026-03-02 16:00', '"2026-03-02T08:00:00.000Z"'],
      ['司机', '周德海', '["person-1"]'],
    ]);
  });

  it('are said once where there is nothing else to say', () => {
    expect(read({ reason: '看病', count: 3, goods: [{ name: '纸' }], driver: ['person-2'], approved: true })).toEqual([
      ['原因', '', '"看病"'],
      ['人数', '', '3'],
      ['物品', '', '[{"name":"纸"}]'],
      ['司机', '', '["person-2"]'],
      ['', '', 'true'],
    ]);
  });

  it('say nothing of what is empty', () => {
    expect(read({ amount: null, driver: [] })).toEqual([
      ['金额', '', ''],
      ['司机', '', ''],
    ]);
  });
});
