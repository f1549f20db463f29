import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, service, user } from '../support/small-definition.js';
import { launchBrowser, Visitor } from './support/browser.js';
import { type Deployment, deploy } from './support/deployment.js';

jest.setTimeout(180_000);

/** A service of the school that knows nothing until it is told to. */
class Stock {
  isThere = false;
  private readonly server: Server = createServer((_request, response) => {
    response.writeHead(this.isThere ? 200 : 404, { 'content-type': 'application/json' }).end('{"left":2}');
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
  close(): void {
    this.server.close();
  }
}

describe('repairing cases', () => {
  const stock = new Stock();
  let deployment: Deployment;
  let browser: Browser;
  let admin: Visitor;
  let api: { admin: ApiClient; applicant: ApiClient; reviewer: ApiClient };

  beforeAll(async () => {
    const host = await stock.open();
    process.env.XIAOWU_SERVICE_HOSTS = host;
    process.env.XIAOWU_SERVICE_PRIVATE = '1';
    [deployment, browser] = await Promise.all([deploy('embedded'), launchBrowser()]);
    const signedIn = async (account: string) => {
      const client = new ApiClient(deployment.url);
      await client.signIn(account);
      return client;
    };
    api = {
      admin: await signedIn('admin'),
      applicant: await signedIn('2003000053'),
      reviewer: await signedIn('2007000023'),
    };
    const check = user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]);
    const call = service('call', { url: `http://${host}/stock`, method: 'GET' }, 'stock');
    const steps = [begin(), apply(), call, check, end()];
    const bpmn = drawing('loan', steps, ['begin -> apply -> call -> check -> end']);
    await publish(api.admin, 'loan', '仪器借用', content(bpmn));
    admin = await Visitor.open(browser, deployment.url, 'admin');
    await admin.signIn('admin');
  });
  afterAll(async () => {
    delete process.env.XIAOWU_SERVICE_HOSTS;
    delete process.env.XIAOWU_SERVICE_PRIVATE;
    await browser?.close();
    await deployment?.stop();
    stock.close();
  });

  async function withPicture(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture(`repair-${name}`);
      throw error;
    }
  }

  it('says where cases cannot go on and why, tries again, and passes over', () =>
    withPicture('incidents', async () => {
      const { page } = admin;
      const cases = [];
      for (const reason of ['示波器', '频谱仪', '信号源'])
        cases.push(await submitNew(api.applicant, 'loan', { reason }));
      const [first, second, third] = cases.map(({ serialNumber }) => serialNumber ?? '');
      const row = (serial = '') => page.getByRole('row', { name: new RegExp(serial) });

      await expect(async () => {
        await admin.goto('/designer/monitor/incidents');
        await page.getByRole('row').nth(3).waitFor({ timeout: 2000 });
      }).toSucceed(20_000);
      await row(first).getByText('对方返回状态 404', { exact: false }).waitFor();
      await row(first).getByRole('link').waitFor();

      // still not there: it stands where it stood
      await row(first).getByRole('button', { name: '重试' }).click();
      await page.getByText('已重试 1 处').waitFor();
      await expect(async () => {
        await page.reload();
        await row(first).waitFor({ timeout: 2000 });
      }).toSucceed(20_000);

      // passed over, with a reason
      await row(second).getByRole('button', { name: '跳过…' }).click();
      const dialog = page.getByRole('dialog', { name: '跳过「call」' });
      await dialog.getByText('check#check').waitFor();
      expect(await dialog.getByRole('button', { name: '跳过', exact: true }).isDisabled()).toBe(true);
      await dialog.getByRole('textbox', { name: '原因（记入审计日志）' }).fill('人工查过库存');
      await dialog.getByRole('button', { name: '跳过', exact: true }).click();
      await row(second).waitFor({ state: 'hidden' });
      await taskIn(api.reviewer, cases[1]?.id ?? '');

      // all that is left at once, now that the service answers
      stock.isThere = true;
      await page.getByRole('checkbox', { name: '全选本页' }).locator('..').click();
      await page.getByRole('button', { name: '重试所选' }).click();
      await page.getByText('已重试 2 处').waitFor();
      for (const each of [cases[0], cases[2]]) await taskIn(api.reviewer, each?.id ?? '');
      await page.reload();
      await page.getByText('没有异常').waitFor();

      await admin.goto('/designer/audit');
      await page.getByRole('cell', { name: '人工查过库存' }).or(page.getByText('人工查过库存')).first().waitFor();
      expect(third).not.toBe('');
    }));
});
