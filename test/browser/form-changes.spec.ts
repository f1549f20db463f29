import { submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Device } from './support/browser.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

const key = 'with-changes';
const fields = [
  { key: 'reason', label: '事由', type: 'text' as const },
  { key: 'amount', label: '金额', type: 'money' as const },
  {
    key: 'goods',
    label: '物品',
    type: 'table' as const,
    columns: [
      { key: 'name', label: '名称', type: 'text' as const },
      { key: 'price', label: '单价', type: 'money' as const },
    ],
  },
];

describe('字段留痕', () => {
  const site = useSite();
  let id: string;

  beforeAll(async () => {
    const administrator = await site.client('admin');
    const applicant = await site.client('2003000053');
    const approver = await site.client('1998000101');
    const check = user('check', { mode: 'single', defaultRight: 'write' }, [{ kind: 'person', value: '1998000101' }]);
    const last = user('last', { mode: 'single', defaultRight: 'read' }, [{ kind: 'person', value: '1998000101' }]);
    const bpmn = drawing(key, [begin(), apply(), check, last, end()], ['begin -> apply -> check -> last -> end']);
    await publish(administrator, key, '物品购置', content(bpmn, fields));
    const goods = [{ name: '书柜', price: 120_000 }];
    ({ id } = await submitNew(applicant, key, { reason: '购置', amount: 120_000, goods }));
    const task = await taskIn(approver, id);
    const changed = [
      { name: '书柜', price: 110_000 },
      { name: '椅子', price: 20_000 },
    ];
    const data = { amount: 130_000, goods: changed };
    expect(await approver.post(`/api/tasks/${task.id}/complete`, { opinion: '核减', data })).toMatchObject({
      status: 200,
    });
  });

  it.each<Device>(['desktop', 'phone'])('shows who changed what, and one field alone, on the %s', async (device) => {
    const { page, context, errors } = await (async () => {
      const visitor = await site.open('applicant', device);
      await visitor.signIn('2003000053', `/applications/${id}`);
      return visitor;
    })();
    const changes = page.getByRole('region', { name: '字段留痕' });
    await changes.getByText('1,200.00 元').first().waitFor();
    const words = async () => (await changes.innerText()).replace(/\s+/g, ' ');
    expect(await words()).toMatch(/check 周立新\(1998000101\)/);
    expect(await words()).toMatch(/金额 1,200\.00 元 → 1,300\.00 元/);
    expect(await words()).toMatch(/第 1 行 ?单价： 1,200\.00 元 → 1,100\.00 元/);
    expect(await words()).toMatch(/新增第 2 行 ?名称： 椅子/);
    await changes.getByRole('combobox', { name: '只看字段' }).selectOption('金额');
    expect(await words()).not.toContain('椅子');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
    await context.close();
  });
});
