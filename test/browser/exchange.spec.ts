import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Definition } from '../../server/contract/definitions.js';
import { ApiClient } from '../support/api-client.js';
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

  it('comes into another server as it was: with its form, pages, decisions and kept trials', async () => {
    const other = await deploy('embedded');
    const stranger = await Visitor.open(browser, other.url, 'stranger');
    try {
      const key = 'budget-adjustment';
      const notice = '<xiaowu:notice on="completion" to="role" value="auditor" text="已经办完" channels="email" />';
      const api = new ApiClient(deployment.url);
      await api.signIn('admin');
      const before = (await api.get<Definition>(`/api/definitions/${key}`)).body;
      const { form, item, print, revision } = before;
      const bpmn = before.bpmn.replace(/(<bpmn:userTask [^>]*>\s*<bpmn:extensionElements>)/, `$1${notice}`);
      expect((await api.put(`/api/definitions/${key}/draft`, { bpmn, form, item, print, revision })).status).toBe(200);
      await admin.goto(`/designer/definitions/${key}`);
      await page
        .getByText(/没有发现问题|警告/)
        .first()
        .waitFor();
      const archive = await saved(() => command('导出整个事项（zip）'));

      await stranger.signIn('admin');
      await stranger.goto('/designer/');
      const [chooser] = await Promise.all([
        stranger.page.waitForEvent('filechooser'),
        stranger.page.getByRole('button', { name: '导入' }).click(),
      ]);
      await chooser.setFiles(archive);
      const dialog = stranger.page.getByRole('dialog', { name: '导入事项' });
      await dialog.getByRole('textbox', { name: /流程标识/ }).fill('came-over');
      await dialog.getByRole('button', { name: '新建' }).click();
      await stranger.page.waitForURL(/definitions\/came-over/);
      await stranger.page
        .getByText(/没有发现问题|警告/)
        .first()
        .waitFor();

      const read = async (visitor: Visitor, url: string) =>
        (await (await visitor.page.request.get(url)).json()) as Definition;
      const [here, there] = await Promise.all([
        read(admin, `${deployment.url}/api/definitions/${key}`),
        read(stranger, `${other.url}/api/definitions/came-over`),
      ]);
      const kept = ({ bpmn, form, print, printTemplates, trials, decisions, item }: Definition) => ({
        ...{ form, print, printTemplates, trials, decisions },
        item: { ...item, attachments: (item.attachments ?? []).map(({ name }) => name) },
        steps: [...bpmn.matchAll(/<bpmn:\w+ id="[^"]+"[^>]*>/g)].length,
        // the order of attributes is the writer's
        settings: [...bpmn.matchAll(/<(xiaowu:.+?)\s*\/?>/g)].map(([, text = '']) =>
          text.split(/ (?=[\w:]+=")/).sort(),
        ),
      });
      expect(kept(there)).toEqual(kept(here));
      expect(kept(here).settings.filter((parts) => parts.includes('xiaowu:notice'))).toEqual([
        [
          ...['channels="email"', 'on="completion"', 'text="已经办完"', 'to="role"', 'value="auditor"'],
          'xiaowu:notice',
        ],
      ]);
      expect(kept(here).decisions?.length).toBeGreaterThan(0);
      expect(kept(here).trials?.length).toBeGreaterThan(0);

      // and can be published there
      await stranger.page.getByRole('button', { name: '发布', exact: true }).click();
      await stranger.page
        .getByRole('dialog', { name: /发布为版本/ })
        .getByRole('button', { name: '发布', exact: true })
        .click();
      await stranger.page.getByText(/已发布版本 1/).waitFor();
      expect([...admin.errors, ...stranger.errors]).toEqual([]);
    } catch (error) {
      await stranger.picture('exchange-stranger');
      throw error;
    } finally {
      await stranger.close();
      await other.stop();
    }
  });
});
