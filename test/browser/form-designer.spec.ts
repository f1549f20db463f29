import type { Browser } from 'playwright-core';
import { launchBrowser, Visitor } from './support/browser.js';
import { type Deployment, deploy } from './support/deployment.js';

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
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('form-designer');
      throw error;
    }
  });
});
