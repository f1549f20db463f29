import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { ApplicationForm } from '../../server/contract/applications.js';
import { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { launchBrowser, Visitor } from './support/browser.js';
import { type Deployment, deploy } from './support/deployment.js';
import { everyPage, type Look, reviewerNumber } from './support/every-page.js';
import './support/to-succeed.js';

jest.setTimeout(180_000);

const itemKey = 'union-hardship-grant';

describe('every page of the portal', () => {
  let deployment: Deployment;
  let browser: Browser;
  /** What there is to look at, by the account that has something there. */
  let looks: ReadonlyMap<string, readonly Look[]>;

  beforeAll(async () => {
    [deployment, browser] = await Promise.all([deploy('embedded'), launchBrowser()]);
    looks = await everyPage(deployment.url);
  });
  afterAll(async () => {
    await browser?.close();
    await deployment?.stop();
  });

  it('is looked at: there is no address that nobody opens', () => {
    const routes = readFileSync(join(__dirname, '../../portal-ui/src/routes.ts'), 'utf8');
    const addresses = [...routes.matchAll(/path: '([^']+)'/g)].map(([, path]) => path ?? '');
    expect(addresses.length).toBeGreaterThan(15);
    const opened = ['/login', ...[...looks.values()].flat().map(({ path }) => path.split(/[?#]/)[0] ?? '')];
    const isOpened = (address: string) => {
      if (address.includes('(.*)')) return opened.includes('/nowhere');
      const pattern = new RegExp(`^${address.replaceAll(/:\w+/g, '[^/]+')}$`);
      return opened.some((path) => pattern.test(path));
    };
    expect(addresses.filter((address) => !isOpened(address))).toEqual([]);
  });

  it('shows which entry of the navigation has the focus', async () => {
    const visitor = await Visitor.open(browser, deployment.url, 'keyboard');
    await visitor.signIn('2007000023');
    const { page } = visitor;
    // a page that is opened anew has the focus at its beginning
    await visitor.goto('/items');
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '首页' }).waitFor();
    for (const name of ['跳到主要内容', '校务服务网', '首页', '办事中心', '我的任务']) {
      await page.keyboard.press('Tab');
      const focused = () =>
        page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          return { text: element.textContent, outlineStyle, outlineWidth };
        });
      expect((await focused()).text).toContain(name);
      // also where less motion is wanted, a transition of no length ends a moment later
      await expect(async () =>
        expect(await focused()).toMatchObject({ outlineStyle: 'solid', outlineWidth: '2px' }),
      ).toSucceed(5000);
    }
    await visitor.close();
  });

  it('shows the drawing in the middle of its frame also where less motion is wanted', async () => {
    const visitor = await Visitor.open(browser, deployment.url, 'phone', 'phone');
    await visitor.signIn(reviewerNumber, `/items/${itemKey}`);
    const { page } = visitor;
    const [frame, drawing] = [page.locator('.djs-container'), page.locator('.djs-container .viewport')];
    await drawing.waitFor();
    const apart = async () => {
      const [outer, inner] = [await frame.boundingBox(), await drawing.boundingBox()];
      if (!outer || !inner) throw new Error('Expected a drawing in its frame.');
      return Math.abs(outer.y + outer.height / 2 - inner.y - inner.height / 2);
    };
    await expect(async () => expect(await apart()).toBeLessThan(4)).toSucceed(10_000);
    await visitor.close();
  });

  it('leads from the account menu to the phone number', async () => {
    const visitor = await Visitor.open(browser, deployment.url, 'menu');
    await visitor.signIn(reviewerNumber);
    const { page } = visitor;
    await page.getByRole('button', { name: '账户菜单' }).click();
    await page.getByRole('menuitem', { name: '手机号' }).click();
    await page.waitForURL(({ hash }) => hash === '#phone');
    await expect(async () => expect(await page.evaluate(() => document.activeElement?.id)).toBe('phone')).toSucceed(
      10_000,
    );
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  it('brings a new task into an open list without a reload, and says when it was taken', async () => {
    const visitor = await Visitor.open(browser, deployment.url, 'live');
    await visitor.signIn('2007000023', '/tasks');
    const { page } = visitor;
    await page.getByRole('table').waitFor();
    const applicant = new ApiClient(deployment.url);
    await applicant.signIn('2003000053');
    const { form } = (await applicant.get<ApplicationForm>(`/api/applications/new?itemKey=${itemKey}`)).body;
    const kind = form.schema.sections.flatMap(({ fields }) => fields).find(({ key }) => key === 'hardshipType');
    const { id, serialNumber } = await submitNew(applicant, itemKey, {
      reviewer: 'person-2007000023',
      hardshipType: kind?.options?.[0]?.value,
      amount: 50_000,
      situation: '马上出现',
      phone: '13800138000',
    });
    const link = page.getByRole('link', { name: new RegExp(serialNumber) });
    await link.waitFor({ timeout: 5_000 });
    await link.click();
    await page.getByRole('heading', { name: '操作与审批记录' }).waitFor();
    const elsewhere = new ApiClient(deployment.url);
    await elsewhere.signIn('2007000023');
    const task = await taskIn(elsewhere, id);
    await elsewhere.post(`/api/tasks/${task.id}/complete`, { opinion: '同意' });
    await page.getByRole('alert').getByText('这个任务刚刚已由他人办理或取走').waitFor({ timeout: 5_000 });
    await visitor.close();
  });
});
