import type { Locator, Page } from 'playwright-core';
import type { Application } from '../../server/contract/applications.js';
import type { ApiClient } from '../support/api-client.js';
import { everyField } from '../support/every-field.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end } from '../support/small-definition.js';
import type { Device } from './support/browser.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';
import { violations } from './support/violations.js';

jest.setTimeout(180_000);

/** The smallest PNG: one white point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

describe('a form with every type of field', () => {
  const site = useSite();
  let applicant: ApiClient;

  beforeAll(async () => {
    const admin = await site.client('admin');
    applicant = await site.client('2003000053');
    const bpmn = drawing('every-field', [begin(), apply(), end()], ['begin -> apply -> end']);
    const form = { title: '各种字段', sections: [...everyField] };
    await publish(admin, 'every-field', '各种字段', { ...content(bpmn), form, print: '<h1>各种字段</h1>' });
  });

  const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

  /** What is typed, ticked, written or uploaded in the same way on both. */
  async function fillAlike(page: Page): Promise<void> {
    await box(page, '单行文字').fill('许明远');
    await box(page, '手机号').fill('13800138000');
    await box(page, '多行文字').fill('第一行\n第二行');
    const rich = box(page, '格式文字');
    await rich.click();
    await page.getByRole('button', { name: '加粗' }).click();
    await rich.pressSequentially('重要');
    await box(page, '金额').fill('1234.5');
    await page.getByRole('radiogroup', { name: '单选' }).getByText('设备').click();
    const several = page.getByRole('group', { name: '多选' });
    await several.getByText('图书').click();
    await several.getByText('设备').click();
    const files = { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('说明') };
    await page.getByTestId('file-attachment').setInputFiles(files);
    await page.getByRole('button', { name: '删除「说明.txt」' }).waitFor();
    await page.getByTestId('file-picture').setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: png });
    await page
      .getByRole('button', { name: /照片\.png/ })
      .first()
      .waitFor();
    await sign(page);
  }

  async function sign(page: Page): Promise<void> {
    await page.getByRole('button', { name: '手写签名' }).click();
    const pad = await page.locator('canvas').boundingBox();
    if (!pad) throw new Error('Expected a pad to write on, but there is none.');
    await page.mouse.move(pad.x + 40, pad.y + 60);
    await page.mouse.down();
    await page.mouse.move(pad.x + 160, pad.y + 100, { steps: 8 });
    await page.mouse.up();
    await page.getByRole('button', { name: '完成', exact: true }).click();
    await page.getByRole('button', { name: '重新签名' }).waitFor();
  }

  async function fillDesktop(page: Page, portal: Portal): Promise<void> {
    const typed = async (field: Locator, ...texts: string[]) => {
      // its panel opens a moment after the field has the keys, and shows the time of day
      const panel = page.locator('.el-picker__popper').filter({ visible: true });
      await field.first().click();
      await panel.waitFor();
      for (const [i, text] of texts.entries()) await field.nth(i).fill(text);
      await field.last().press('Enter');
      await panel.waitFor({ state: 'hidden' });
    };
    await page.getByRole('spinbutton', { name: '数量' }).fill('12');
    const combobox = (name: string) => page.getByRole('combobox', { name, exact: true });
    await typed(combobox('日期'), '2026-11-25');
    await typed(combobox('时间'), '09:30');
    await typed(combobox('日期时间'), '2026-11-25 09:30');
    await combobox('起止日期').fill('2026-11-25');
    await combobox('结束日期').fill('2026-11-28');
    await combobox('结束日期').press('Enter');
    await portal.pick('下拉选择', '图书');
    await combobox('级联选择').click();
    await page.getByRole('menuitem', { name: '北校区' }).click();
    await page.getByRole('menuitem', { name: '图书馆' }).click();
    await portal.choosePeople(/选择人员/, '项思齐');
    await portal.pick('部门', '图信中心');
    await page.getByRole('button', { name: '添加一行' }).click();
    const row = page.getByRole('table', { name: '物品明细' }).getByRole('row').nth(1);
    await row.getByRole('textbox', { name: /名称/ }).fill('投影仪');
    await row.getByRole('combobox', { name: /类别/ }).press('ArrowDown');
    await page.getByRole('option', { name: '设备' }).filter({ visible: true }).click();
    await row.getByRole('spinbutton', { name: /数量/ }).fill('2');
    await row.getByRole('textbox', { name: /单价/ }).fill('350');
    await row.getByRole('combobox', { name: /期望日期/ }).fill('2026-12-01');
    await row.getByRole('combobox', { name: /期望日期/ }).press('Enter');
  }

  async function fillPhone(page: Page): Promise<void> {
    await box(page, '数量').first().fill('12');
    /** Opens the wheels and takes what they stand on: today, now. */
    const wheel = async (name: string, steps = 1) => {
      await box(page, name).click();
      const sheet = page.getByRole('dialog', { name, exact: true });
      for (let i = 1; i < steps; i++) await sheet.getByRole('button', { name: '下一步' }).click();
      await sheet.getByRole('button', { name: '确认' }).click();
      await sheet.waitFor({ state: 'hidden' });
    };
    await wheel('日期');
    await wheel('时间');
    await wheel('日期时间', 2);
    await wheel('起止日期', 2);
    const choose = async (name: string, option: string) => {
      await box(page, name).click();
      const sheet = page.getByRole('dialog', { name, exact: true });
      await sheet
        .getByRole('radio', { name: new RegExp(option) })
        .first()
        .click();
      await sheet.waitFor({ state: 'hidden' });
    };
    await choose('下拉选择', '图书');
    await box(page, '级联选择').click();
    await page.getByRole('dialog', { name: '级联选择' }).getByText('北校区').click();
    await page.getByRole('dialog', { name: '级联选择' }).getByText('图书馆').click();
    await page.getByRole('button', { name: /选择人员/ }).click();
    const picker = page.getByRole('dialog', { name: '人员' });
    await picker.getByRole('searchbox').fill('项思齐');
    await picker.getByRole('button', { name: '查询' }).click();
    await picker.getByRole('checkbox', { name: /项思齐/ }).click();
    await picker.getByRole('button', { name: /确认/ }).click();
    await choose('部门', '图信中心');
    await page.getByRole('button', { name: '添加一行' }).click();
    const row = page.getByRole('region', { name: /物品明细/ }).first();
    await row.getByRole('textbox', { name: /名称/ }).fill('投影仪');
    await row.getByRole('textbox', { name: /类别/ }).click();
    await page.getByRole('radio', { name: /设备/ }).filter({ visible: true }).last().click();
    await row.getByRole('textbox', { name: /数量/ }).fill('2');
    await row.getByRole('textbox', { name: /单价/ }).fill('350');
  }

  it.each<Device>(['desktop', 'phone'])('is filled in, handed in and read again, on a %s', async (device) => {
    const visitor = await site.open(device, device);
    await visitor.signIn('2003000053', '/items/every-field/apply');
    const { page } = visitor;
    await box(page, '单行文字').waitFor();
    await fillAlike(page);
    if (device === 'desktop') await fillDesktop(page, new Portal(visitor));
    else await fillPhone(page);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '提交', exact: true }).first().click();
    await page.waitForURL(/\/applications\/[^/]+$/);

    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { data } = (await applicant.get<Application>(`/api/applications/${id}`)).body.form;
    expect(data).toMatchObject({
      text: '许明远',
      phone: '13800138000',
      textarea: '第一行\n第二行',
      richText: expect.stringMatching(/<(b|strong)>重要/) as unknown,
      number: 12,
      money: 123_450,
      select: 'book',
      cascade: ['north', 'library'],
      radio: 'device',
      checkbox: ['book', 'device'],
      person: ['person-2007000023'],
      department: 'dept-library-it',
      formula: 24,
      attachment: [expect.any(String)],
      picture: [expect.any(String)],
      signature: expect.any(String) as unknown,
      goods: [expect.objectContaining({ name: '投影仪', kind: 'device', count: 2, price: 35_000 })],
    });
    if (device === 'desktop')
      expect(data).toMatchObject({
        date: '2026-11-25',
        time: '09:30',
        datetime: '2026-11-25T01:30:00.000Z',
        dateRange: ['2026-11-25', '2026-11-28'],
        goods: [{ wanted: '2026-12-01' }],
      });
    else {
      expect(data['date']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(data['time']).toMatch(/^\d{2}:\d{2}$/);
      expect(data['dateRange']).toHaveLength(2);
    }

    const shown = page.getByRole('main');
    for (const text of [
      '13800138000',
      '重要',
      '1,234.50',
      '北校区 / 图书馆',
      '图书、设备',
      '项思齐',
      '图信中心',
      '说明.txt',
      '投影仪',
    ])
      await shown.getByText(text).first().waitFor();
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });
});
