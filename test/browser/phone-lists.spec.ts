import type { Page, Route } from 'playwright-core';
import type { ApplicationRow } from '../../server/contract/applications.js';
import type { TaskRow } from '../../server/contract/tasks.js';
import type { Visitor } from './support/browser.js';
import { useSite } from './support/site.js';
import './support/to-succeed.js';

jest.setTimeout(600_000);

const size = 10_000;
const at = '2026-03-02T08:00:00.000Z';
const applicant = { id: 'person-2003000053', name: '许明远', number: '2003000053' };
const ofCase = (n: number) => ({
  ...{ id: `row-${String(n)}`, itemKey: 'vehicle-request', itemName: `公车使用申请 ${String(n)}` },
  ...{ serialNumber: String(20260300000 + n), applicant, submittedAt: at, createdAt: at },
});
const task = (n: number): TaskRow => ({
  ...ofCase(n),
  ...{ applicationId: `case-${String(n)}`, elementId: 'check', stepName: '部门负责人', completedAt: null, dueAt: null },
  ...{ workingTimeLeft: null, status: 'assigned', outcome: null, urgeCount: 0 },
});
const application = (n: number): ApplicationRow => ({
  ...ofCase(n),
  ...{ status: 'running', currentSteps: ['部门负责人'], isReturned: false, updatedAt: at, endedAt: null, rating: null },
  actions: [],
});

/** A list of very many rows as the server would answer, and what it was asked. */
class LongList {
  readonly asked: { after: string | null; limit: number }[] = [];
  numbers = Array.from({ length: size }, (_, i) => size - i);
  isBroken = false;

  constructor(private readonly row: (n: number) => object) {}

  async answer(route: Route): Promise<void> {
    const query = new URL(route.request().url()).searchParams;
    const [after, limit] = [query.get('after'), Number(query.get('limit'))];
    this.asked.push({ after, limit });
    if (this.isBroken) return route.abort();
    const from = after === null ? 0 : this.numbers.indexOf(Number(after)) + 1;
    const page = this.numbers.slice(from, from + limit);
    const next = from + limit < this.numbers.length ? String(page.at(-1)) : null;
    await route.fulfill({ json: { rows: page.map(this.row), total: 1000, next } });
  }

  /** Later pages that were asked for. */
  get cursors(): (string | null)[] {
    return this.asked.map(({ after }) => after).filter((after) => after !== null);
  }
}

describe.each([
  ['待办', '/tasks?box=todo', '**/api/tasks?*box=todo*', task],
  ['我的申请', '/applications', '**/api/applications?*box=mine*', application],
] as const)('%s of ten thousand on the phone', (_, path, address, row) => {
  const site = useSite();
  let visitor: Visitor;
  let page: Page;
  let list: LongList;

  beforeEach(async () => {
    visitor = await site.open('phone', 'phone');
    page = visitor.page;
    list = new LongList(row);
    await page.route(address, (route) => list.answer(route));
    await visitor.signIn('2007000023', path);
    await shows(20);
  });
  afterEach(async () => {
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  const cards = () => page.getByRole('main').getByRole('listitem').filter({ hasText: '公车使用申请' });
  const shows = async (count: number) =>
    expect(async () => expect(await cards().count()).toBe(count)).toSucceed(20_000);
  const toTheEnd = () => page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  async function scrolledTo(count: number): Promise<void> {
    for (let shown = await cards().count(); shown < count; shown += 20) {
      await toTheEnd();
      await shows(shown + 20);
    }
  }
  const numbersShown = async () =>
    (await cards().allTextContents()).map((text) => Number(/公车使用申请 (\d+)/.exec(text)?.[1]));
  /** A finger that pulls the page down from its top. */
  async function pull(): Promise<void> {
    await page.evaluate(() => window.scrollTo(0, 0));
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: 190, y }] });
    await touch('touchStart', 260);
    for (const y of [280, 320, 380, 460, 560]) await touch('touchMove', y);
    await touch('touchEnd', 560);
  }

  it('asks for each page once, and shows each row once', async () => {
    await scrolledTo(140);
    // scrolled up and down again while nothing new is needed
    await page.evaluate(() => window.scrollTo(0, 0));
    await scrolledTo(180);
    expect(new Set(list.cursors).size).toBe(list.cursors.length);
    expect(await numbersShown()).toEqual(Array.from({ length: 180 }, (__, i) => size - i));
  });

  it('says when the next page did not come, and asks for it again', async () => {
    list.isBroken = true;
    await toTheEnd();
    const again = page.getByRole('button', { name: '后面的没有加载出来，点此重试' });
    await again.waitFor();
    expect(await cards().count()).toBe(20);
    list.isBroken = false;
    await again.focus();
    await page.keyboard.press('Enter');
    await shows(40);
    expect(await again.count()).toBe(0);
    await scrolledTo(80);
    expect(await numbersShown()).toEqual(Array.from({ length: 80 }, (__, i) => size - i));
  });

  it('stands where it stood when somebody comes back, and what was settled meanwhile is gone', async () => {
    await scrolledTo(160);
    const link = page.getByRole('link', { name: new RegExp(`公车使用申请 ${String(size - 99)}`) }).first();
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => window.scrollY);
    expect(before).toBeGreaterThan(1000);
    await link.click();
    await page.waitForURL((url) => !url.pathname.endsWith(new URL(`${site.url}${path}`).pathname));
    list.numbers = list.numbers.filter((n) => n !== size - 3);
    const asked = list.asked.length;
    await page.goBack();
    await expect(async () => expect(await numbersShown()).not.toContain(size - 3)).toSucceed(20_000);
    expect(await cards().count()).toBe(159);
    // only the row that is gone moved what stands below it
    const after = await page.evaluate(() => window.scrollY);
    expect(Math.abs(after - before)).toBeLessThan(250);
    expect(list.asked.slice(asked).every(({ after: cursor }) => cursor === null)).toBe(true);
  });

  it('is asked for anew by pulling, also when it was scrolled far', async () => {
    await scrolledTo(160);
    list.numbers = [size + 1, ...list.numbers.filter((n) => n !== size - 1)];
    const asked = list.asked.length;
    await pull();
    await expect(async () => expect((await numbersShown()).slice(0, 3)).toEqual([size + 1, size, size - 2])).toSucceed(
      20_000,
    );
    expect(await cards().count()).toBe(160);
    expect(list.asked.slice(asked).filter(({ after }) => after === null)).toHaveLength(1);
    // the pulled part has gone back
    await page.getByText('松开刷新').waitFor({ state: 'hidden' });
  });

  it('keeps what it shows when pulling finds no server, and says that it may be old', async () => {
    list.isBroken = true;
    await pull();
    await page.getByText(/显示的是之前的内容/).waitFor();
    expect(await cards().count()).toBe(20);
    list.isBroken = false;
    await pull();
    await page.getByText(/显示的是之前的内容/).waitFor({ state: 'hidden' });
  });
});
