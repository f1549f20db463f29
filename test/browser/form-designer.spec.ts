import type { Browser } from 'playwright-core';
import { launchBrowser, Visitor } from './support/browser.js';
import { type Deployment, deploy } from './support/deployment.js';
import { Designer } from './support/designer.js';

jest.setTimeout(180_000);

describe('designing a form', () => {
  let deployment: Deployment;
  let browser: Browser;

  beforeAll(async () => {
    [deployment, browser] = await Promise.all([deploy('embedded'), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await deployment?.stop();
  });

  it('takes fields from another item with what they need, can be undone, and is kept by saving', async () => {
    const admin = await Visitor.open(browser, deployment.url, 'admin');
    const { page } = admin;
    try {
      await admin.signIn('admin', '/designer/definitions/vehicle-request?tab=form');
      const canvas = page.locator('.editor');
      const copied = canvas.getByText('困难类型');
      await canvas.getByText('乘车人数').first().waitFor();
      expect(await copied.count()).toBe(0);

      await page.getByRole('button', { name: '从其他事项复制' }).click();
      const dialog = page.getByRole('dialog', { name: '从其他事项复制字段' });
      await dialog.getByRole('combobox', { name: '选择事项' }).fill('困难');
      await page.getByRole('option', { name: '工会困难补助申请' }).click();
      await dialog.getByText('困难类型').click();
      await dialog.getByRole('button', { name: '复制 1 个字段' }).click();
      await copied.first().waitFor();

      await page.getByRole('button', { name: '撤销' }).click();
      await copied.first().waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '重做' }).click();
      await copied.first().waitFor();

      await page.getByRole('button', { name: '保存草稿' }).click();
      await page
        .getByText(/草稿已保存/)
        .first()
        .waitFor();
      await page.reload();
      await copied.first().waitFor();

      // as it opens for somebody else
      await page.getByText('预览', { exact: true }).click();
      await page.getByRole('combobox', { name: '申请人' }).fill('许明远');
      await page
        .getByRole('option', { name: /许明远/ })
        .first()
        .click();
      await page.getByRole('region', { name: '预览' }).getByText('图信中心').first().waitFor();
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('form-designer');
      throw error;
    }
  });

  it('names a field after its label, until somebody names it or it is published', async () => {
    const admin = await Visitor.open(browser, deployment.url, 'field-names');
    const { page } = admin;
    try {
      await admin.signIn('admin', '/designer/definitions/moving-request?tab=form');
      const designer = new Designer(admin);
      const { panel } = designer;
      const name = panel.getByRole('textbox', { name: '变量名', exact: true });
      const isNamed = (wanted: string) =>
        expect(() => expect(name.inputValue()).resolves.toBe(wanted)).toSucceed(10_000);
      await page.locator('.editor .field').first().waitFor();

      await designer.addField('单行文本', '集合地点');
      await isNamed('jiHeDiDian');
      // the focus stays where the key brought it
      expect(await name.evaluate((input) => input === document.activeElement)).toBe(true);
      // and all of it is chosen, so that what is typed now stands alone
      expect(await page.evaluate(() => getSelection()?.toString())).toBe('jiHeDiDian');
      await designer.fill('名称', '集合的地点');
      await isNamed('jiHeDeDiDian');
      await designer.addField('数字', '集合的地点');
      await isNamed('jiHeDeDiDian2');

      // what somebody writes stays, also when the proposal comes while it is written
      await designer.addField('单行文本', '备用地点', { key: 'spare' });
      await isNamed('spare');
      await designer.fill('名称', '另一地点');
      await page.waitForResponse(/definition/, { timeout: 1500 }).catch(() => null);
      await isNamed('spare');

      // its step of undo is that of the label
      await page.getByRole('button', { name: '撤销' }).click();
      await panel.getByRole('heading', { name: '备用地点', level: 2 }).waitFor();

      // a column of a detail table, too
      await designer.addField('明细表', '名单');
      await isNamed('mingDan');
      await panel.getByRole('button', { name: '添加列' }).click();
      await designer.fill('名称', '姓名');
      await isNamed('xingMing');

      await page.getByRole('button', { name: '发布', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: /发布/ }).click();
      await page.getByText('已发布，没有修改').waitFor();
      await designer.selectField('名单');
      await designer.fill('名称', '人员名单');
      await panel.getByRole('heading', { name: '人员名单', level: 2 }).waitFor();
      await page.waitForResponse(/\/versions\//, { timeout: 10_000 }).catch(() => null);
      await isNamed('mingDan');
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('form-designer-names');
      throw error;
    }
  });
});
