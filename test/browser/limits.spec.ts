import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import { modes } from './support/deployment.js';
import { useSite } from './support/site.js';
import { overhang, violations } from './support/violations.js';

jest.setTimeout(240_000);

const headStep = 'UserTask_0f8d2c95';
const reviewer = '2007000023';
const supervisor = '1987000009';

describe.each(modes)('working time and 督办, %s', (mode) => {
  const site = useSite(mode);

  const client = (account: string) => site.client(account);

  it('makes days holidays and working days, takes a pasted list, and shows what somebody else saved', async () => {
    const admin = await site.visit('admin', '/designer/work-calendar');
    const { page } = admin;
    const day = (date: string) => page.locator(`[data-date="${date}"]`);
    const year = new Date().getFullYear() + 1;
    await page.getByRole('button', { name: '下一年' }).click();
    await page.getByRole('heading', { name: `${year} 年`, exact: true }).waitFor();
    await page.getByRole('button', { name: '导入放假安排' }).click();
    const dialog = page.getByRole('dialog', { name: '导入放假安排' });
    await dialog.getByRole('textbox').fill(`${year}年10月1日至3日 国庆节\n这一行没有日期\n10月10日 上班`);
    await dialog.getByText('没有找到日期').waitFor();
    await dialog.getByRole('button', { name: '加入 4 天' }).click();
    await page.getByRole('button', { name: `${year} 年 10 月 1 日，放假，国庆节` }).waitFor();
    await day(`${year}-10-02`).click();
    expect(await day(`${year}-10-02`).getAttribute('aria-label')).not.toContain('放假');
    await day(`${year}-10-02`).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: `${year}-10-02 的名称` }).fill('校庆');
    await page.getByRole('textbox', { name: `${year}-10-02 的名称` }).press('Tab');
    // of a Saturday a working day, else a holiday
    await page.getByRole('button', { name: new RegExp(`^${year} 年 10 月 2 日，.+，校庆$`) }).waitFor();
    const name = page.getByRole('textbox', { name: `${year}-10-02 的名称` });
    await page.route(
      '**/api/work-calendar',
      async (route) => {
        await day(`${year}-05-04`).focus();
        await page.keyboard.press('Enter');
        await name.fill('校庆日');
        await route.continue();
      },
      { times: 1 },
    );
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText('第 1 版，陆景行').waitFor();
    // what is changed and typed while it is being saved is there after it
    expect(await name.inputValue()).toBe('校庆日');
    await page.getByRole('textbox', { name: `${year}-05-04 的名称` }).waitFor();
    await name.press('Tab');
    await page.getByRole('button', { name: new RegExp(`^${year} 年 10 月 2 日，.+，校庆日$`) }).waitFor();
    expect(await violations(page)).toEqual([]);

    // somebody else saves meanwhile
    const other = await client('admin');
    const { body } = await other.get<Record<string, unknown>>('/api/work-calendar');
    const { week, days } = body;
    expect((await other.put('/api/work-calendar', { basedOn: 1, week, days, night: null })).status).toBe(200);
    await day(`${year}-05-01`).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText(/刚刚修改了工作日历/).waitFor();
    await page.getByRole('button', { name: '放弃我的修改并刷新' }).click();
    await page.getByText('第 2 版，陆景行').waitFor();
    expect(admin.errors).toEqual([]);
    await admin.close();

    const phone = await site.open('admin-phone', 'phone');
    await phone.signIn('admin', '/designer/work-calendar');
    await phone.page.getByRole('button', { name: '导入放假安排' }).waitFor();
    expect(await overhang(phone.page)).toBeLessThanOrEqual(0);
    await phone.close();
    const stranger = await site.open('stranger');
    await stranger.signIn('2003000053', '/designer/work-calendar');
    await stranger.page
      .getByText(/没有.*权限/)
      .first()
      .waitFor();
    await stranger.close();
  });

  it('keeps limit, reminders and the end of a step, and foretells them', async () => {
    const admin = await site.open('designer');
    await admin.signIn('admin', '/designer/definitions/vehicle-request?tab=diagram');
    const { page } = admin;
    await page.locator(`[data-element-id="${headStep}"]`).first().click();
    const panel = page.getByRole('complementary', { name: '属性' });
    const heading = panel.getByRole('button', { name: '时限与提醒' });
    if ((await heading.getAttribute('aria-expanded')) === 'false') await heading.click();
    await panel.locator('.switch', { hasText: '到期前提醒' }).locator('.el-switch').click();
    await panel.getByRole('region', { name: '若现在到达' }).getByText('到期', { exact: true }).waitFor();
    await panel.getByRole('combobox', { name: '超过时限后' }).click();
    await page.getByRole('option', { name: '转给处理人的上级' }).filter({ visible: true }).click();
    await page.getByRole('tab', { name: '流程配置' }).click();
    const ends = page.getByRole('combobox', { name: '部门负责人 超时后' });
    expect(await ends.inputValue()).toBe('head');
    await ends.selectOption({ label: '自动同意' });
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page
      .getByText(/草稿已保存/)
      .first()
      .waitFor();
    const { body } = await (await client('admin')).get<{ draft: { bpmn: string } }>('/api/definitions/vehicle-request');
    const text = JSON.stringify(body);
    for (const written of ['whenOverdue=\\"pass\\"', 'remindBefore=\\"PT4H\\"', 'timeMeasure=\\"working\\"'])
      expect(text).toContain(written);
    expect(admin.errors).toEqual([]);
    await admin.close();
  });

  it('brings an overdue case to the supervisor, who notes, reassigns and hands over', async () => {
    const step = { mode: 'single', dueAfter: 'PT1S', escalateTo: 'person', supervisors: supervisor };
    const check = user('check', step, [{ kind: 'person', value: reviewer }]);
    const bpmn = drawing('late', [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
    await publish(await client('admin'), 'late', '限时办理', content(bpmn));
    const { id, serialNumber } = await submitNew(await client('2003000053'), 'late', { reason: '要快' });
    const mine = await client(supervisor);
    await eventually(async () => {
      const { rows } = (await mine.get<{ rows: { id: string }[] }>('/api/applications?box=supervised')).body;
      return rows.some((row) => row.id === id);
    });
    const visitor = await site.open('supervisor');
    await visitor.signIn(supervisor, '/applications?box=supervised');
    const { page } = visitor;
    const row = page.getByRole('row', { name: new RegExp(serialNumber) });
    await row.getByText(/超时/).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await row.getByRole('button', { name: '督办意见' }).click();
    const note = page.getByRole('dialog', { name: '督办意见' });
    await note.getByRole('button', { name: '发送' }).click();
    await note.getByText('请填写督办意见').last().waitFor();
    await note.getByRole('textbox').fill('请今天办结');
    await note.getByRole('button', { name: '发送' }).click();
    await page.getByText('已发送督办意见').waitFor();

    await row.getByRole('link').first().click();
    await page.getByRole('heading', { name: '此申请由您督办' }).waitFor();
    await page.getByText('请今天办结').first().waitFor();
    await page.getByRole('button', { name: '改派' }).click();
    const reassign = page.getByRole('dialog', { name: '改派', exact: true });
    await reassign.getByRole('button', { name: '改派' }).click();
    await reassign.getByText('请选择人员').waitFor();
    await reassign.getByRole('button', { name: '取消' }).click();
    expect(await violations(page)).toEqual([]);
    expect(visitor.errors).toEqual([]);
    await visitor.close();

    const phone = await site.open('reviewer-phone', 'phone');
    const task = await taskIn(await client(reviewer), id);
    await phone.signIn(reviewer, `/tasks/${task.id}`);
    await phone.page.getByText(/时限：.*超时/).waitFor();
    expect(await overhang(phone.page)).toBeLessThanOrEqual(0);
    await phone.close();
    const atDesk = await client(reviewer);
    expect((await atDesk.post(`/api/tasks/${task.id}/complete`, {})).status).toBe(200);
    const left = (await mine.get<{ rows: { id: string }[] }>('/api/applications?box=supervised')).body.rows;
    expect(left.map((each) => each.id)).not.toContain(id);
  });
});
