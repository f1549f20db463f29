import type { Page } from 'playwright-core';
import type { Application } from '../../server/contract/applications.js';
import type { ApiClient } from '../support/api-client.js';
import type { TaskDetail } from '../../server/contract/tasks.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Device } from './support/browser.js';
import { useSite } from './support/site.js';
import { violations } from './support/violations.js';

jest.setTimeout(180_000);

// one database is enough here: what is kept and refused is held to on both in test/server/drafts
describe('a draft that is open twice', () => {
  const site = useSite();
  let applicant: ApiClient;
  let reviewer: ApiClient;

  beforeAll(async () => {
    const admin = await site.client('admin');
    applicant = await site.client('2003000053');
    reviewer = await site.client('2007000023');
    const check = user('check', { mode: 'single', defaultRight: 'write' }, [{ kind: 'person', value: '2007000023' }]);
    const step = drawing('checked', [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
    await publish(admin, 'checked', '核对', content(step, [{ key: 'note', label: '记事', type: 'text' }]));
    const bpmn = drawing('noted', [begin(), apply(), end()], ['begin -> apply -> end']);
    await publish(admin, 'noted', '记事', content(bpmn, [{ key: 'note', label: '记事', type: 'text' }]));
  });

  const write = async (page: Page, text: string) => {
    await page.getByRole('textbox', { name: '记事' }).fill(text);
    await page.getByRole('button', { name: '存稿', exact: true }).first().click();
  };

  it.each<Device>(['desktop', 'phone'])('is not written over silently, on a %s', async (device) => {
    const { id } = (
      await applicant.post<Application>('/api/applications', { itemKey: 'noted', data: { note: '原文' } })
    ).body;
    const stored = async () => (await applicant.get<Application>(`/api/applications/${id}`)).body.form.data;
    const visitor = await site.open('first', device);
    await visitor.signIn('2003000053', `/applications/${id}/edit`);
    const second = await visitor.context.newPage();
    await second.goto(`${site.url}/applications/${id}/edit`);
    await second.getByRole('textbox', { name: '记事' }).waitFor();
    const first = visitor.page;
    await write(first, '第一页');
    await eventually(async () => (await stored()).note === '第一页');

    await write(second, '第二页');
    const conflict = second.getByRole('alert').filter({ hasText: '其他页面' }).first();
    await conflict.waitFor();
    expect(await violations(second)).toEqual([]);
    expect(await stored()).toMatchObject({ note: '第一页' });
    await conflict.getByRole('button', { name: /载入最新内容/ }).click();
    await conflict.waitFor({ state: 'hidden' });
    expect(await second.getByRole('textbox', { name: '记事' }).inputValue()).toBe('第一页');

    await write(second, '第二页再改');
    await eventually(async () => (await stored()).note === '第二页再改');
    await write(first, '仍是第一页');
    const mine = first.getByRole('alert').filter({ hasText: '其他页面' }).first();
    await mine.getByRole('button', { name: '用本页内容覆盖' }).click();
    await mine.waitFor({ state: 'hidden' });
    await eventually(async () => (await stored()).note === '仍是第一页');
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  it.each<Device>(['desktop', 'phone'])('is not written over silently at a step either, on a %s', async (device) => {
    const { id } = await submitNew(applicant, 'checked', { note: '原文' });
    const path = `/tasks/${(await taskIn(reviewer, id)).id}`;
    const stored = async () => (await reviewer.get<TaskDetail>(`/api${path}`)).body.form.data;
    const visitor = await site.open('first', device);
    await visitor.signIn('2007000023', path);
    const second = await visitor.context.newPage();
    await second.goto(`${site.url}${path}`);
    await second.getByRole('textbox', { name: '记事' }).waitFor();
    const first = visitor.page;
    const save = async (page: Page, text: string) => {
      await page.getByRole('textbox', { name: '记事' }).fill(text);
      const direct = page.getByRole('button', { name: '存稿', exact: true }).first();
      if (await direct.isVisible()) return direct.click();
      await page.getByRole('button', { name: '更多' }).click();
      await page.getByRole('dialog', { name: '更多' }).getByText('存稿', { exact: true }).click();
    };
    await save(first, '第一页');
    await eventually(async () => (await stored()).note === '第一页');

    await save(second, '第二页');
    const conflict = second.getByRole('alert').filter({ hasText: '其他页面' }).first();
    await conflict.waitFor();
    expect(await violations(second)).toEqual([]);
    expect(await stored()).toMatchObject({ note: '第一页' });
    await conflict.getByRole('button', { name: /载入最新内容/ }).click();
    await conflict.waitFor({ state: 'hidden' });
    expect(await second.getByRole('textbox', { name: '记事' }).inputValue()).toBe('第一页');

    await save(second, '第二页再改');
    await eventually(async () => (await stored()).note === '第二页再改');
    await save(first, '仍是第一页');
    const mine = first.getByRole('alert').filter({ hasText: '其他页面' }).first();
    await mine.getByRole('button', { name: '用本页内容覆盖' }).click();
    await mine.waitFor({ state: 'hidden' });
    await eventually(async () => (await stored()).note === '仍是第一页');
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  it('is kept on the way to another page, which is gone to', async () => {
    const visitor = await site.open('hurried', 'desktop');
    await visitor.signIn('2003000053', '/items/noted/apply');
    const { page } = visitor;
    await page.getByRole('textbox', { name: '记事' }).fill('写完就走');
    await page.getByRole('link', { name: '首页', exact: true }).click();
    await page.waitForURL((address) => address.pathname === '/');
    await page.getByRole('heading', { name: '热门服务' }).waitFor();
    await visitor.goto('/applications?box=drafts');
    await page.getByRole('link', { name: '记事' }).first().click();
    await page.waitForURL(/\/edit$/);
    expect(await page.getByRole('textbox', { name: '记事' }).inputValue()).toBe('写完就走');
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });
});
