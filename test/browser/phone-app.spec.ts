import type { Locator, Page } from 'playwright-core';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Visitor } from './support/browser.js';
import { useSite } from './support/site.js';
import { violations } from './support/violations.js';

jest.setTimeout(180_000);

/** Two fingers put on the middle of something and spread until they are three times as far apart. */
async function spread(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error('Expected something to spread, but it is not shown.');
  const touch = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const fingers = (apart: number) => [
    { x: x - apart, y, id: 1 },
    { x: x + apart, y, id: 2 },
  ];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(30) });
  for (let apart = 35; apart <= 90; apart += 5)
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** A finger put on the middle of something, moved and lifted. */
async function drag(page: Page, target: Locator, by: { x?: number; y?: number }): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error('Expected something to drag, but it is not shown.');
  const touch = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 60) };
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [at]);
  for (let i = 1; i <= 10; i++)
    await send('touchMove', [{ x: at.x + ((by.x ?? 0) * i) / 10, y: at.y + ((by.y ?? 0) * i) / 10 }]);
  await send('touchEnd', []);
}

describe('掌上办事 as an app', () => {
  const site = useSite();
  let admin: ApiClient;
  let applicant: ApiClient;
  let visitor: Visitor;

  beforeAll(async () => {
    admin = await site.client('admin');
    applicant = await site.client('2003000053');
    const check = user(
      'check',
      { mode: 'single' },
      [{ kind: 'person', value: '2007000023' }],
      [{ name: 'copy', enabled: 'true' }],
    );
    const bpmn = drawing('small', [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
    const fields = [
      { key: 'reason', label: '事由', type: 'text' as const, required: true },
      { key: 'day', label: '日期', type: 'date' as const },
    ];
    await publish(admin, 'small', '小事项', content(bpmn, fields));
  });
  beforeEach(async () => {
    visitor = await site.open('phone', 'phone');
    await visitor.signIn('2003000053', '/');
  });
  afterEach(async () => {
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  it('can be put on the home screen: a manifest with name, icons and start', async () => {
    const { page } = visitor;
    const href = await page.locator('link[rel="manifest"]').getAttribute('href');
    const manifest = (await (await page.request.get(`${site.url}${href}`)).json()) as {
      name: string;
      display: string;
      start_url: string;
      icons: { src: string; sizes: string }[];
    };
    expect(manifest).toMatchObject({ name: '校务服务网', display: 'standalone', start_url: '/' });
    for (const { src, sizes } of manifest.icons) {
      const picture = await page.request.get(`${site.url}${src}`);
      expect([src, picture.status(), picture.headers()['content-type']]).toEqual([src, 200, 'image/png']);
      // width in the head of a PNG
      expect(`${(await picture.body()).readUInt32BE(16)}x${(await picture.body()).readUInt32BE(20)}`).toBe(sizes);
    }
  });

  it('takes items into 我的应用 and out again', async () => {
    const { page } = visitor;
    await visitor.goto('/');
    const mine = page.getByRole('region', { name: '我的应用' });
    await mine.getByRole('button', { name: '编辑' }).click();
    await page
      .getByRole('button', { name: /^收藏「/ })
      .first()
      .click();
    await mine.getByRole('button', { name: /^取消收藏「/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await mine.getByRole('button', { name: '完成' }).click();
    await page.reload();
    await mine.getByRole('link').first().waitFor();
    await mine.getByRole('button', { name: '编辑' }).click();
    await mine.getByRole('button', { name: /^取消收藏「/ }).click();
    await mine.getByRole('button', { name: /^取消收藏「/ }).waitFor({ state: 'hidden' });
  });

  it('says that something came and was not read: on 我的, beside 消息 and in 知会; and whose site it is', async () => {
    const { page } = visitor;
    const { id } = await submitNew(applicant, 'small', { reason: '要办完' });
    const reviewer = await site.client('2007000023');
    const task = await taskIn(reviewer, id);
    await reviewer.post(`/api/tasks/${task.id}/copy`, { people: ['person-2003000053'] });
    await page.getByRole('link', { name: /我的.*消息，\d+ 条未读/ }).waitFor();
    const named = { name: '东海学院', brand: '东海办事大厅', phone: '', color: null };
    await admin.put('/api/settings/school', { ...named, address: '东海路 1 号', copyright: '东海学院' });
    await visitor.goto('/me');
    await page.getByText(/^\s*\d+\s*条未读/).waitFor();
    for (const text of ['地址：东海路 1 号', '版权所有 © 东海学院']) await page.getByText(text).waitFor();
    await visitor.goto('/applications?box=copies');
    await page.getByRole('link', { name: /小事项.*未读/ }).waitFor();
  });

  it('ends a case by a swipe, with a reason', async () => {
    const { page } = visitor;
    const { serialNumber } = await submitNew(applicant, 'small', { reason: '要终止' });
    await visitor.goto('/applications?box=mine');
    const card = page.getByRole('article').filter({ hasText: serialNumber });
    await card.waitFor();
    await drag(page, card, { x: -160 });
    const swiped = page.locator('.van-swipe-cell').filter({ has: card }).locator('.swiped');
    await eventually(async () => ((await swiped.boundingBox())?.x ?? 999) < 390);
    await swiped.click();
    const sheet = page.getByRole('dialog', { name: /终止/ });
    const reason = sheet.getByRole('textbox');
    await eventually(async () => reason.evaluate((element) => element === document.activeElement));
    await reason.fill('不需要了');
    await sheet.getByRole('button', { name: /终止/ }).click();
    await card.getByText('已终止').waitFor();
  });

  it('asks anew when a list is pulled down', async () => {
    const { page } = visitor;
    await visitor.goto('/applications?box=mine');
    const list = page.locator('.van-pull-refresh');
    await list.waitFor();
    await page.getByRole('article').first().waitFor();
    const asked = page.waitForRequest((request) => request.url().includes('/api/applications?'));
    await drag(page, list, { y: 220 });
    await asked;
    await page.getByRole('article').first().waitFor();
  });

  it('shows a page of its own without network, and loses nothing that was typed', async () => {
    const { page, context } = visitor;
    await visitor.goto('/items/small/apply');
    await page.getByRole('textbox', { name: '事由' }).waitFor();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await context.setOffline(true);
    await page.getByText('网络').first().waitFor();
    await page.getByRole('textbox', { name: '事由' }).fill('断网时写的');
    await page.getByRole('button', { name: '存稿', exact: true }).first().click();
    await page
      .getByText(/没有连接|网络|连不上/)
      .first()
      .waitFor();
    expect(await page.getByRole('textbox', { name: '事由' }).inputValue()).toBe('断网时写的');
    await context.setOffline(false);
    const drafts = async () =>
      (await applicant.get<{ rows: { id: string; itemKey: string }[] }>('/api/applications?box=drafts')).body.rows;
    await eventually(async () => (await drafts()).some(({ itemKey }) => itemKey === 'small'));

    const other = await context.newPage();
    await other.goto(`${site.url}/`);
    await other.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    const named = { name: '东海学院', brand: '东海办事大厅', address: '', copyright: '', phone: '', color: null };
    expect((await admin.put('/api/settings/school', named)).status).toBe(200);
    await other.reload();
    await eventually(() =>
      other.evaluate(async () =>
        ((await (await caches.match('/offline.html'))?.text()) ?? '').includes('东海办事大厅'),
      ),
    );
    await context.setOffline(true);
    await other.goto(`${site.url}/tasks`);
    await other.getByRole('heading', { name: '网络已断开' }).waitFor();
    await other.getByText('现在连不上东海办事大厅').waitFor();
    await context.setOffline(false);
    await other.getByRole('link', { name: '重试' }).click();
    await other.getByRole('navigation').first().waitFor();
    expect(new URL(other.url()).pathname).toBe('/tasks');
  });

  it('shows the QR code of 企业微信 where people arrive, once the school has one', async () => {
    const context = await site.browser.newContext({ viewport: { width: 390, height: 844 } });
    try {
      const page = await context.newPage();
      const code = page.getByRole('img', { name: '东海学院企业微信二维码' });
      await page.goto(`${site.url}/login`);
      await page.getByRole('button', { name: '登录', exact: true }).waitFor();
      expect(await code.count()).toBe(0);
      const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 128, height: 128 } });
      const texts = { name: '东海学院', brand: '东海办事大厅', address: '', copyright: '', phone: '', color: null };
      const saved = await admin.put('/api/settings/school', { ...texts, wecomCode: picture.toString('base64') });
      expect(saved.status).toBe(200);
      await page.reload();
      await code.scrollIntoViewIfNeeded();
      await eventually(() => code.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth === 128));
      await page.getByText('进入学校企业微信').waitFor();
    } finally {
      await context.close();
    }
  });

  it('shows the step where the case is in a size that can be read, larger by two fingers and on the whole screen', async () => {
    const { page } = visitor;
    const { id } = await submitNew(applicant, 'small', { reason: '看图' });
    await visitor.goto(`/applications/${id}`);
    const figure = page.getByRole('figure', { name: '流程图' }).first();
    const step = figure.locator('[data-element-id="check"] .djs-visual').first();
    await step.scrollIntoViewIfNeeded();
    const sizeOf = async (part: Locator) => (await part.boundingBox())?.width ?? 0;
    const first = await sizeOf(step);
    // a step is 100 wide as it is drawn
    expect(first).toBeGreaterThanOrEqual(80);
    await spread(page, figure.locator('.canvas'));
    await eventually(async () => (await sizeOf(step)) > 1.8 * first);
    await figure.getByRole('button', { name: '全屏查看' }).click();
    const sheet = page.getByRole('dialog', { name: '流程图' });
    await sheet.getByText('双指缩放').waitFor();
    await sheet.locator('[data-element-id="check"]').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect((await sheet.locator('.canvas').boundingBox())?.height).toBeGreaterThan(450);
  });

  it('gives dates by the wheel of the phone', async () => {
    const { page } = visitor;
    await visitor.goto('/items/small/apply');
    await page.getByRole('textbox', { name: '日期' }).click();
    const sheet = page.getByRole('dialog', { name: '日期' });
    await sheet.getByRole('button', { name: '确认' }).click();
    await eventually(async () =>
      /^\d{4}-\d{2}-\d{2}$/.test(await page.getByRole('textbox', { name: '日期' }).inputValue()),
    );
  });
});
