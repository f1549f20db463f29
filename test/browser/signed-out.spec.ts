import type { Device } from './support/browser.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

describe('a session that ends', () => {
  const site = useSite();

  it.each<Device>(['desktop', 'phone'])('in the middle of a form loses nothing of it, on the %s', async (device) => {
    const visitor = await site.open('applicant', device);
    const { page } = visitor;
    await visitor.signIn('2003000053', '/items/union-hardship-grant/apply');
    const situation = page.getByLabel('基本情况').first();
    // it is about to be saved, which then fails; whoever has written nothing is led to the login page instead
    await situation.fill('写到一半');
    await visitor.context.clearCookies();
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    const password = dialog.getByLabel('密码');
    await expect(async () =>
      expect(await password.evaluate((field) => field === document.activeElement)).toBe(true),
    ).toSucceed(5000);
    // who leaves then is asked to sign in again, and nothing else on top of it
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const away = {
      desktop: page.getByRole('link', { name: '首页' }).first(),
      phone: page.getByRole('button', { name: '返回' }),
    };
    await away[device].click();
    await dialog.waitFor();
    expect(await page.getByText('离开此页？').count()).toBe(0);
    expect(await situation.inputValue()).toBe('写到一半');
    await password.focus();
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await dialog.getByText('账号或密码不正确，请重新输入').waitFor();
    await password.fill('xiaowu2026');
    await password.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(await situation.inputValue()).toBe('写到一半');
    await page.getByRole('button', { name: '存稿' }).click();
    await page.waitForURL(/\/applications\/[^/]+\/edit$/);
    await page.reload();
    await situation.waitFor();
    expect(await situation.inputValue()).toBe('写到一半');
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  it('with nothing to lose leads to the login page, which says why, and back', async () => {
    const visitor = await site.open('applicant');
    const { page } = visitor;
    await visitor.signIn('2003000053', '/');
    await page.getByText('工会困难补助申请').first().waitFor();
    await visitor.context.clearCookies();
    // what the page asks by itself may notice it before the click does
    const clicked = page.getByRole('link', { name: '办事中心' }).first().click();
    const led = page.getByText('登录已过期，请重新登录').waitFor();
    await Promise.all([led, clicked.catch(() => led)]);
    await page.getByRole('textbox', { name: '账号' }).fill('2003000053');
    await page.getByRole('textbox', { name: '密码' }).fill('xiaowu2026');
    await page.keyboard.press('Enter');
    await page.waitForURL(({ pathname }) => ['/', '/items'].includes(pathname));
    expect(visitor.errors).toEqual([]);
  });
});
