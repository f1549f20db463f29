import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn, todo } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Device, Visitor } from './support/browser.js';
import { modes } from './support/deployment.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';
import { violations } from './support/violations.js';

jest.setTimeout(180_000);

const check = (actions: { name: string; enabled: string }[]) =>
  user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }], actions);
const on = (...names: string[]) => names.map((name) => ({ name, enabled: 'true' }));
const flows = ['begin -> apply -> check -> end'];

describe.each(modes)('several 待办 at once, %s', (mode) => {
  const site = useSite(mode);
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let colleague: ApiClient;

  beforeAll(async () => {
    const clients = await Promise.all(
      ['admin', '2003000053', '2007000023', '1987000009'].map((account) => site.client(account)),
    );
    const [admin] = clients as [ApiClient];
    [, applicant, reviewer, colleague] = clients as [ApiClient, ApiClient, ApiClient, ApiClient];
    const allowed = drawing('handed-on', [begin(), apply(), check(on('forward', 'assign')), end()], flows);
    await publish(admin, 'handed-on', '可转办事项', content(allowed));
    await publish(admin, 'kept', '不可转办事项', content(drawing('kept', [begin(), apply(), check([]), end()], flows)));
  });

  async function waiting(key: string): Promise<string> {
    const { id, serialNumber } = await submitNew(applicant, key, { reason: '一' });
    await taskIn(reviewer, id);
    return serialNumber;
  }
  async function at(device: Device): Promise<Visitor> {
    const visitor = await site.open(device, device);
    await visitor.signIn('2007000023', '/tasks?box=todo');
    return visitor;
  }
  const serialsOf = async (person: ApiClient) => (await todo(person)).map(({ serialNumber }) => serialNumber);

  it.each(['转办', '指派'])(
    '%s: a row that the step does not allow stays, and says why before all others',
    async (act) => {
      const [kept, first] = [await waiting('kept'), await waiting('handed-on')];
      const visitor = await at('desktop');
      const portal = new Portal(visitor);
      const { page } = visitor;
      for (const serial of [first, kept])
        await page
          .getByRole('row', { name: new RegExp(serial) })
          .getByRole('checkbox')
          .check();
      await portal.button(act).click();
      const dialog = page.getByRole('dialog', { name: act });
      await dialog.getByText(first).waitFor();
      await dialog.getByRole('button', { name: `${act} 2 项` }).click();
      await dialog.getByText('请选择一位办理人').waitFor();
      expect(await violations(page)).toEqual([]);
      await portal.choosePeople(`选择${act}给谁`, '李清扬');
      await dialog.getByRole('textbox', { name: '意见' }).fill('本周出差');
      await dialog.getByRole('button', { name: `${act} 2 项` }).click();
      await dialog.getByText('1 项没有成功').waitFor();
      expect(await dialog.getByRole('listitem').first().textContent()).toContain(kept);
      await dialog
        .getByRole('listitem')
        .filter({ hasText: kept })
        .getByText(/没有|不允许|未开放/)
        .waitFor();
      await dialog.getByRole('button', { name: '关闭', exact: true }).click();
      await page.getByRole('row', { name: new RegExp(first) }).waitFor({ state: 'hidden' });
      expect(await serialsOf(colleague)).toContain(first);
      expect(await serialsOf(reviewer)).toContain(kept);
      expect(visitor.errors).toEqual([]);
      await visitor.close();
    },
  );

  it.each(['转办', '指派'])('%s of one row, where its step allows it', async (act) => {
    const [serial, kept] = [await waiting('handed-on'), await waiting('kept')];
    const visitor = await at('desktop');
    const portal = new Portal(visitor);
    const { page } = visitor;
    const row = (of: string) => page.getByRole('row', { name: new RegExp(of) });
    await row(kept).waitFor();
    const button = (of: string) => row(of).getByRole('button', { name: new RegExp(`^${act} `) });
    expect(await button(kept).count()).toBe(0);
    await button(serial).click();
    const dialog = page.getByRole('dialog', { name: act });
    await dialog.getByText(serial).waitFor();
    expect(await violations(page)).toEqual([]);
    await portal.choosePeople(`选择${act}给谁`, '李清扬');
    await dialog.getByRole('button', { name: `${act} 1 项` }).click();
    await dialog.getByText(`1 项已${act}`).waitFor();
    await dialog.getByRole('button', { name: '关闭', exact: true }).click();
    await row(serial).waitFor({ state: 'hidden' });
    expect(await serialsOf(colleague)).toContain(serial);
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  it('批量同意: with one opinion for all', async () => {
    const serials = [await waiting('handed-on'), await waiting('kept')];
    const visitor = await at('desktop');
    const portal = new Portal(visitor);
    const { page } = visitor;
    for (const serial of serials)
      await page
        .getByRole('row', { name: new RegExp(serial) })
        .getByRole('checkbox')
        .check();
    await portal.button('批量同意').click();
    const dialog = page.getByRole('dialog', { name: '批量同意' });
    await dialog.getByRole('textbox', { name: '意见' }).fill('情况属实');
    await dialog.getByRole('button', { name: '同意 2 项' }).click();
    await dialog.getByText('2 项已同意').waitFor();
    await dialog.getByRole('button', { name: '关闭', exact: true }).click();
    for (const serial of serials)
      await page.getByRole('row', { name: new RegExp(serial) }).waitFor({ state: 'hidden' });
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  it('on the phone: ticks, hands on, and goes back to the list', async () => {
    const serial = await waiting('handed-on');
    const visitor = await at('phone');
    const { page } = visitor;
    await page.getByRole('button', { name: '批量办理' }).click();
    await page.getByRole('checkbox', { name: new RegExp(serial) }).check();
    await page.getByRole('toolbar').getByRole('button', { name: '转办', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: '转办' });
    await sheet.getByRole('button', { name: '选择转办给谁' }).click();
    const picker = page.getByRole('dialog', { name: '选择转办给谁' });
    await picker.getByRole('searchbox').fill('李清扬');
    await picker.getByRole('searchbox').press('Enter');
    await picker.getByText('李清扬').first().click();
    const confirm = picker.getByRole('button', { name: /确认|确定/ });
    if (await confirm.isVisible()) await confirm.click();
    await sheet.getByRole('button', { name: '转办 1 项' }).click();
    await sheet.getByText('1 项已转办').waitFor();
    await sheet.getByRole('button', { name: '关闭', exact: true }).last().click();
    await page.getByRole('checkbox', { name: new RegExp(serial) }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '退出批量' }).click();
    expect(await serialsOf(colleague)).toContain(serial);
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  it.each<Device>(['desktop', 'phone'])(
    '常用意见 are kept, put in and sorted while deciding, on a %s',
    async (device) => {
      const serial = await waiting('handed-on');
      await reviewer.put('/api/profile/phrases', { phrases: ['情况属实', '请尽快办理'] });
      const visitor = await at(device);
      const { page } = visitor;
      const listed = page.getByRole('link', { name: device === 'desktop' ? new RegExp(serial) : '可转办事项' });
      await listed.first().click();
      await page.waitForURL(/\/tasks\/[^/?]+$/);
      if (device === 'phone') await page.getByRole('toolbar').getByRole('button', { name: '同意' }).click();
      const opinion = page.getByPlaceholder('请输入意见或备注').filter({ visible: true });
      const button = (name: string) => page.getByRole('button', { name, exact: true }).filter({ visible: true });
      await opinion.fill('同意报销');
      await button('存为常用意见').click();
      await button('常用意见').click();
      await button('情况属实').click();
      expect(await opinion.inputValue()).toBe('同意报销；情况属实');
      expect(await violations(page)).toEqual([]);
      await button('管理').click();
      const phrase = (nth: number) => page.getByRole('textbox', { name: `第 ${nth} 条常用意见` });
      // what is typed while the order is being kept stays when the new order comes
      await page.route(
        '**/api/profile/phrases',
        async (route) => {
          await phrase(1).fill('情况确实');
          await route.continue();
        },
        { times: 1 },
      );
      await button('上移第 3 条').click();
      await expect(async () => expect(await phrase(2).inputValue()).toBe('同意报销')).toSucceed(20_000);
      expect(await phrase(1).inputValue()).toBe('情况确实');
      await phrase(1).blur();
      await button('完成').click();
      await button('情况确实').waitFor();
      const kept = async () => (await reviewer.get<{ phrases: string[] }>('/api/profile/phrases')).body.phrases;
      expect(await kept()).toEqual(['情况确实', '同意报销', '请尽快办理']);
      await button('提交').last().click();
      await page.getByText('已同意').first().waitFor();
      expect(visitor.errors).toEqual([]);
      await visitor.close();
    },
  );
});
