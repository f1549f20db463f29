import type { Page } from 'playwright-core';
import type { FormField } from '../../server/contract/forms.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';

jest.setTimeout(240_000);

const kinds = [
  { value: 'book', label: '图书' },
  { value: 'device', label: '设备' },
];
const fields: FormField[] = [
  {
    key: 'goods',
    label: '物品明细',
    type: 'table',
    span: 2,
    maxRows: 500,
    columns: [
      { key: 'name', label: '名称', type: 'text', required: true },
      { key: 'kind', label: '类别', type: 'select', options: kinds },
      { key: 'count', label: '数量', type: 'number', total: true },
      { key: 'price', label: '单价', type: 'money' },
      { key: 'cost', label: '小计', type: 'formula', expression: 'count * price', resultType: 'money' },
    ],
  },
  { key: 'whole', label: '总价', type: 'formula', expression: 'sum(goods.cost)', resultType: 'money' },
];

/** As a spreadsheet puts it on the clipboard: each thing once or twice for two yuan, the counts going down. */
const sheet = (rows: number, nameOf = (n: number) => `物品${n}`) =>
  Array.from({ length: rows }, (_, i) => `${nameOf(i + 1)}\t${i % 2 ? '图书' : '设备'}\t${i < 250 ? 2 : 1}\t2`).join(
    '\n',
  );

describe('a detail table of 500 rows', () => {
  const site = useSite();

  beforeAll(async () => {
    const admin = await site.client('admin');
    const check = user('check', { mode: 'single', defaultRight: 'read' }, [
      { kind: 'departmentHead', department: 'finance', levels: '1' },
    ]);
    const bpmn = drawing('large-table', [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
    await publish(admin, 'large-table', '大宗物品登记', { ...content(bpmn, fields), print: '' });
  });

  const table = (page: Page) => page.getByRole('table', { name: '物品明细' });
  const cell = (page: Page, label: string, row: number) => page.getByLabel(`${label}，第 ${row} 行`, { exact: true });
  const shownRows = (page: Page) => page.getByLabel('「物品明细」显示的行');

  async function paste(page: Page, text: string): Promise<void> {
    await page.getByRole('button', { name: '添加一行' }).click();
    await cell(page, '名称', 1).evaluate((field, cells) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', cells);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    await page.getByText(/^已粘贴 \d+ 行/).waitFor();
  }

  it('is pasted, sorted, summed, saved, opened again, mended and submitted at a desk', async () => {
    const visitor = await site.open('申请人');
    const { page } = visitor;
    const portal = new Portal(visitor);
    await visitor.signIn('2003000053', '/items/large-table/apply');
    await paste(page, sheet(502, (n) => (n === 411 ? '' : `物品${n}`)).replace('2\t2\n', '两台\t2\n'));
    // said above the table: its foot is a page further down
    const said = '已粘贴 500 行；最多 500 行，还有 2 行没有粘贴。无法识别，请手工填写：第 1 行「数量」';
    const note = await page.getByRole('alert').filter({ hasText: said }).boundingBox();
    expect(note?.y).toBeLessThan((await table(page).boundingBox())?.y ?? 0);
    await cell(page, '数量', 1).fill('2');

    // widgets only for what is looked at: all 2,500 took more than a minute
    expect(await table(page).getByRole('row').count()).toBeLessThan(50);
    expect(await table(page).getAttribute('aria-rowcount')).toBe('501');
    await table(page).getByText('1,500.00 元', { exact: true }).waitFor();
    await page.getByText('大写：壹仟伍佰元整').waitFor();
    await page.getByText('共 500 行').waitFor();

    await page.getByRole('button', { name: '按「数量」排序' }).click();
    await page
      .getByRole('columnheader', { name: '数量', exact: false })
      .and(page.locator('[aria-sort=ascending]'))
      .waitFor();
    expect(await cell(page, '名称', 1).inputValue()).toBe('物品251');
    await page.getByRole('button', { name: '按「数量」排序' }).click();
    await page.locator('[aria-sort=descending]').waitFor();
    expect(await cell(page, '名称', 1).inputValue()).toBe('物品1');

    // what is missing stands on a page that is not shown
    await portal.button('提交').click();
    await cell(page, '名称', 411).waitFor();
    expect(await cell(page, '名称', 411).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByText('请填写名称').waitFor();
    await page.keyboard.type('补上的名称');
    // the field shows 2.00 until it has the focus, then 2: whole and new, not added to
    await cell(page, '单价', 411).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('1002');
    await page.keyboard.press('Tab');
    await table(page).getByText('2,500.00 元', { exact: true }).waitFor();

    await portal.button('存稿').click();
    await page.waitForURL(/\/edit$/);
    await page
      .getByText(/已保存/)
      .first()
      .waitFor();
    await page.reload();
    await page.getByText('共 500 行').waitFor();
    await shownRows(page).selectOption({ label: '第 391–420 行' });
    expect(await cell(page, '名称', 411).inputValue()).toBe('补上的名称');

    // a row more than there may be is not offered; one row less gives room, and what is added is shown
    expect(await page.getByRole('button', { name: '添加一行' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '删除第 400 行' }).click();
    await page.getByRole('button', { name: '添加一行' }).click();
    await cell(page, '名称', 500).fill('最后一件');

    await portal.submitApplication();
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  it('is read page by page, at a desk and on a phone', async () => {
    const applicant = await site.client('2003000053');
    const goods = Array.from({ length: 120 }, (_, i) => ({ name: `设备${i + 1}`, count: 1, price: 100 }));
    const { body: draft } = await applicant.post<{ id: string }>('/api/applications', {
      itemKey: 'large-table',
      data: { goods },
    });
    for (const device of ['desktop', 'phone'] as const) {
      const visitor = await site.open('申请人', device);
      const { page } = visitor;
      await visitor.signIn('2003000053', `/applications/${draft.id}/edit`);
      await page.getByText('共 120 行').waitFor();
      await page.getByRole('button', { name: '下一页' }).click();
      await cell(page, '名称', device === 'phone' ? 16 : 31).waitFor();
      expect(await page.getByLabel(/^名称，第 \d+ 行$/).count()).toBe(device === 'phone' ? 15 : 30);
      await page.getByText('120.00 元').first().waitFor();
      expect(visitor.errors).toEqual([]);
      await visitor.close();
    }
  });
});
