import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Definition } from '../../server/contract/definitions.js';
import { Visitor } from './support/browser.js';
import { deploy } from './support/deployment.js';
import { useSite } from './support/site.js';
import './support/to-succeed.js';

jest.setTimeout(180_000);

const fixtures = join(__dirname, '../../engine/definition/dialects/fixtures');

describe('items and drawings from elsewhere', () => {
  const site = useSite();
  let admin: Visitor;
  let page: Page;

  beforeAll(async () => {
    admin = await site.visit('admin');
    ({ page } = admin);
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

  it('begin a new item with the drawing of another tool', () =>
    withPicture(async () => {
      await admin.goto('/designer/');
      await choose(join(fixtures, 'camunda-7.bpmn'), () => page.getByRole('button', { name: '导入' }).click());
      const making = page.getByRole('dialog', { name: '导入 BPMN 文件' });
      const name = making.getByRole('textbox', { name: /流程名称/ });
      // as the process is called in the file
      await expect(async () => expect(await name.inputValue()).toBe('Invoice')).toSucceed(10_000);
      await name.fill('从 Camunda 来的事项');
      await making.getByText(/已按名称给出/).waitFor();
      await making.getByRole('textbox', { name: /流程标识/ }).fill('from-camunda');
      await making.getByRole('button', { name: '新建' }).click();
      const report = page.getByRole('dialog', { name: '导入 BPMN 文件' }).filter({ hasText: '读取了 20 个图形' });
      await report.getByRole('button', { name: '导入' }).click();
      await page.locator('.diagram-canvas [data-element-id="Task_apply"]').first().waitFor();
      expect(new URL(page.url()).pathname).toBe('/designer/definitions/from-camunda');
    }));

  it('make no item of a drawing that cannot be read, and say why', () =>
    withPicture(async () => {
      await admin.goto('/designer/');
      const process = '<bpmn:process id="P" name="读不了"><bpmn:userTask id="T" /></bpmn:process>';
      const cut = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">${process}`;
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: '导入' }).click(),
      ]);
      await chooser.setFiles({ name: '读不了.bpmn', mimeType: 'text/xml', buffer: Buffer.from(cut) });
      const refusal = page.getByRole('dialog', { name: '文件无法完整读取，没有导入' });
      await refusal.getByText(/格式有误/).waitFor();
      await refusal.getByRole('button', { name: '知道了' }).click();
      await refusal.waitFor({ state: 'hidden' });
      expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);
      expect(new URL(page.url()).pathname).toBe('/designer/');
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
      await choose(__filename, () => page.getByRole('button', { name: '导入' }).click());
      await page.getByText('这不是事项的导出文件（zip）或 BPMN 文件，或文件已损坏').waitFor();
    }));

  it('writes over a proposed key that comes just when one is about to write', async () => {
    await admin.goto('/designer/');
    await page.getByRole('button', { name: '新建流程' }).click();
    const dialog = page.getByRole('dialog', { name: '新建流程' });
    const key = dialog.getByRole('textbox', { name: /流程标识/ });
    await page.route(
      '**/api/definition-keys/**',
      async (route) => {
        await key.focus();
        await route.continue();
      },
      { times: 1 },
    );
    await dialog.getByRole('textbox', { name: /流程名称/ }).fill('借阅申请');
    await dialog.getByText(/已按名称给出/).waitFor();
    await page.keyboard.type('my-own');
    expect(await key.inputValue()).toBe('my-own');
    await dialog.getByRole('button', { name: '取消' }).click();
  });

  it('comes into another server as it was: with its form, pages, decisions and kept trials', async () => {
    const other = await deploy('embedded');
    const stranger = await Visitor.open(site.browser, other.url, 'stranger');
    try {
      const key = 'budget-adjustment';
      const notice = '<xiaowu:notice on="completion" to="role" value="auditor" text="已经办完" channels="email" />';
      const api = await site.client('admin');
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
        read(admin, `${site.url}/api/definitions/${key}`),
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
