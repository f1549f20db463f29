import type { Browser } from 'playwright-core';
import { launchBrowser, Visitor } from './support/browser.js';
import { type Deployment, deploy, modes } from './support/deployment.js';
import { Portal } from './support/portal.js';

jest.setTimeout(180_000);

/** A moment for a field of date and time, by the clock of the browser's zone. */
const inHours = (hours: number) => new Date(Date.now() + (hours + 8) * 3_600_000).toISOString().slice(0, 16);

describe.each(modes)('代理, %s', (mode) => {
  let deployment: Deployment;
  let browser: Browser;
  const visitors: Visitor[] = [];

  async function at(account: string): Promise<Portal> {
    const visitor = await Visitor.open(browser, deployment.url, account);
    visitors.push(visitor);
    await visitor.signIn(account);
    return new Portal(visitor);
  }

  beforeAll(async () => {
    [deployment, browser] = await Promise.all([deploy(mode), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await deployment?.stop();
  });

  it('lets a colleague decide in the place of who is away, with both names, until it is ended', async () => {
    const [applicant, reviewer, colleague] = [await at('2003000053'), await at('2007000023'), await at('1987000009')];
    await reviewer.goto('/profile/delegations');
    await reviewer.choosePeople('选择代理人', '李清扬');
    await reviewer.page.getByLabel('开始时间').fill(inHours(-1));
    await reviewer.page.getByLabel('结束时间').fill(inHours(48));
    await reviewer.page.getByLabel('原因').fill('出差');
    await reviewer.button('保存代理').click();
    await reviewer.page.getByText('代理中').waitFor();

    await applicant.apply('工会困难补助申请');
    await applicant.pick('审核人选择', /项思齐/);
    await applicant.pick('困难类型', '其他困难');
    await applicant.field('申请金额').fill('800');
    await applicant.field('基本情况').fill('说明');
    const serial = await applicant.submitApplication();

    await colleague.openTodo(serial);
    await colleague.page.getByRole('note').getByText('代 项思齐 办理').waitFor();
    await colleague.choose('同意');
    await colleague.finish();
    await applicant.page.reload();
    const lines = await applicant.records();
    expect(lines.some((line) => line.includes('李清扬') && line.includes('代 项思齐 办理'))).toBe(true);

    await reviewer.button('结束代理').click();
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '结束代理' }).click();
    await reviewer.page.getByText('已结束').first().waitFor();
  });
});
