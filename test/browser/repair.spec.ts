import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn, todo } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import {
  apply,
  begin,
  catching,
  content,
  drawing,
  end,
  message,
  service,
  timer,
  user,
} from '../support/small-definition.js';
import type { Visitor } from './support/browser.js';
import { useSite } from './support/site.js';
import { violations } from './support/violations.js';

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
  let host: string;
  const site = useSite('embedded', async () => {
    host = await stock.open();
    return { XIAOWU_SERVICE_HOSTS: host, XIAOWU_SERVICE_PRIVATE: '1' };
  });
  let admin: Visitor;
  let api: { admin: ApiClient; applicant: ApiClient; reviewer: ApiClient };

  beforeAll(async () => {
    api = {
      admin: await site.client('admin'),
      applicant: await site.client('2003000053'),
      reviewer: await site.client('2007000023'),
    };
    const check = user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]);
    const call = service('call', { url: `http://${host}/stock`, method: 'GET' }, 'stock');
    const steps = [begin(), apply(), call, check, end()];
    const bpmn = drawing('loan', steps, ['begin -> apply -> call -> check -> end']);
    await publish(api.admin, 'loan', '仪器借用', content(bpmn));
    const until =
      '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">amount &gt; 100</bpmn:condition></bpmn:conditionalEventDefinition>';
    const signal = '<bpmn:signalEventDefinition signalRef="go"/>';
    const hearing = [begin(), apply(), message('hear', 'paid'), catching('see', signal), catching('until', until)];
    const heard = ['begin -> apply -> hear -> see -> until -> check -> end'];
    const waiting = drawing('waiting', [...hearing, check, end()], heard, ['paid'], { signals: ['go'] });
    await publish(api.admin, 'waiting', '等待回音', content(waiting));
    const resting = drawing(
      'resting',
      [begin(), apply(), timer('rest', 'P3D'), check, end()],
      ['begin -> apply -> rest -> check -> end'],
    );
    await publish(api.admin, 'resting', '过几天办', content(resting));
    admin = await site.visit('admin');
  });
  afterAll(() => stock.close());

  async function withPicture(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture(`repair-${name}`);
      throw error;
    }
  }

  /** Also for people who see little or nothing, in both schemes. */
  async function isUsableByAll(what: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await admin.page.emulateMedia({ colorScheme });
      expect([what, colorScheme, ...(await violations(admin.page))]).toEqual([what, colorScheme]);
    }
    await admin.page.emulateMedia({ colorScheme: 'light' });
  }
  /** What somebody finds in 待办. */
  async function finds(account: string, serial: string): Promise<void> {
    const visitor = await site.open(account);
    await visitor.signIn(account, '/tasks');
    await visitor.page.getByText(new RegExp(serial)).first().waitFor();
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  }
  const reasonFor = (title: string | RegExp) =>
    admin.page.getByRole('dialog', { name: title }).getByRole('textbox', { name: '原因（记入审计日志）' });

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
      await row(first).getByText(`${host} 返回状态 404，没有成功`, { exact: false }).waitFor();
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

  it('gives by hand what a case waits for, and a task to somebody else, who finds it', () =>
    withPicture('by-hand', async () => {
      const { page } = admin;
      const { id, serialNumber } = await submitNew(api.applicant, 'waiting', { reason: '等缴费' });
      const refusal = { status: 500, json: { code: 'server.defect', message: '系统出错了，请稍后再试' } };
      await page.route(`**/api/instances/${id}`, (route) => route.fulfill(refusal), { times: 1 });
      await admin.goto(`/designer/monitor/cases/${id}`);
      await page.getByText('系统出错了').waitFor();
      await page.getByRole('button', { name: '重试' }).click();
      for (const [button, title, submit] of [
        ['发送消息…', '向「hear#hear」发送消息', '发送消息'],
        ['发送信号…', '向「see#see」发送信号', '发送信号'],
      ] as const) {
        await page.getByRole('button', { name: button }).click();
        await reasonFor(title).fill('财务处电话确认');
        const dialog = page.getByRole('dialog', { name: title });
        await dialog.getByRole('button', { name: '添加一行' }).click();
        await dialog.getByRole('combobox', { name: '第 1 行的名称' }).fill('amount');
        await page.getByRole('option', { name: 'amount' }).filter({ visible: true }).click();
        await dialog.getByRole('textbox', { name: '第 1 行的值' }).fill('1');
        await isUsableByAll(title);
        await dialog.getByRole('button', { name: submit, exact: true }).click();
        await dialog.waitFor({ state: 'hidden' });
        await page.getByRole('button', { name: button }).waitFor({ state: 'hidden' });
      }

      await page.getByRole('cell', { name: /等待条件成立/ }).waitFor();
      await page.getByRole('button', { name: '修改变量…' }).click();
      const variables = page.getByRole('dialog', { name: '修改变量' });
      expect(await variables.getByRole('textbox', { name: 'amount 的值' }).inputValue()).toBe('1');
      await reasonFor('修改变量').fill('金额录错');
      const change = variables.getByRole('button', { name: '修改', exact: true });
      // nothing is another than before
      expect(await change.isDisabled()).toBe(true);
      await variables.getByRole('textbox', { name: 'amount 的值' }).fill('200');
      await variables.getByRole('button', { name: '添加一行' }).click();
      await variables.getByRole('combobox', { name: '第 2 行的名称' }).fill('note');
      await page.getByRole('option', { name: 'note' }).filter({ visible: true }).click();
      await variables.getByRole('textbox', { name: '第 2 行的值' }).fill(`${'很长的说明，'.repeat(40)}到此为止`);
      await isUsableByAll('修改变量');
      // also of a press too many one comes of it
      await change.dblclick();
      await page.getByText('变量已修改').waitFor();
      await finds('2007000023', serialNumber);

      const open = page.getByRole('button', { name: '换办理人…' });
      await open.click();
      const assign = page.getByRole('dialog', { name: '指派「check」的办理人' });
      await reasonFor(/^指派/).fill('出差');
      const choose = async (number: string) => {
        await assign.getByRole('combobox', { name: '办理人' }).fill(number);
        await page.getByRole('option', { name: new RegExp(number) }).click();
      };
      await choose('2007000023');
      await assign.getByText('任务已由此人办理').waitFor();
      await choose('1998000101');
      await isUsableByAll('换办理人');
      // left by the keyboard the page goes on where it was
      await reasonFor(/^指派/).press('Escape');
      await assign.waitFor({ state: 'hidden' });
      expect(await open.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await reasonFor(/^指派/).fill('出差');
      await choose('1998000101');
      await assign.getByRole('button', { name: '指派', exact: true }).click();
      await page.getByRole('cell', { name: /1998000101/ }).waitFor();
      await finds('1998000101', serialNumber);
      expect((await todo(api.reviewer)).some((task) => task.applicationId === id)).toBe(false);

      await admin.goto('/designer/audit');
      const changed = page.getByRole('row', { name: /修改变量/ });
      expect(await changed.getByText('到此为止').count()).toBe(0);
      await changed.getByRole('button', { name: '展开' }).click();
      await changed.getByText('到此为止').waitFor();
    }));

  it('tries a job again that was given up, and the case goes on', () =>
    withPicture('dead-jobs', async () => {
      const { page } = admin;
      const { serialNumber } = await submitNew(api.applicant, 'resting', { reason: '过几天' });
      await site.deployment.giveUp('timer', `Error: connect ECONNREFUSED https://example.edu.cn/${'x'.repeat(120)}`);
      await admin.goto('/designer/monitor/dead-jobs');
      const row = page.getByRole('row', { name: new RegExp(serialNumber) });
      await row.getByText('对方拒绝了连接').waitFor();
      await row.getByText('connect ECONNREFUSED').waitFor();
      await row.getByRole('cell', { name: '定时', exact: true }).waitFor();
      await isUsableByAll('失败的作业');
      await row.getByRole('button', { name: '重试' }).dblclick();
      await page.getByText('已重新排队').waitFor();
      await row.waitFor({ state: 'hidden' });
      expect(await page.getByRole('alert').filter({ hasNotText: '已重新排队' }).count()).toBe(0);
      // the focus is not lost with the row
      await page.locator('section:focus').getByText('没有失败的作业').waitFor();
      await finds('2007000023', serialNumber);
    }));

  it('discards a job that was given up, after it has said what will not happen', () =>
    withPicture('discarded-job', async () => {
      const { page } = admin;
      const { serialNumber } = await submitNew(api.applicant, 'resting', { reason: '不等了' });
      await site.deployment.giveUp('timer', 'Error: gone');
      await admin.goto('/designer/monitor/dead-jobs');
      const row = page.getByRole('row', { name: new RegExp(serialNumber) });
      await row.getByRole('button', { name: '丢弃' }).click();
      const dialog = page.getByRole('dialog', { name: '丢弃作业「定时」？' });
      await dialog.getByText(/定时不会再触发，流程会一直停在等待它的地方/).waitFor();
      await dialog.getByRole('textbox', { name: /^原因/ }).fill('不再需要');
      await isUsableByAll('丢弃作业');
      await dialog.getByRole('button', { name: '丢弃', exact: true }).click();
      await page.getByText('已丢弃').waitFor();
      await row.waitFor({ state: 'hidden' });
      await admin.goto('/designer/audit');
      await page.getByRole('row', { name: /丢弃作业/ }).waitFor();
    }));
});
