import type { Profile } from '../../server/contract/profile.js';
import { ApiClient } from '../support/api-client.js';
import type { Visitor } from './support/browser.js';
import { useSite } from './support/site.js';
import { violations } from './support/violations.js';
import './support/to-succeed.js';

jest.setTimeout(180_000);

describe('what people keep of themselves', () => {
  const site = useSite();
  let visitor: Visitor;
  let api: ApiClient;

  beforeAll(async () => {
    api = await site.client('2003000053');
    visitor = await site.open('profile');
    await visitor.signIn('2003000053');
  });
  afterEach(() => expect(visitor.errors).toEqual([]));

  const phrases = async () => (await api.get<{ phrases: string[] }>('/api/profile/phrases')).body.phrases;

  it('is there at the second try, and saving does not empty it', async () => {
    const { page } = visitor;
    const kept = { phone: '13800138000', email: 'xu@example.edu.cn' };
    const before = { phone: '', email: '' };
    const { body } = await api.get<Profile>('/api/profile');
    for (const field of ['phone', 'email'] as const) before[field] = body[field] ?? '';
    expect((await api.put('/api/profile', { ...kept, before })).status).toBeLessThan(300);
    await page.route('**/api/profile', (route) => route.abort(), { times: 1 });
    await visitor.goto('/profile');
    await page.getByRole('button', { name: '重试' }).click();
    const phone = page.getByRole('textbox', { name: /^手机号/ });
    await expect(async () => expect(await phone.inputValue()).toBe(kept.phone)).toSucceed(20_000);
    // what another page has changed meanwhile is not written over
    expect((await api.put('/api/profile', { phone: '13900139000', before: kept })).status).toBe(204);
    const save = page.getByRole('button', { name: '保存' }).first();
    const mail = page.getByRole('textbox', { name: '邮箱' });
    await mail.fill('xu2@example.edu.cn');
    await save.dblclick();
    await page.getByText('已保存').first().waitFor();
    const now = { phone: '13900139000', email: 'xu2@example.edu.cn' };
    expect((await api.get('/api/profile')).body).toMatchObject(now);
    await phone.fill('13700137000');
    await save.click();
    await page.getByText(/手机号已在别处改为 13900139000/).waitFor();
    await save.click();
    await expect(async () =>
      expect((await api.get('/api/profile')).body).toMatchObject({ ...now, phone: '13700137000' }),
    ).toSucceed(20_000);
  });

  it.each(['desktop', 'phone'] as const)('lets a local account change its password (%s)', async (device) => {
    const account = device === 'desktop' ? '1995000011' : '1994000062';
    const person = await site.open(`password-${device}`, device);
    await person.signIn(account, '/profile');
    const { page } = person;
    await page.getByRole('button', { name: '修改密码' }).click();
    const fill = async (...values: [string, string, string]) => {
      for (const [index, name] of ['当前密码', '新密码', '再次输入新密码'].entries())
        await page
          .getByLabel(name, { exact: name !== '新密码' })
          .first()
          .fill(values[index] ?? '');
      await page.getByRole('button', { name: '保存新密码' }).click();
    };
    await fill('xiaowu2026', 'zhiyuan-2027', 'zhiyuan-2028');
    await page.getByText('两次输入的新密码不一致').waitFor();
    await fill('falsch2026', 'zhiyuan-2027', 'zhiyuan-2027');
    await page.getByText('当前密码不正确，请重新输入').waitFor();
    await fill('xiaowu2026', 'nur-buchstaben', 'nur-buchstaben');
    await page.getByText('新密码应同时包含字母和数字').waitFor();
    expect(await violations(page)).toEqual([]);
    await fill('xiaowu2026', 'zhiyuan-2027', 'zhiyuan-2027');
    await page.getByText('密码已修改').waitFor();
    await page.getByRole('button', { name: '修改密码' }).waitFor();
    const own = await new ApiClient(site.url).post('/api/session', { account, password: 'zhiyuan-2027' });
    expect(own.status).toBe(200);
    await person.close();
  });

  it('loses no 常用意见 that another page has kept meanwhile', async () => {
    await api.put('/api/profile/phrases', { phrases: ['同意', '情况属实'] });
    await visitor.goto('/profile');
    const { page } = visitor;
    const added = page.getByRole('textbox', { name: '新的常用意见' });
    await added.waitFor();
    await api.put('/api/profile/phrases', { phrases: ['同意', '情况属实', '请补充材料'] });
    await added.fill('另议');
    await added.press('Enter');
    await page.getByRole('textbox', { name: /第 4 条/ }).waitFor();
    expect(await phrases()).toEqual(['同意', '情况属实', '请补充材料', '另议']);

    await api.put('/api/profile/phrases', { phrases: ['请补充材料', '情况属实', '另议'] });
    await page.getByRole('button', { name: /删除第 1 条/ }).click();
    await expect(async () => expect(await phrases()).toEqual(['请补充材料', '情况属实', '另议'])).toSucceed(20_000);
    await page.getByRole('button', { name: /上移第 2 条|第 2 条.*上移/ }).click();
    await expect(async () => expect(await phrases()).toEqual(['情况属实', '请补充材料', '另议'])).toSucceed(20_000);
    // the focus goes along with the row; what is typed while one is being kept is the next one
    const isFocused = (name: string) =>
      page.getByRole('textbox', { name }).evaluate((input) => input === document.activeElement);
    await expect(async () => expect(await isFocused('第 1 条常用意见')).toBe(true)).toSucceed(20_000);
    await page.route(
      '**/api/profile/phrases',
      async (route) => {
        await added.fill('还没写完');
        await route.continue();
      },
      { times: 1 },
    );
    await added.fill('同意');
    await added.press('Enter');
    await page.getByRole('textbox', { name: /第 4 条/ }).waitFor();
    expect(await added.inputValue()).toBe('还没写完');
  });

  it('asks again for 常用意见 that did not come', async () => {
    const { page } = visitor;
    await page.route('**/api/profile/phrases', (route) => route.abort(), { times: 1 });
    await visitor.goto('/profile');
    const section = page.getByRole('region', { name: '常用意见' });
    await section.getByRole('button', { name: '重试' }).click();
    await section.getByRole('textbox', { name: /第 1 条/ }).waitFor();
    expect(await section.getByRole('alert').count()).toBe(0);
  });

  it('says when older notifications do not come, and asks for them again', async () => {
    const { page } = visitor;
    const one = (n: number) => ({
      ...{ id: `note-${String(n)}`, kind: 'completed', title: `消息 ${String(n)}`, text: '已办结' },
      ...{ applicationId: null, taskId: null, createdAt: '2026-03-02T08:00:00.000Z', isRead: true },
    });
    const rows = (from: number) => Array.from({ length: 20 }, (_, i) => one(from + i));
    let isBroken = true;
    await page.route('**/api/notifications?*', (route) => {
      const isFirst = !route.request().url().includes('after=');
      if (isFirst) return route.fulfill({ json: { rows: rows(1), total: 40, next: 'note-20' } });
      return isBroken ? route.abort() : route.fulfill({ json: { rows: rows(21), total: 40, next: null } });
    });
    await visitor.goto('/notifications');
    await page.getByText('消息 20', { exact: true }).waitFor();
    await page.getByRole('button', { name: /更多|更早/ }).click();
    await page.getByRole('alert').waitFor();
    isBroken = false;
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('消息 40', { exact: true }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.unroute('**/api/notifications?*');
  });
});
