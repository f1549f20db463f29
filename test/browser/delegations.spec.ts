import type { Visitor } from './support/browser.js';
import { modes } from './support/deployment.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';
import { violations } from './support/violations.js';

jest.setTimeout(180_000);

/** A moment for a field of date and time, by the clock of the browser's zone. */
const inHours = (hours: number) =>
  new Date(Date.now() + (hours + 8) * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

describe.each(modes)('代理, %s', (mode) => {
  const site = useSite(mode);
  const visitors: Visitor[] = [];

  async function at(account: string): Promise<Portal> {
    const visitor = await site.open(account);
    visitors.push(visitor);
    await visitor.signIn(account);
    return new Portal(visitor);
  }

  it('lets a colleague decide in the place of who is away, with both names, until it is ended', async () => {
    const [applicant, reviewer, colleague] = [await at('2003000053'), await at('2007000023'), await at('1987000009')];
    await reviewer.goto('/profile/delegations');
    await reviewer.choosePeople('选择代理人', '李清扬');
    for (const [label, hours] of [
      ['开始时间', -1],
      ['结束时间', 48],
    ] as const) {
      await reviewer.page.getByLabel(label).fill(inHours(hours));
      await reviewer.page.getByLabel(label).press('Enter');
    }
    await reviewer.page.getByLabel('原因').fill('出差');
    await reviewer.button('保存代理').click();
    await reviewer.page.getByText('代理中').waitFor();

    await applicant.apply('工会困难补助申请');
    await applicant.pick('审核人选择', /项思齐/);
    await applicant.pick('困难类型', '其他困难');
    await applicant.field('申请金额').fill('800');
    await applicant.field('基本情况').fill('说明');
    const serial = await applicant.submitApplication();

    await colleague.goto('/tasks?box=todo');
    await colleague.page
      .getByRole('row', { name: new RegExp(serial) })
      .getByText('项思齐 的待办，由您代理')
      .waitFor();
    await colleague.openTodo(serial);
    await colleague.page.getByRole('note').getByText('代 项思齐 办理').waitFor();
    await colleague.choose('同意');
    await colleague.finish();
    await applicant.page.reload();
    const lines = await applicant.records();
    expect(lines.some((line) => line.includes('李清扬') && line.includes('代 项思齐 办理'))).toBe(true);

    await applicant.goto(`${new URL(applicant.page.url()).pathname}/print`);
    await applicant.page.getByText('李清扬(1987000009)（代项思齐办理）').waitFor();

    await reviewer.button('结束代理').click();
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '结束代理' }).click();
    await reviewer.page.getByText('已结束').first().waitFor();
  });

  it('is set and ended on the phone, and brings new tasks into the open list of the stand-in', async () => {
    const visitor = await site.open('phone', 'phone');
    visitors.push(visitor);
    await visitor.signIn('2007000023', '/profile/delegations');
    const { page } = visitor;
    await page.getByRole('button', { name: '选择代理人' }).click();
    const picker = page.getByRole('dialog', { name: '选择代理人' });
    await picker.getByRole('searchbox').fill('李清扬');
    await picker.getByRole('button', { name: '查询' }).click();
    await picker.getByRole('radio', { name: /李清扬/ }).click();
    await picker.getByRole('button', { name: /确认/ }).click();
    await page.getByLabel('开始时间').click();
    const from = page.getByRole('dialog', { name: '开始时间' });
    await from.getByRole('button', { name: '下一步' }).click();
    await from.getByRole('button', { name: '确认' }).click();
    await page.getByLabel('结束时间').click();
    const until = page.getByRole('dialog', { name: '结束时间' });
    await until.getByText(String(new Date().getFullYear() + 1), { exact: true }).click();
    await until.getByRole('button', { name: '下一步' }).click();
    await until.getByRole('button', { name: '确认' }).click();
    await until.waitFor({ state: 'hidden' });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '保存代理' }).click();
    await page.getByText('代理中').waitFor();

    const colleague = await site.open('colleague', 'phone');
    visitors.push(colleague);
    await colleague.signIn('1987000009', '/tasks?box=todo');
    await colleague.page.getByRole('navigation', { name: '我的任务' }).first().waitFor();
    const applicant = await at('2003000053');
    await applicant.apply('工会困难补助申请');
    await applicant.pick('审核人选择', /项思齐/);
    await applicant.pick('困难类型', '其他困难');
    await applicant.field('申请金额').fill('800');
    await applicant.field('基本情况').fill('说明');
    const serial = await applicant.submitApplication();
    const card = colleague.page.getByRole('article').filter({ hasText: serial });
    await card.getByText('项思齐 的待办，由您代理').waitFor();

    await page.getByRole('button', { name: '结束代理' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '结束代理' }).click();
    await page.getByText('已结束').first().waitFor();
    await colleague.page.reload();
    await card.waitFor({ state: 'hidden' });
    for (const one of visitors) expect(one.errors).toEqual([]);
  });
});
