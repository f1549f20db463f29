import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, Visitor } from './support/browser.js';
import { type Deployment, deploy } from './support/deployment.js';

jest.setTimeout(180_000);

const fixtures = join(__dirname, '../../engine/definition/dialects/fixtures');

describe('items and drawings from elsewhere', () => {
  let deployment: Deployment;
  let browser: Browser;
  let admin: Visitor;
  let page: Page;

  beforeAll(async () => {
    [deployment, browser] = await Promise.all([deploy('embedded'), launchBrowser()]);
    admin = await Visitor.open(browser, deployment.url, 'admin');
    await admin.signIn('admin');
    ({ page } = admin);
  });
  afterAll(async () => {
    await browser?.close();
    await deployment?.stop();
  });

  async function command(name: string): Promise<void> {
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name }).click();
  }
  async function choose(path: string, press: () => Promise<void>): Promise<void> {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()]);
    await chooser.setFiles(path);
  }
  async function saved(press: () => Promise<void>): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    const path = join(__dirname, 'output', download.suggestedFilename());
    await download.saveAs(path);
    return path;
  }
  async function withPicture(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('exchange-admin');
      throw error;
    }
  }

  it('say what of another tool’s file was read, changed and refused before it is taken', () =>
    withPicture(async () => {
      await admin.goto('/designer/definitions/vehicle-request');
      const files = readdirSync(fixtures).filter((name) => /\.(bpmn|xml)$/.test(name));
      expect(files.length).toBeGreaterThan(3);
      const dialog = page.getByRole('dialog', { name: '导入 BPMN 文件' });
      for (const file of files) {
        await choose(join(fixtures, file), () => command('导入 BPMN 文件…'));
        await dialog.getByText(/读取了 \d+ 个图形/).waitFor();
        await dialog.getByText(/转换了 \d+ 个图形的设置|没有转换/).waitFor();
        if (file !== files.at(-1)) await dialog.getByRole('button', { name: '取消' }).click();
      }
      await admin.picture('exchange-report');
      await dialog.getByRole('button', { name: '导入' }).click();
      await page.getByText('已导入流程图。').waitFor();
      await page.getByRole('button', { name: '恢复导入前的流程图' }).click();
      await page.locator('[data-element-id]').filter({ hasText: '派车' }).first().waitFor();
    }));

  it('go out as one file that makes the same item anew, and as pictures', () =>
    withPicture(async () => {
      await admin.goto('/designer/definitions/union-hardship-grant');
      await page.locator('[data-element-id="UserTask_5b62f90e"]').first().waitFor();
      expect(await saved(() => command('导出 PNG 图片'))).toMatch(/\.png$/);
      const archive = await saved(() => command('导出整个事项（zip）'));

      await admin.goto('/designer/');
      await choose(archive, () => page.getByRole('button', { name: '导入' }).click());
      const dialog = page.getByRole('dialog', { name: '导入事项' });
      await dialog.getByText(/1 个附件/).waitFor();
      await dialog.getByRole('textbox', { name: /流程标识/ }).fill('grant-again');
      await admin.picture('exchange-import');
      await dialog.getByRole('button', { name: '新建' }).click();
      await page.waitForURL(/definitions\/grant-again/);
      await page.locator('[data-element-id="UserTask_5b62f90e"]').first().waitFor();
      await page.getByText('没有发现问题').waitFor();

      await command('克隆为新事项…');
      const clone = page.getByRole('dialog', { name: '克隆为新事项' });
      await clone.getByRole('textbox', { name: /流程标识/ }).fill('grant-copy');
      await clone.getByRole('button', { name: '新建' }).click();
      await page.waitForURL(/definitions\/grant-copy/);
      await page.getByRole('heading', { name: '工会困难补助申请（副本）' }).waitFor();

      await admin.goto('/designer/');
      await choose(join(fixtures, readdirSync(fixtures)[0] ?? ''), () =>
        page.getByRole('button', { name: '导入' }).click(),
      );
      await page.getByText('这不是事项的导出文件，或文件已损坏').waitFor();
    }));
});
