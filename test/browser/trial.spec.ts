import type { Browser, Page } from 'playwright-core';
import { launchBrowser, Visitor } from './support/browser.js';
import { type Deployment, deploy } from './support/deployment.js';

jest.setTimeout(180_000);

const path = '/designer/definitions/union-hardship-grant';

describe('试运行', () => {
  let deployment: Deployment;
  let browser: Browser;
  let admin: Visitor;
  let page: Page;

  beforeAll(async () => {
    [deployment, browser] = await Promise.all([deploy('embedded'), launchBrowser()]);
    admin = await Visitor.open(browser, deployment.url, 'admin');
    await admin.signIn('admin');
    ({ page } = admin);
  });
  afterAll(async () => {
    await browser?.close();
    await deployment?.stop();
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
        .getByRole('row', { name: /amount 申请金额 150000/ })
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
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('trial');
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
    expect(admin.errors).toEqual([]);
  });

  it('opens the form of a step on a phone so that every field has room', async () => {
    const phone = await Visitor.open(browser, deployment.url, 'trial-phone', 'phone');
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
