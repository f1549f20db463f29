import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Application, ApplicationForm } from '../../server/contract/applications.js';
import type { TaskCounts } from '../../server/contract/tasks.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { everyPage, type Look, reviewerNumber } from './support/every-page.js';
import { useSite } from './support/site.js';
import './support/to-succeed.js';

jest.setTimeout(180_000);

const itemKey = 'union-hardship-grant';

describe('every page of the portal', () => {
  const site = useSite();
  /** What there is to look at, by the account that has something there. */
  let looks: ReadonlyMap<string, readonly Look[]>;

  beforeAll(async () => {
    looks = await everyPage(site.url);
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
    const visitor = await site.open('keyboard');
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

  it('shows which field of its own has the focus', async () => {
    const visitor = await site.open('keyboard');
    await visitor.signIn('2007000023', '/profile');
    const field = visitor.page.getByLabel('邮箱', { exact: true });
    await field.focus();
    await expect(async () =>
      expect(await field.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid'),
    ).toSucceed(5000);
    await visitor.close();
  });

  it('shows the drawing in the middle of its frame also where less motion is wanted', async () => {
    const visitor = await site.open('phone', 'phone');
    await visitor.signIn(reviewerNumber, `/items/${itemKey}`);
    const { page } = visitor;
    const frame = page.locator('.djs-container');
    await frame.locator('.viewport').waitFor();
    const apart = () =>
      frame.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        // what is drawn, not what can be pressed around it
        const drawn = [...element.querySelectorAll('.djs-visual')].map((visual) => visual.getBoundingClientRect());
        const seen = drawn.filter(({ height, width }) => height + width > 0);
        const ends = [Math.min(...seen.map((box) => box.top)), Math.max(...seen.map((box) => box.bottom))];
        return Math.abs(top + bottom - (ends[0] ?? 0) - (ends[1] ?? 0)) / 2;
      });
    await expect(async () => expect(await apart()).toBeLessThan(4)).toSucceed(10_000);
    await visitor.close();
  });

  it('leads from the account menu to the phone number', async () => {
    const visitor = await site.open('menu');
    await visitor.signIn(reviewerNumber, '/');
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

  it('is one stop of the tab key for each row of filters in the 办事中心; arrows go along it', async () => {
    const visitor = await site.visit('2007000023', '/items');
    const { page } = visitor;
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    const row = (name: string) => page.getByRole('toolbar', { name });
    await row('办理对象').getByRole('button', { name: '全部' }).focus();
    await page.keyboard.press('Tab');
    expect(
      await row('事项主题')
        .getByRole('button', { name: '全部' })
        .evaluate((it) => it.matches(':focus')),
    ).toBe(true);
    await page.keyboard.press('End');
    expect(await focused()).toBe('工会');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('全部');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.waitForURL(({ searchParams }) => searchParams.get('topic') === '工会');
    // it is where the tab key comes back to
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('工会');
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  /** A case that waits for the reviewer. */
  async function arrives(situation: string): Promise<{ id: string; serialNumber: string }> {
    const applicant = await site.client('2003000053');
    const { form } = (await applicant.get<ApplicationForm>(`/api/applications/new?itemKey=${itemKey}`)).body;
    const kind = form.schema.sections.flatMap(({ fields }) => fields).find(({ key }) => key === 'hardshipType');
    return submitNew(applicant, itemKey, {
      reviewer: 'person-2007000023',
      hardshipType: kind?.options?.[0]?.value,
      amount: 50_000,
      situation,
      phone: '13800138000',
    });
  }

  it('brings a new task into an open list without a reload, and says when it was taken', async () => {
    const visitor = await site.open('live');
    await visitor.signIn('2007000023', '/tasks');
    const { page } = visitor;
    await page.getByRole('table').waitFor();
    const { id, serialNumber } = await arrives('马上出现');
    const link = page.getByRole('link', { name: new RegExp(serialNumber) });
    await link.waitFor({ timeout: 5_000 });
    await link.click();
    await page.getByRole('heading', { name: '操作与审批记录' }).waitFor();
    const elsewhere = await site.client('2007000023');
    const task = await taskIn(elsewhere, id);
    await elsewhere.post(`/api/tasks/${task.id}/complete`, { opinion: '同意' });
    const notice = page.getByRole('alert').filter({ hasText: '这个任务刚刚已被办理或取走' });
    await notice.waitFor({ timeout: 5_000 });
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const [said, title] = await Promise.all([
      notice.boundingBox(),
      page.getByRole('heading', { level: 1 }).boundingBox(),
    ]);
    expect(said!.y + said!.height).toBeLessThanOrEqual(title!.y);
    await visitor.close();
  });

  it('says that the own decision went through whose answer was lost, and leads on', async () => {
    const [first, second] = [await arrives('答复丢失'), await arrives('下一项')];
    const elsewhere = await site.client('2007000023');
    const { id } = await taskIn(elsewhere, first.id);
    await taskIn(elsewhere, second.id);
    const visitor = await site.open('lost-answer');
    await visitor.signIn('2007000023', `/tasks/${id}`);
    const { page } = visitor;
    await page.getByRole('textbox', { name: '意见' }).fill('同意，请尽快');
    await page.route(
      `**/api/tasks/${id}/complete`,
      async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('heading', { name: '已同意' }).waitFor();
    await page.getByRole('link', { name: '办理下一项' }).waitFor();
    expect(await page.getByText('已被办理或取走').count()).toBe(0);
    const { body } = await (await site.client('2003000053')).get<Application>(`/api/applications/${first.id}`);
    expect(body.records.filter(({ opinion }) => opinion === '同意，请尽快')).toHaveLength(1);
    await visitor.close();
  });

  it('does not miss a task that arrives while the list is being fetched', async () => {
    const visitor = await site.open('fetching');
    const { page } = visitor;
    let asked = () => {};
    let answer = () => {};
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
    await page.route(
      '**/api/tasks?*',
      async (route) => {
        const response = await route.fetch();
        asked();
        await mayAnswer;
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    const isConnected = page.waitForResponse('**/api/live');
    await visitor.signIn('2007000023', '/tasks');
    await Promise.all([isAsked, isConnected]);
    const reviewer = await site.client('2007000023');
    const before = (await reviewer.get<TaskCounts>('/api/tasks/counts')).body;
    const counted = page.waitForResponse(
      async (response) =>
        response.url().endsWith('/api/tasks/counts') && ((await response.json()) as TaskCounts).todo > before.todo,
    );
    const { serialNumber } = await arrives('列表还在读');
    // the page has heard of it
    await counted;
    answer();
    await page.getByRole('link', { name: new RegExp(serialNumber) }).waitFor({ timeout: 5_000 });
    await visitor.close();
  });

  it('does not miss a task that arrives before the page is connected', async () => {
    const visitor = await site.open('connecting');
    const { page } = visitor;
    let connect = () => {};
    const mayConnect = new Promise<void>((resolve) => (connect = resolve));
    await page.route('**/api/live', async (route) => {
      await mayConnect;
      await route.continue();
    });
    await visitor.signIn('2007000023', '/tasks');
    await page.getByRole('table').waitFor();
    const { serialNumber } = await arrives('还没连上');
    connect();
    await page.getByRole('link', { name: new RegExp(serialNumber) }).waitFor({ timeout: 5_000 });
    await visitor.close();
  });
});
