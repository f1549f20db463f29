import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { ApplicationForm } from '../../server/contract/applications.js';
import { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { everyField, everyValue } from '../support/every-field.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end } from '../support/small-definition.js';
import { type Device, launchBrowser, Visitor } from './support/browser.js';
import { type Deployment, deploy } from './support/deployment.js';
import { overhang, violations } from './support/violations.js';

jest.setTimeout(300_000);

const devices: readonly Device[] = ['desktop', 'phone'];
const schemes = ['light', 'dark'] as const;
/** `npm run screenshots` keeps a picture of every page that is looked at here. */
const pictures = process.env.XIAOWU_SCREENSHOTS;
const itemKey = 'union-hardship-grant';

describe('every page of the portal', () => {
  let deployment: Deployment;
  let browser: Browser;
  /** Pages of the reviewer, who has something in every list; by name. */
  let paths: Record<string, string>;

  beforeAll(async () => {
    [deployment, browser] = await Promise.all([deploy('embedded'), launchBrowser()]);
    const [applicant, reviewer, admin] = await Promise.all(
      ['2003000053', '2007000023', 'admin'].map(async (account) => {
        const client = new ApiClient(deployment.url);
        await client.signIn(account);
        return client;
      }),
    );
    if (!applicant || !reviewer || !admin) throw new Error('Expected three clients.');
    const { body: blank } = await applicant.get<ApplicationForm>(`/api/applications/new?itemKey=${itemKey}`);
    const kind = blank.form.schema.sections.flatMap(({ fields }) => fields).find(({ key }) => key === 'hardshipType');
    const data = {
      reviewer: 'person-2007000023',
      hardshipType: kind?.options?.[0]?.value,
      amount: 80_000,
      situation: '家属住院，医疗支出较大。',
      phone: '13800138000',
    };
    const [open, done] = [await submitNew(applicant, itemKey, data), await submitNew(applicant, itemKey, data)];
    const settled = await taskIn(reviewer, done.id);
    await reviewer.post(`/api/tasks/${settled.id}/complete`, { opinion: '情况属实' });
    const own = (await reviewer.post<{ id: string }>('/api/applications', { itemKey, data: {} })).body;
    const notice = (
      await admin.post<{ id: string }>('/api/notices', { title: '停机通知', text: '今晚 22 点', isPinned: true })
    ).body;
    const bpmn = drawing('every-field', [begin(), apply(), end()], ['begin -> apply -> end']);
    const form = { title: '各种字段', sections: [...everyField] };
    const print = '<h1>各种字段</h1>{{goods}}';
    await publish(admin, 'every-field', '各种字段', { ...content(bpmn), form, print });
    const filled = await submitNew(reviewer, 'every-field', everyValue);
    const kept = await reviewer.post<{ id: string }>('/api/applications', { itemKey: 'every-field', data: everyValue });
    await reviewer.put('/api/profile/phrases', { phrases: ['同意', '请补充材料'] });
    const task = await taskIn(reviewer, open.id);
    paths = {
      home: '/',
      hall: '/items',
      'hall-empty': '/items?q=nothing-at-all',
      item: `/items/${itemKey}`,
      apply: `/items/${itemKey}/apply`,
      draft: `/applications/${own.id}/edit`,
      todo: '/tasks',
      done: '/tasks?box=done',
      assigned: '/tasks?box=assigned',
      forwarded: '/tasks?box=forwarded',
      mine: '/applications?box=mine',
      drafts: '/applications?box=drafts',
      copies: '/applications?box=copies',
      supervised: '/applications?box=supervised',
      fields: '/items/every-field/apply',
      'fields-edited': `/applications/${kept.body.id}/edit`,
      'fields-read': `/applications/${filled.id}`,
      task: `/tasks/${task.id}`,
      case: `/applications/${done.id}`,
      print: `/applications/${done.id}/print`,
      notifications: '/notifications',
      notice: `/notices/${notice.id}`,
      downloads: '/downloads',
      profile: '/profile',
      delegations: '/profile/delegations',
      me: '/me',
      'not-found': '/nowhere',
      'no-task': '/tasks/nothing',
    };
  });
  afterAll(async () => {
    await browser?.close();
    await deployment?.stop();
  });

  async function settled(page: Page): Promise<void> {
    await page.waitForLoadState('load');
    await page
      .locator('main')
      .locator('h1, h2, .title, table, form, article, li')
      .locator('visible=true')
      .first()
      .waitFor();
    await page.locator('[aria-busy="true"], .el-skeleton, .skeleton-lines').first().waitFor({ state: 'hidden' });
  }

  async function opened(device: Device, colorScheme: 'light' | 'dark'): Promise<Visitor> {
    const visitor = await Visitor.open(browser, deployment.url, `${device}-${colorScheme}`, device);
    await visitor.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    return visitor;
  }

  describe.each(devices)('on a %s', (device) => {
    it.each(schemes)('can be used by everybody, %s', async (colorScheme) => {
      let visitor = await opened(device, colorScheme);
      const problems: Record<string, string[]> = {};
      const look = async (name: string) => {
        const { page } = visitor;
        await settled(page);
        const found = await violations(page);
        if (found.length > 0) problems[name] = found;
        const wider = await overhang(page);
        if (wider > 0) problems[`${name}, sticks out`] = [`${wider} px`];
        if (!pictures) return;
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `${name}-${device}-${colorScheme}.png`), fullPage: true });
      };
      await visitor.goto('/login');
      await look('login');
      await visitor.signIn('2007000023');
      for (const [name, path] of Object.entries(paths)) {
        await visitor.goto(path);
        await look(name);
      }
      expect(visitor.errors).toEqual([]);
      await visitor.close();
      visitor = await opened(device, colorScheme);
      await visitor.signIn('admin', '/notices');
      await look('notices');
      await visitor.page.getByRole('button', { name: '写公告' }).click();
      await visitor.page.getByRole('dialog', { name: '写公告' }).waitFor();
      await look('notice-edited');
      expect(problems).toEqual({});
      expect(visitor.errors).toEqual([]);
      await visitor.close();
    });
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
      const focused = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return { text: element.textContent, outlineStyle, outlineWidth };
      });
      expect(focused.text).toContain(name);
      expect(focused).toMatchObject({ outlineStyle: 'solid', outlineWidth: '2px' });
    }
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
