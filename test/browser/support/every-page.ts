import type { Page } from 'playwright-core';
import type { ApplicationForm } from '../../../server/contract/applications.js';
import { ApiClient } from '../../support/api-client.js';
import { eventually, submitNew, taskIn } from '../../support/case-steps.js';
import { everyField, everyValue } from '../../support/every-field.js';
import { publish } from '../../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../../support/small-definition.js';
import type { Device } from './browser.js';

/** Something of the portal to look at: an address, and what is done there first. */
export interface Look {
  readonly name: string;
  readonly path: string;
  /** What opens it, e.g. a dialog; on one device alone when the other has it in the page itself. */
  readonly act?: (page: Page, device: Device) => Promise<void>;
  readonly device?: Device;
}

const itemKey = 'union-hardship-grant';
const applicantNumber = '2003000053';
export const reviewerNumber = '2007000023';

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').locator('visible=true').first().waitFor();
};
/** Another choice than 同意 on the handling page: a radio button there, on the phone an entry of 更多. */
const choose = (name: string) => async (page: Page, device: Device) => {
  if (device === 'desktop') return page.getByText(name, { exact: true }).first().click();
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('button', { name }).last().click();
  await page.getByRole('button', { name: '提交' }).waitFor();
};
const ticked = (button: string) => async (page: Page, device: Device) => {
  if (device === 'phone') return press(button)(page);
  await page.getByRole('row').nth(1).getByRole('checkbox').click();
  await page.getByRole('button', { name: button, exact: true }).first().click();
  await page.getByRole('dialog').waitFor();
};

