import type { Locator, Page } from 'playwright-core';
import type { Application } from '../../server/contract/applications.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Visitor } from './support/browser.js';
import { modes } from './support/deployment.js';
import { pressInBar } from './support/phone-bar.js';
import { useSite } from './support/site.js';
import { violations } from './support/violations.js';

jest.setTimeout(180_000);

const rule = (...numbers: string[]) => numbers.map((value) => ({ kind: 'person', value }));
const every = ['refuse', 'removeApprovers', 'forward', 'delegate', 'assign', 'copy', 'withdraw'].map((name) => ({
  name,
  enabled: 'true',
}));

describe.each(modes)('operations on the phone, %s', (mode) => {
  const site = useSite(mode);
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let colleague: ApiClient;
  let head: ApiClient;
  let visitor: Visitor;

  beforeAll(async () => {
    const admin = await site.client('admin');
    applicant = await site.client('2003000053');
    reviewer = await site.client('2007000023');
    colleague = await site.client('1987000009');
    head = await site.client('1998000101');
    const check = user('check', { mode: 'single' }, rule('2007000023'), every);
    const last = user('last', { mode: 'single' }, rule('1998000101'), every);
    const bpmn = drawing('steps', [begin(), apply(), check, last, end()], ['begin -> apply -> check -> last -> end']);
    await publish(admin, 'steps', '两步事项', content(bpmn));
    const offered = user('check', { mode: 'single' }, rule('2007000023', '1987000009'), every);
    const open = drawing('offered', [begin(), apply(), offered, end()], ['begin -> apply -> check -> end']);
    await publish(admin, 'offered', '待认领事项', content(open));
    const writing = user('check', { mode: 'single', defaultRight: 'write' }, rule('2007000023'), every);
    const written = drawing('written', [begin(), apply(), writing, end()], ['begin -> apply -> check -> end']);
    await publish(admin, 'written', '可填事项', content(written));
    visitor = await site.open('phone', 'phone');
    await visitor.signIn('2007000023');
  });
  afterEach(() => expect(visitor.errors).toEqual([]));

  async function opened(item: string): Promise<string> {
    const { id } = await submitNew(applicant, item, { reason: '办理' });
    await visitor.goto(`/tasks/${(await taskIn(reviewer, id)).id}`);
    await visitor.page.getByRole('toolbar').getByRole('button').first().waitFor();
    return id;
  }
  const press = (name: string, page: Page = visitor.page) => pressInBar(page, name);
  async function sheetOf(action: string): Promise<Locator> {
    await press(action);
    const sheet = visitor.page.getByRole('dialog', { name: action, exact: true });
    await sheet.getByRole('button', { name: '提交' }).waitFor();
    return sheet;
  }
  async function pick(sheet: Locator, button: string, ...names: string[]): Promise<void> {
    await sheet.getByRole('button', { name: button }).click();
    const picker = visitor.page.getByRole('dialog', { name: button });
    for (const name of names) {
      await picker.getByRole('searchbox').fill(name);
      await picker.getByRole('button', { name: '查询' }).click();
      await picker.getByText(name).first().click();
    }
    await picker.getByRole('button', { name: /确认/ }).click();
    await picker.waitFor({ state: 'hidden' });
  }
  const has = async (who: ApiClient, id: string) => (await todo(who)).some(({ applicationId }) => applicationId === id);
  const statusOf = async (id: string) => (await applicant.get<Application>(`/api/applications/${id}`)).body.status;

  it('退回 to the applicant, to come straight back', async () => {
    const id = await opened('steps');
    const sheet = await sheetOf('退回');
    await sheet.getByRole('radio', { name: 'apply' }).click();
    await sheet.getByRole('radio', { name: /直送/ }).click();
    await sheet.getByRole('button', { name: '提交' }).click();
    await sheet.getByText('请填写意见').waitFor();
    expect(await violations(visitor.page)).toEqual([]);
    await sheet.getByRole('textbox', { name: '意见' }).fill('请补充');
    await sheet.getByRole('button', { name: '提交' }).click();
    await visitor.page.getByText('已退回').first().waitFor();
    const { id: taskId } = await taskIn(applicant, id);
    await applicant.post(`/api/tasks/${taskId}/complete`, { data: { reason: '已补充' } });
    await taskIn(reviewer, id);
  });

  it('不同意 asks first', async () => {
    const id = await opened('steps');
    const sheet = await sheetOf('不同意');
    await sheet.getByRole('textbox', { name: '意见' }).fill('不符合规定');
    const question = visitor.page.getByRole('dialog').filter({ hasText: '申请将就此结束' });
    const answered = async (answer: string) => {
      await sheet.getByRole('button', { name: '提交' }).click();
      await question.getByRole('button', { name: answer, exact: true }).click();
      await question.waitFor({ state: 'hidden' });
    };
    // who thinks again, or has no network, goes on where they were
    await answered('取消');
    await visitor.page.route('**/refuse', (route) => route.abort());
    await answered('不同意');
    await visitor.page.getByText('网络连接不上').waitFor();
    await visitor.page.unroute('**/refuse');
    await answered('不同意');
    await visitor.page.getByText('已作出不同意的决定').first().waitFor();
    expect(await statusOf(id)).toBe('refused');
  });

  it('加签 of two beside me, 减签 of one again', async () => {
    const id = await opened('steps');
    const sheet = await sheetOf('加签');
    await pick(sheet, '选择用户', '李清扬', '沈雅琴');
    await sheet.getByRole('radio', { name: /并加签/ }).click();
    await sheet.getByRole('radio', { name: /会签/ }).click();
    await sheet.getByRole('button', { name: '提交' }).click();
    await visitor.page
      .getByText(/已加签/)
      .first()
      .waitFor();
    await taskIn(colleague, id);
    await visitor.goto(`/tasks/${(await taskIn(reviewer, id)).id}`);
    await visitor.page.getByRole('toolbar').getByRole('button').first().waitFor();
    const removing = await sheetOf('减签');
    await removing.getByRole('checkbox', { name: /李清扬/ }).check();
    await removing.getByRole('button', { name: '提交' }).click();
    await eventually(async () => !(await has(colleague, id)));
  });

  it.each(['转办', '委派', '指派'])('%s to a colleague', async (action) => {
    const id = await opened('steps');
    const sheet = await sheetOf(action);
    await sheet.getByRole('button', { name: '提交' }).click();
    await sheet.getByText('请选择一位办理人').waitFor();
    await pick(sheet, `选择${action}给谁`, '李清扬');
    await sheet.getByRole('button', { name: '提交' }).click();
    await visitor.page
      .getByText(new RegExp(`已${action}`))
      .first()
      .waitFor();
    await taskIn(colleague, id);
    expect(await has(reviewer, id)).toBe(false);
  });

  it('知会 keeps the task here', async () => {
    const id = await opened('steps');
    const sheet = await sheetOf('知会');
    await pick(sheet, '选择知会给谁', '李清扬');
    await sheet.getByRole('button', { name: '提交' }).click();
    await visitor.page.getByText('已知会').first().waitFor();
    const copies = await colleague.get<{ rows: { id: string }[] }>('/api/applications?box=copies');
    expect(copies.body.rows.map((row) => row.id)).toContain(id);
    expect(await has(reviewer, id)).toBe(true);
  });

  it('认领 and 放回', async () => {
    const id = await opened('offered');
    await press('认领');
    await eventually(async () => !(await has(colleague, id)));
    await press('放回');
    await taskIn(colleague, id);
  });

  it('取回 what was agreed to', async () => {
    const id = await opened('steps');
    const sheet = await sheetOf('同意');
    await sheet.getByRole('button', { name: '提交' }).click();
    await visitor.page.getByText('已同意').first().waitFor();
    await visitor.goto(`/applications/${id}`);
    await visitor.page.getByRole('toolbar').getByRole('button').first().waitFor();
    await press('取回');
    await visitor.page.getByRole('dialog').getByRole('button', { name: '取回' }).click();
    await taskIn(reviewer, id);
  });

  describe('of the applicant', () => {
    let own: Visitor;
    beforeAll(async () => {
      own = await site.open('applicant', 'phone');
      await own.signIn('2003000053');
    });
    afterAll(() => own.close());
    afterEach(() => expect(own.errors).toEqual([]));

    async function submitted(): Promise<{ id: string; serialNumber: string }> {
      const one = await submitNew(applicant, 'steps', { reason: '自己的' });
      await own.goto(`/applications/${one.id}`);
      await own.page.getByRole('toolbar').getByRole('button').first().waitFor();
      return one;
    }
    /** Agreed to by everybody. */
    async function completed(): Promise<{ id: string; serialNumber: string }> {
      const one = await submitNew(applicant, 'steps', { reason: '办完的' });
      for (const who of [reviewer, head]) await who.post(`/api/tasks/${(await taskIn(who, one.id)).id}/complete`, {});
      expect(await statusOf(one.id)).toBe('completed');
      return one;
    }
    const cardOf = async (serialNumber: string) => {
      await own.goto('/applications?box=mine');
      return own.page.getByRole('article').filter({ hasText: serialNumber });
    };

    it('撤回', async () => {
      const { id } = await submitted();
      await press('撤回', own.page);
      await own.page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
      await taskIn(applicant, id);
    });

    it('催办 with a note, once an hour', async () => {
      const { id } = await submitted();
      await press('催办', own.page);
      const sheet = own.page.getByRole('dialog', { name: '催办' });
      await sheet.getByRole('textbox').fill('请尽快');
      expect(await violations(own.page)).toEqual([]);
      await sheet.getByRole('button', { name: '催办' }).click();
      await own.page.getByText(/^已提醒 项思齐/).waitFor();
      const { records } = (await applicant.get<Application>(`/api/applications/${id}`)).body;
      expect(records.find(({ state }) => state === 'urged')).toMatchObject({
        opinion: '请尽快\n通知方式：站内消息',
      });
      expect((await taskIn(reviewer, id)).urgeCount).toBe(1);
      await own.page.reload();
      await own.page.getByText('已催办 1 次').waitFor();
      await press('催办', own.page);
      await sheet.getByRole('button', { name: '催办' }).click();
      await sheet.getByRole('alert').getByText('每小时只能催办一次').waitFor();
      expect((await taskIn(reviewer, id)).urgeCount).toBe(1);
    });

    it('评价 of a finished case, once', async () => {
      const { id, serialNumber } = await completed();
      const card = await cardOf(serialNumber);
      await card.getByRole('button', { name: '评价' }).click();
      const dialog = own.page.getByRole('dialog', { name: /评价/ });
      await dialog.getByRole('button', { name: /评价/ }).click();
      await dialog.getByRole('alert').waitFor();
      await dialog.getByRole('radio', { name: /^4/ }).check({ force: true });
      await dialog.getByRole('textbox').fill('办理很快');
      expect(await violations(own.page)).toEqual([]);
      await dialog.getByRole('button', { name: /评价/ }).click();
      await dialog.waitFor({ state: 'hidden' });
      await card.getByRole('button', { name: '评价' }).waitFor({ state: 'hidden' });
      expect((await applicant.get<Application>(`/api/applications/${id}`)).body.rating).toBe(4);
    });

    it('再次申请 begins with the old answers', async () => {
      const { serialNumber } = await completed();
      const card = await cardOf(serialNumber);
      await card.getByRole('button', { name: '再次申请' }).click();
      await own.page.waitForURL(/from=/);
      const reason = own.page.getByRole('textbox', { name: '事由' });
      await reason.waitFor();
      expect(await reason.inputValue()).toBe('办完的');
      await own.page.getByRole('button', { name: '提交', exact: true }).first().click();
      await own.page.waitForURL(/\/applications\/[^/]+$/);
    });

    it('终止 asks for a reason', async () => {
      const { id, serialNumber } = await submitted();
      const card = await cardOf(serialNumber);
      await card.getByRole('button', { name: '再次申请' }).waitFor();
      await card.getByRole('button', { name: '终止' }).click();
      const sheet = own.page.getByRole('dialog', { name: /终止/ });
      await sheet.getByRole('button', { name: /终止/ }).click();
      await sheet.getByText(/请填写/).waitFor();
      expect(await statusOf(id)).toBe('running');
      await sheet.getByRole('textbox').fill('不需要了');
      await sheet.getByRole('button', { name: /终止/ }).click();
      await card.getByText('已终止').waitFor();
      expect(await statusOf(id)).toBe('terminated');
    });
  });

  it('存稿 keeps what is written, and 同意 with it', async () => {
    const id = await opened('written');
    const reason = visitor.page.getByRole('textbox', { name: '事由' });
    await reason.fill('补充后的事由');
    await press('存稿');
    await visitor.page.getByText('已存稿').first().waitFor();
    await visitor.page.reload();
    await reason.waitFor();
    expect(await reason.inputValue()).toBe('补充后的事由');
    const sheet = await sheetOf('同意');
    await sheet.getByRole('button', { name: '提交' }).click();
    await visitor.page.getByText('已同意').first().waitFor();
    const { form, status } = (await applicant.get<Application>(`/api/applications/${id}`)).body;
    expect([status, form.data]).toMatchObject(['completed', { reason: '补充后的事由' }]);
  });
});
