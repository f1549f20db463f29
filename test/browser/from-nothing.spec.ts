import type { Page } from 'playwright-core';
import type { Visitor } from './support/browser.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';

jest.setTimeout(240_000);

/** Chooses in a select that is found by its name. */
async function pick(page: Page, name: RegExp | string, option: RegExp | string): Promise<void> {
  await page.getByRole('combobox', { name }).first().click();
  await page.getByRole('option', { name: option }).filter({ visible: true }).first().click();
}

const mode = 'embedded';

describe('an item from nothing', () => {
  const site = useSite(mode);
  const visitors: Visitor[] = [];

  async function at(account: string): Promise<Visitor> {
    const visitor = await site.open(account);
    visitors.push(visitor);
    await visitor.signIn(account);
    return visitor;
  }

  it('is drawn, given a form, rights, a condition, 会签 and a timer, published, and used in the portal', async () => {
    const admin = await at('admin');
    const { page } = admin;
    const drawn = (name: string) => page.locator('.djs-element').filter({ hasText: new RegExp(`^${name}$`) });
    const panel = page.getByRole('complementary', { name: '属性' });
    /** Selects what has this name: the panel shows it then. */
    async function select(name: string): Promise<void> {
      const heading = panel.getByRole('heading', { name, exact: true });
      for (let tries = 0; tries < 5 && !(await heading.isVisible()); tries++) {
        await page.keyboard.press('Escape');
        await drawn(name).first().click();
      }
      await heading.waitFor();
    }
    async function append(behind: string, title: string): Promise<void> {
      await select(behind);
      await page.locator(`.djs-context-pad [title="${title}"]`).first().click();
    }
    async function choose(name: string, option: string | RegExp): Promise<void> {
      const select = panel.getByRole('combobox', { name }).first();
      await select.focus();
      await select.press('ArrowDown');
      await page
        .getByRole('option', { name: option, ...(typeof option === 'string' && { exact: true }) })
        .filter({ visible: true })
        .first()
        .click();
    }
    /** Names what is selected. */
    async function rename(from: string, name: string): Promise<void> {
      await select(from);
      const input = panel.getByRole('textbox', { name: '名称', exact: true });
      await input.fill(name);
      await input.blur();
      await drawn(name).first().waitFor();
    }
    try {
      await admin.goto('/designer/');
      await page.getByRole('button', { name: '新建流程' }).click();
      const dialog = page.getByRole('dialog', { name: '新建流程' });
      await dialog.getByRole('textbox', { name: /流程名称/ }).fill('仪器借用申请');
      await dialog.getByRole('textbox', { name: /流程标识/ }).fill('instrument-loan');
      await dialog.getByRole('button', { name: '新建' }).click();

      // 基本信息
      await page.getByRole('tab', { name: /基本信息/ }).click();
      // by the initials of 图信中心, and Enter
      const office = page.getByRole('combobox', { name: /办理部门/ });
      await office.click();
      await office.pressSequentially('txzx');
      await page.getByRole('option', { name: '财务处' }).filter({ visible: true }).waitFor({ state: 'hidden' });
      await page.getByRole('option', { name: '图信中心' }).filter({ visible: true }).waitFor();
      await office.press('Enter');
      await page.locator('.item-tab').getByText('图信中心').waitFor();
      await pick(page, /事项主题/, '图书与信息');

      // 表单
      await page.getByRole('tab', { name: '表单' }).click();
      await page.getByRole('navigation', { name: '字段' }).getByRole('button', { name: '金额' }).click();
      const label = page.getByRole('textbox', { name: '名称' }).filter({ visible: true }).first();
      await label.fill('设备价值');
      await label.blur();
      await page.locator('.editor').getByText('设备价值').first().waitFor();

      // 流程图: an approval, a day, then one of two ways, one of them 会签
      await page.getByRole('tab', { name: '流程图' }).click();
      await append('申请人', '后接审批');
      await rename('审批', '部门审批');
      await panel.getByRole('radio', { name: '设备价值 只读' }).or(panel.getByLabel('设备价值 只读')).first().click();
      await append('部门审批', '后接条件分支');
      await rename('审批', '贵重设备会签');
      await rename('审批', '一般设备审批');
      await select('贵重设备会签');
      await choose('多人审批时', /^会签/);
      await choose('规则 1 类型', '角色');
      await choose('规则 1 角色', '校工会委员');
      await select('满足条件');
      await panel.getByRole('button', { name: '添加条件' }).click();
      await choose('条件 1 字段', '设备价值');
      await choose('条件 1 运算符', '大于');
      await panel.getByRole('spinbutton', { name: '条件 1 值' }).fill('1000');
      await page.keyboard.press('Tab');
      await select('部门审批');
      await page.locator('.djs-context-pad .block-icon-more').first().click();
      await page.locator('.djs-popup-search input').fill('定时');
      await page.locator('.djs-popup .entry').filter({ hasText: '等待一段时间后继续' }).click();
      await drawn('等待').first().waitFor();
      await admin.picture(`${mode}-from-nothing-drawn`);
      await page.getByText('没有发现问题').waitFor();
      await page.getByRole('button', { name: '发布', exact: true }).click();
      const publish = page.getByRole('dialog', { name: /发布为版本 1/ });
      await publish.getByRole('button', { name: '发布', exact: true }).click();
      await page.getByText('已发布版本 1').first().waitFor();

      // the portal: two cases, one for each way
      const applicant = await at('2003000053');
      const portal = new Portal(applicant);
      const serials: string[] = [];
      for (const value of ['1500', '800']) {
        await portal.apply('仪器借用申请');
        await portal.field('申请事由').fill('教学');
        await portal.field('设备价值').fill(value);
        serials.push(await portal.submitApplication());
      }
      const [precious = '', usual = ''] = serials;
      const head = new Portal(await at('1998000101'));
      for (const serial of serials) await head.decide(serial, '同意', '');
      await site.deployment.elapse(2);
      for (const member of ['1995000011', '1990000003'])
        await new Portal(await at(member)).decide(precious, '同意', '');
      await head.decide(usual, '同意', '');
      await applicant.goto('/applications?box=mine');
      for (const serial of serials)
        await applicant.page
          .getByRole('row', { name: new RegExp(serial) })
          .getByText(/^(已完成|完成)$/)
          .first()
          .waitFor();
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture(`${mode}-from-nothing`);
      throw error;
    }
  });
});
