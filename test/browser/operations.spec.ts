import type { Browser } from 'playwright-core';
import { launchBrowser, Visitor } from './support/browser.js';
import { type Deployment, deploy, modes } from './support/deployment.js';
import { Portal } from './support/portal.js';

jest.setTimeout(180_000);

describe.each(modes)('委派, 减签 and 取回, %s', (mode) => {
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

  it('comes back from who was asked, from who was added, and from the step behind', async () => {
    const [applicant, reviewer, head, colleague] = [
      await at('2003000053'),
      await at('2007000023'),
      await at('1998000101'),
      await at('1987000009'),
    ];
    await applicant.apply('工会困难补助申请');
    await applicant.pick('审核人选择', /项思齐/);
    await applicant.pick('困难类型', '其他困难');
    await applicant.field('申请金额').fill('800');
    await applicant.field('基本情况').fill('说明');
    const serial = await applicant.submitApplication();
    await reviewer.decide(serial, '同意', '');

    await head.openTodo(serial);
    const task = new URL(head.page.url()).pathname;
    await head.choose('委派');
    await head.choosePeople('选择委派给谁', '李清扬');
    await head.button('提交').click();
    await head.page.getByText(/^已委派/).waitFor();

    await colleague.openTodo(serial);
    const choices = colleague.page.getByRole('radiogroup', { name: '状态' });
    await choices.getByText('同意', { exact: true }).waitFor();
    expect(await choices.getByText('退回', { exact: true }).count()).toBe(0);
    await colleague.say('建议同意');
    await colleague.finish();

    await head.openTodo(serial);
    await head.choose('加签');
    await head.choosePeople('选择用户', '李清扬');
    await head.finish();
    await head.goto(task);
    await head.page.getByRole('checkbox', { name: /李清扬/ }).check();
    await head.button('提交').click();
    await head.page.getByText('已减签').first().waitFor();

    await head.decide(serial, '同意', '');
    await head.button('取回').click();
    await head.page.getByRole('dialog').getByRole('button', { name: '取回', exact: true }).click();
    await head.page.waitForURL((url) => /\/tasks\/[^/]+$/.test(url.pathname) && url.pathname !== task);
    await head.decide(serial, '同意', '');

    await head.goto('/tasks?box=done');
    await head.page
      .getByRole('link', { name: new RegExp(serial) })
      .first()
      .click();
    await head.page.waitForURL(/\/applications\//);
    await head.button('取回').waitFor();
    const lines = await head.records();
    for (const state of ['委派', '加签', '减签', '取回']) {
      expect(lines.some((line) => line.includes('周立新') && line.includes(state))).toBe(true);
    }
  });
});
