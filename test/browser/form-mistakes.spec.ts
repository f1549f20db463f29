import type { Browser } from 'playwright-core';
import { launchBrowser, Visitor } from './support/browser.js';
import { type Deployment, deploy } from './support/deployment.js';
import { Portal } from './support/portal.js';

jest.setTimeout(180_000);

describe('mistakes in a form', () => {
  let deployment: Deployment;
  let browser: Browser;
  let visitor: Visitor;
  let portal: Portal;

  beforeAll(async () => {
    [deployment, browser] = await Promise.all([deploy('embedded'), launchBrowser()]);
    visitor = await Visitor.open(browser, deployment.url, 'applicant');
    await visitor.signIn('2003000053');
    portal = new Portal(visitor);
    await portal.apply('工会困难补助申请');
  });
  afterAll(async () => {
    await browser?.close();
    await deployment?.stop();
  });

  it('puts a new amount in the place of the old one for those who go by Tab', async () => {
    const amount = portal.field('申请金额');
    const { keyboard } = visitor.page;
    await amount.fill('3000');
    await keyboard.press('Tab');
    expect(await amount.inputValue()).toBe('3,000.00');
    await keyboard.press('Shift+Tab');
    await keyboard.type('500');
    await keyboard.press('Tab');
    expect(await amount.inputValue()).toBe('500.00');
  });

  it('says beside the field why 检查审核人 cannot check', async () => {
    await portal.field('申请金额').fill('90000');
    await portal.button('检查审核人').click();
    await visitor.page.getByText('「申请金额」不能大于 20000 元').first().waitFor();
    await visitor.page.getByRole('dialog', { name: '检查审核人' }).waitFor({ state: 'hidden' });
    expect(visitor.errors).toEqual([]);
  });
});
