import type { Page } from 'playwright-core';
import type { Definition } from '../../server/contract/definitions.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Visitor } from './support/browser.js';
import { soon } from './support/canvas.js';
import { Designer } from './support/designer.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

const path = '/designer/definitions/union-hardship-grant';

describe('试运行', () => {
  const site = useSite();
  let admin: Visitor;
  let page: Page;

  beforeAll(async () => {
    admin = await site.visit('admin');
    ({ page } = admin);
  });

  const side = () => page.getByRole('complementary', { name: '试运行' });
  const part = (title: string) => side().locator('section').filter({ hasText: title });
  const waitsAt = (step: string) => part('正在等待').getByRole('button', { name: step, exact: true }).first();
  const act = (name: string) => part('正在等待').getByRole('button', { name, exact: true }).first();
  const tool = (name: string) => page.getByRole('button', { name, exact: true });

  it('goes a drawn process step by step, back and on, and through time; a kept run has to pass before publication', async () => {
    try {
      await admin.goto(`${path}?tab=trial`);
      // who applies, and with what: the form opens as it would for them
      await side().getByRole('combobox', { name: '申请人' }).click();
      await page.keyboard.type('许明远', { delay: 20 });
      await page
        .getByRole('option', { name: /许明远/ })
        .first()
        .click();
      await side().getByRole('button', { name: '填写表单…' }).click();
      const dialog = page.getByRole('dialog', { name: /表单：/ });
      await dialog.getByText('许明远').first().waitFor();
      await dialog.getByLabel('审核人选择').focus();
      await page.keyboard.press('ArrowDown');
      await page
        .getByRole('option', { name: /项思齐/ })
        .filter({ visible: true })
        .first()
        .click();
      await dialog.getByLabel('申请金额').fill('1500');
      await dialog.getByRole('button', { name: '完成' }).click();
      await side().getByRole('button', { name: '开始试运行' }).click();

      // forward: who would get each step
      await act('提交').click();
      await waitsAt('审核人').waitFor();
      await part('正在等待').getByText('由 项思齐(2007000023) 办理').waitFor();
      await page.locator('.trial-token').first().waitFor();
      await act('同意').click();
      await waitsAt('部门负责人').waitFor();

      // back and on again: nothing of it is lost
      await tool('上一步').click();
      await waitsAt('审核人').waitFor();
      await tool('下一步').click();
      await waitsAt('部门负责人').waitFor();
      // who looks something up in another tab finds it as it was left
      await page.getByRole('tab', { name: '流程配置' }).click();
      await page.getByRole('tab', { name: '试运行' }).click();
      await waitsAt('部门负责人').waitFor();
      await page.locator('.trial-token').first().waitFor();
      const records = part('流转记录').locator('li');
      expect((await records.first().innerText()).includes('部门负责人')).toBe(true);
      // back to a step that was passed, and straight here again
      await act('退回…').click();
      const task = page.getByRole('dialog', { name: '退回：部门负责人' });
      await task.getByRole('radio', { name: /审核人/ }).check({ force: true });
      await task.getByText('直送', { exact: true }).click();
      await task.getByRole('button', { name: '确定' }).click();
      await waitsAt('审核人').waitFor();
      await part('流转记录').getByText('退回到此，修改后直送退回人').waitFor();
      await act('同意').click();
      await waitsAt('部门负责人').waitFor();
      await part('变量')
        .getByRole('row', { name: /amount 申请金额 1,500\.00 元 150000/ })
        .waitFor();

      // to where time passes: 公示, until its timer
      await act('同意').click();
      await waitsAt('工会初核').waitFor();
      await part('正在等待').getByRole('button', { name: '填写表单…' }).click();
      await dialog.getByLabel('公示天数').fill('3');
      await dialog.getByRole('button', { name: '完成' }).click();
      await act('同意').click();
      await waitsAt('福利委员会票签').waitFor();
      for (let voters = 0; voters < 20 && (await waitsAt('福利委员会票签').count()) > 0; voters++) {
        await act('同意').click();
        await page.getByText('正在询问服务器…').waitFor({ state: 'hidden' });
      }
      await part('正在等待')
        .getByText(/定时：/)
        .waitFor();
      const clock = page.locator('.clock');
      const before = await clock.innerText();
      const pass = page.getByRole('combobox', { name: '快进到…' });
      await pass.fill('2099-01-01 10:00:00');
      await pass.press('Enter');
      await waitsAt('财务').waitFor();
      expect(await clock.innerText()).not.toBe(before);
      expect(await clock.innerText()).toContain('2099/01/01');

      // by itself to the end, and kept
      await tool('自动走完').click();
      await page.locator('.clock').getByText('已完成').waitFor();
      await side().getByRole('textbox', { name: '名称' }).fill('1500 元');
      await side().getByRole('button', { name: '保存为测试' }).click();
      const kept = part('保存的试运行').locator('li').filter({ hasText: '1500 元' });
      await kept.getByText(/通过 · \d+ 步/).waitFor();
      await page.getByRole('button', { name: '保存草稿' }).click();
      await page
        .getByText(/草稿已保存/)
        .first()
        .waitFor();

      // the process changes: the run does not pass, and nothing is published
      await page.getByRole('tab', { name: '流程图' }).click();
      await page
        .locator('.djs-element')
        .filter({ hasText: /^财务$/ })
        .first()
        .click();
      await page.locator('.djs-context-pad [title="删除"]').click();
      await page
        .getByText(/试运行「1500 元」/)
        .first()
        .waitFor();
      expect(await tool('发布').getAttribute('aria-disabled')).toBe('true');
      await page.getByRole('tab', { name: '试运行' }).click();
      await kept.getByText(/第 \d+ 步走不下去|结果与保存时不同/).waitFor();

      // a trial goes on with the drawing it was begun with; begun anew, it is shown on the one there is now
      const drawn = page.locator('.trial .djs-shape').filter({ hasText: /^财务$/ });
      await drawn.first().waitFor();
      await tool('重新开始').click();
      await page.getByText('在浏览器里走一遍流程').waitFor();
      await drawn.waitFor({ state: 'detached' });
      expect(await page.locator('.trial .djs-container').count()).toBe(1);
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('trial');
      throw error;
    }
  });

  it('says that the drawing was changed since it began, and goes the same way in it anew', async () => {
    const key = 'changed-drawing';
    const administrator = await site.client('admin');
    await administrator.post('/api/definitions', { key, name: '改过的流程' });
    const { body } = await administrator.get<Definition>(`/api/definitions/${key}`);
    const reviewing = user('review', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]);
    const bpmn = drawing(key, [begin(), apply(), reviewing, end()], ['begin -> apply -> review -> end']);
    const draft = { revision: body.revision, ...content(bpmn) };
    await administrator.put(`/api/definitions/${key}/draft`, draft);
    const hint = page.getByText('试运行开始后，流程图改过');
    try {
      await admin.goto(`/designer/definitions/${key}?tab=trial`);
      await side().getByRole('button', { name: '开始试运行' }).click();
      await act('提交').click();
      await waitsAt('review').waitFor();
      expect(await hint.count()).toBe(0);

      const designer = new Designer(admin);
      await designer.tab('流程图');
      await designer.select('review');
      await designer.rename('复核');
      await designer.buttons({ 同意: '已阅' });
      await designer.tab('试运行');
      await hint.waitFor();
      await act('同意').waitFor();
      await tool('用同样的填写和办理重走').click();
      await waitsAt('复核').waitFor();
      await hint.waitFor({ state: 'hidden' });
      await act('已阅').click();
      await part('流转记录').getByRole('listitem').filter({ hasText: '复核' }).getByText('已阅').waitFor();
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('trial-changed');
      throw error;
    }
  });

  it('makes the decisions of the definition by their tables', async () => {
    await admin.goto('/designer/definitions/vehicle-pass?tab=trial');
    await side().getByRole('button', { name: '开始试运行' }).click();
    await act('提交').click();
    await part('正在等待').getByText('决策表「通行证期限与数量」没有命中的行，没有结果').waitFor();
    await act('按决策表继续').click();
    // nobody receives a visitor whose form says nothing: that step refuses, and nothing of it has happened
    await part('正在等待').getByText('「接待人」没有找到审批人').waitFor();
    await waitsAt('核定期限与数量').waitFor();
    // a run that plays by itself gets no further, and says so
    await tool('自动走完').click();
    const stopped = part('正在等待').getByRole('alert').filter({ hasText: '自动走完停在' });
    await stopped.getByRole('button', { name: '接待人' }).waitFor();
    await stopped.getByText(/没有找到审批人.*请填好表单或改好审批人后再试/).waitFor();
    await tool('自动走完').waitFor();
    // what is done next is about something else
    await tool('上一步').click();
    await stopped.waitFor({ state: 'detached' });
    expect(admin.errors).toEqual([]);
  });

  it('tells of a kept run whose script gives something else now', async () => {
    const client = await site.client('admin');
    const sum = {
      id: 'sum',
      xml: (flows: string) =>
        `<bpmn:scriptTask id="sum" name="合计" scriptFormat="application/javascript" xiaowu:resultVariable="total">${flows}<bpmn:script>days * 3</bpmn:script></bpmn:scriptTask>`,
    };
    const bpmn = drawing('scripted', [begin(), apply(), sum, end()], ['begin -> apply -> sum -> end']);
    const { body } = await client.post<Definition>('/api/definitions', { key: 'scripted', name: '脚本' });
    const run = {
      name: '两天',
      request: { by: 'ann', at: '2026-03-02T08:00:00.000Z', variables: { days: 2 } },
      acts: [
        { type: 'approve', elementId: 'apply', by: 'ann' },
        { type: 'run', elementId: 'sum', result: 4 },
      ],
      expected: { status: 'completed', waiting: [], path: ['apply', 'sum'] },
    };
    const { revision } = body;
    const draft = { ...content(bpmn), trials: [run], revision };
    expect((await client.put('/api/definitions/scripted/draft', draft)).status).toBe(200);
    await admin.goto('/designer/definitions/scripted?tab=trial');
    const kept = part('保存的试运行').locator('li').filter({ hasText: '两天' });
    await kept.getByText('第 2 步的脚本原来得出 4，现在得出 6').waitFor();
    await soon(() => tool('发布').getAttribute('aria-disabled'), 'true');
    expect(admin.errors).toEqual([]);
  });

  it('asks each office of a 会签 by its own head', async () => {
    await admin.goto('/designer/definitions/document-issue?tab=trial');
    await side().getByRole('button', { name: '填写表单…' }).click();
    const dialog = page.getByRole('dialog', { name: /表单：/ });
    for (const office of ['教务处', '财务处']) {
      await dialog.getByLabel('会签部门').click();
      await page.keyboard.type(office, { delay: 20 });
      await page.getByRole('option', { name: office }).filter({ visible: true }).first().click();
      await page.keyboard.press('Escape');
    }
    await dialog.getByRole('button', { name: '完成' }).click();
    await side().getByRole('button', { name: '开始试运行' }).click();
    await act('提交').click();
    await waitsAt('核稿').waitFor();
    await act('同意').click();
    await waitsAt('部门会签').waitFor();
    const heads = await part('正在等待')
      .getByText(/^由 .* 办理$/)
      .allInnerTexts();
    expect(new Set(heads).size).toBe(2);
    expect(admin.errors).toEqual([]);
  });

  it('opens the form of a step on a phone so that every field has room', async () => {
    const phone = await site.open('trial-phone', 'phone');
    await phone.signIn('admin', `${path}?tab=trial`);
    const panel = phone.page.getByRole('complementary', { name: '试运行' });
    await panel.getByRole('button', { name: '填写表单…' }).click();
    const fields = phone.page
      .getByRole('dialog', { name: /表单：/ })
      .getByRole('textbox')
      .filter({ visible: true });
    await fields.first().waitFor();
    const narrowest = () =>
      fields.evaluateAll((all) => Math.min(...all.map((field) => field.getBoundingClientRect().width)));
    expect(await narrowest()).toBeGreaterThan(100);
    expect(phone.errors).toEqual([]);
    await phone.close();
  });
});