/** Fills a fresh installation so that every page has something to show; what there is to look at, by who looks. */
export async function everyPage(url: string): Promise<ReadonlyMap<string, readonly Look[]>> {
  const [applicant, reviewer, head, admin] = (await Promise.all(
    [applicantNumber, reviewerNumber, '1998000101', 'admin'].map(async (account) => {
      const client = new ApiClient(url);
      await client.signIn(account);
      return client;
    }),
  )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  const { body: blank } = await applicant.get<ApplicationForm>(`/api/applications/new?itemKey=${itemKey}`);
  const kind = blank.form.schema.sections.flatMap(({ fields }) => fields).find(({ key }) => key === 'hardshipType');
  const data = {
    reviewer: `person-${reviewerNumber}`,
    hardshipType: kind?.options?.[0]?.value,
    amount: 80_000,
    situation: '家属住院，医疗支出较大。',
    phone: '13800138000',
  };
  const submit = () => submitNew(applicant, itemKey, data);
  const act = async (who: ApiClient, applicationId: string, name: string, body: object) => {
    const task = await taskIn(who, applicationId);
    const { status } = await who.post(`/api/tasks/${task.id}/${name}`, body);
    if (status !== 200) throw new Error(`Expected to ${name} a task, but got ${status}.`);
  };
  const [open, done, returned] = [await submit(), await submit(), await submit()];
  await act(reviewer, done.id, 'complete', { opinion: '情况属实' });
  await act(reviewer, returned.id, 'return', { opinion: '请补充诊断证明后重新提交' });
  const back = await taskIn(applicant, returned.id);
  const ended = await submit();
  await applicant.post(`/api/applications/${ended.id}/terminate`, { reason: '不再需要' });
  const own = (await reviewer.post<{ id: string }>('/api/applications', { itemKey, data: {} })).body;

  const notice = { title: '停机通知', text: '今晚 22 点', isPinned: true };
  const noticeId = (await admin.post<{ id: string }>('/api/notices', notice)).body.id;
  const file = new FormData();
  file.append('file', new Blob(['打印控件']), '打印控件.txt');
  const { body: uploaded } = await admin.request<{ id: string }>('POST', '/api/files', file);
  await admin.post('/api/downloads', { name: '打印控件', note: '打印表单用', fileId: uploaded.id });

  const fields = drawing('every-field', [begin(), apply(), end()], ['begin -> apply -> end']);
  const form = { title: '各种字段', sections: [...everyField] };
  await publish(admin, 'every-field', '各种字段', {
    ...{ ...content(fields), form },
    print: '<h1>各种字段</h1>{{goods}}',
  });
  const filled = await submitNew(reviewer, 'every-field', everyValue);
  const kept = await reviewer.post<{ id: string }>('/api/applications', { itemKey: 'every-field', data: everyValue });

  const late = { mode: 'single', dueAfter: 'PT1S', escalateTo: 'person', supervisors: reviewerNumber };
  const byHead = [{ kind: 'person', value: '1998000101' }];
  const byReviewer = [{ kind: 'person', value: reviewerNumber }];
  const more = ['forward', 'assign', 'copy'].map((name) => ({ name, enabled: 'true' }));
  const one = async (key: string, name: string, settings: Record<string, string>, rules: typeof byHead) => {
    const steps = [begin(), apply(), user('check', settings, rules, more), end()];
    await publish(admin, key, name, content(drawing(key, steps, ['begin -> apply -> check -> end'])));
    return (await submitNew(applicant, key, { reason: '一' })).id;
  };
  const overdue = await one('late', '限时办理', late, byHead);
  await act(head, overdue, 'copy', { people: [`person-${reviewerNumber}`] });
  const handed = await one('handed', '设备转交', { mode: 'single' }, byReviewer);
  await act(reviewer, handed, 'forward', { opinion: '请您办理', to: 'person-1987000009' });
  const assigned = await submitNew(applicant, 'handed', { reason: '二' });
  await act(reviewer, assigned.id, 'assign', { opinion: '由您办理', to: 'person-1987000009' });
  await eventually(async () => {
    const { rows } = (await reviewer.get<{ rows: { id: string }[] }>('/api/applications?box=supervised')).body;
    return rows.some(({ id }) => id === overdue);
  });

  await reviewer.put('/api/profile/phrases', { phrases: ['同意', '请补充材料'] });
  const day = 86_400_000;
  await reviewer.post('/api/delegations', {
    standInId: 'person-1987000009',
    startsAt: new Date(Date.now() + day).toISOString(),
    endsAt: new Date(Date.now() + 8 * day).toISOString(),
    itemKeys: [itemKey],
    reason: '出差',
  });
  const task = await taskIn(reviewer, open.id);
  const ofReviewer: Look[] = [
    { name: 'home', path: '/' },
    { name: 'hall', path: '/items' },
    { name: 'hall-narrowed', path: '/items?audience=teacher&topic=财务' },
    { name: 'hall-empty', path: '/items?q=nothing-at-all' },
    { name: 'item', path: `/items/${itemKey}` },
    { name: 'apply', path: `/items/${itemKey}/apply` },
    { name: 'draft', path: `/applications/${own.id}/edit` },
    { name: 'todo', path: '/tasks' },
    { name: 'done', path: '/tasks?box=done' },
    { name: 'assigned', path: '/tasks?box=assigned' },
    { name: 'forwarded', path: '/tasks?box=forwarded' },
    { name: 'mine', path: '/applications?box=mine' },
    { name: 'drafts', path: '/applications?box=drafts' },
    { name: 'copies', path: '/applications?box=copies' },
    { name: 'supervised', path: '/applications?box=supervised' },
    { name: 'supervised-case', path: `/applications/${overdue}` },
    { name: 'fields', path: '/items/every-field/apply' },
    { name: 'fields-edited', path: `/applications/${kept.body.id}/edit` },
    { name: 'fields-read', path: `/applications/${filled.id}` },
    { name: 'rating', path: `/applications/${filled.id}`, act: press('评价') },
    { name: 'task', path: `/tasks/${task.id}` },
    { name: 'task-agree', path: `/tasks/${task.id}`, device: 'phone', act: press('同意') },
    { name: 'task-return', path: `/tasks/${task.id}`, device: 'desktop', act: choose('退回') },
    { name: 'task-return', path: `/tasks/${task.id}`, device: 'phone', act: press('退回') },
    { name: 'task-add', path: `/tasks/${task.id}`, act: choose('加签') },
    {
      name: 'people',
      path: `/tasks/${task.id}`,
      act: async (page, device) => {
        await choose('加签')(page, device);
        await press('选择用户')(page);
        await page.getByText('夏栋云').first().waitFor();
      },
    },
    { name: 'case', path: `/applications/${done.id}` },
    { name: 'print', path: `/applications/${done.id}/print` },
    { name: 'notifications', path: '/notifications' },
    { name: 'all-notices', path: '/notices/all' },
    { name: 'notice', path: `/notices/${noticeId}` },
    { name: 'downloads', path: '/downloads' },
    { name: 'profile', path: '/profile' },
    { name: 'delegations', path: '/profile/delegations' },
    { name: 'me', path: '/me' },
    { name: 'not-found', path: '/nowhere' },
    { name: 'no-task', path: '/tasks/nothing' },
  ];
  const ofApplicant: Look[] = [
    { name: 'returned', path: `/tasks/${back.id}` },
    { name: 'ended-case', path: `/applications/${ended.id}` },
    { name: 'urging', path: '/applications?box=mine&status=running', act: ticked('催办') },
    { name: 'check', path: `/items/${itemKey}/apply`, device: 'desktop', act: press('检查审核人') },
  ];
  const ofAdmin: Look[] = [
    { name: 'notices', path: '/notices' },
    { name: 'notice-edited', path: '/notices', act: press('写公告') },
    { name: 'downloads-offered', path: '/downloads', device: 'desktop', act: press('发布文件') },
    { name: 'hand-over', path: `/designer/hand-over?person=person-${reviewerNumber}` },
  ];
  return new Map([
    [reviewerNumber, ofReviewer],
    [applicantNumber, ofApplicant],
    ['admin', ofAdmin],
  ]);
}
