import type { Definition } from '../../server/contract/definitions.js';
import { eventually } from '../support/case-steps.js';
import type { Page } from 'playwright-core';
import type { Device, Visitor } from './support/browser.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

const path = '/designer/definitions/union-hardship-grant';

describe('publishing', () => {
  const site = useSite();

  async function at(account: string, device: Device = 'desktop'): Promise<Visitor> {
    const visitor = await site.visit(account, undefined, device);
    return visitor;
  }
  async function note(page: Page, text: string): Promise<void> {
    await page.getByRole('textbox', { name: /服务说明/ }).fill(text);
    await page.getByRole('textbox', { name: /服务说明/ }).blur();
    await page
      .getByText(/草稿已保存/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '发布', exact: true }).click();
  }

  it('at a time, with cases that go over, back to an earlier version, off the hall and on it again', async () => {
    const [admin, applicant] = [await at('admin'), await at('2003000053')];
    const { page } = admin;
    const portal = new Portal(applicant);
    try {
      await portal.apply('工会困难补助申请');
      await portal.pick('审核人选择', /项思齐/);
      await portal.pick('困难类型', '其他困难');
      await portal.field('申请金额').fill('800');
      await portal.field('基本情况').fill('说明');
      await portal.submitApplication();

      // for later, and called off
      await admin.goto(`${path}?tab=item`);
      await note(page, '第二版');
      const dialog = page.getByRole('dialog', { name: /发布为版本/ });
      await dialog.getByText('定时生效').click();
      expect(await dialog.getByRole('button', { name: '定时发布' }).isDisabled()).toBe(true);
      await dialog.getByRole('combobox', { name: '选择生效时间' }).fill('2099-09-01 08:00');
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: '定时发布' }).click();
      await page.getByText(/将于 2099-09-01 08:00 生效|将于 2099年9月1日/).waitFor();
      await page.getByRole('button', { name: '取消定时发布' }).click();
      await page.getByRole('button', { name: '取消发布' }).click();
      await page.getByText('已取消定时发布').first().waitFor();
      // the editor is read anew: what is typed before that is not of what is read
      await page.getByRole('button', { name: '取消定时发布' }).waitFor({ state: 'hidden' });

      // at once; the running case goes over by a plan that was tried
      await note(page, '第二版，立即');
      await dialog.getByText('更换到新版本').click();
      await dialog.getByRole('button', { name: '设置对应关系并试换' }).click();
      const plan = page.getByRole('dialog', { name: /更换版本/ });
      await plan.getByText(/试换通过/).waitFor();
      await admin.picture('publishing-plan');
      await plan.getByRole('button', { name: '采用' }).click();
      await dialog.getByText('已设置').waitFor();
      await admin.picture('publishing-dialog');
      await dialog.getByRole('button', { name: '发布', exact: true }).click();
      await page.getByText(/已发布版本 2。正在办理的申请正在更换版本/).waitFor();

      // what is counted there is what is so now
      const client = await site.client('admin');
      await eventually(async () => {
        const { body } = await client.get<Definition>('/api/definitions/union-hardship-grant');
        return body.versions.find(({ version }) => version === 2)?.runningCount === 1;
      });
      await page.getByRole('button', { name: /版本列表/ }).click();
      await page.getByRole('listitem').filter({ hasText: '版本 2' }).getByText('运行中 1').waitFor();
      await page.getByRole('listitem').filter({ hasText: '版本 1' }).getByText('运行中 0').waitFor();

      // back to the first version, under a new number
      await page.getByRole('button', { name: '回退到此版本' }).click();
      await page.getByRole('button', { name: '回退', exact: true }).click();
      await page.getByText('已回退到版本 1 的内容').waitFor();
      await page.getByRole('button', { name: /版本列表，当前：版本 3/ }).waitFor();

      // off the hall
      await page.getByRole('button', { name: '更多操作' }).click();
      await page.getByRole('menuitem', { name: '下架…' }).click();
      const shelving = page.getByRole('dialog', { name: '下架事项' });
      await shelving.getByRole('button', { name: '下架', exact: true }).click();
      await shelving.getByText('请填写原因').waitFor();
      await shelving.getByRole('textbox', { name: '原因' }).fill('暂停受理');
      await shelving.getByText('同时挂起正在办理的申请').click();
      await shelving.getByRole('button', { name: '下架', exact: true }).click();
      await page.locator('.editor-header').getByText('已下架').waitFor();
      await applicant.goto('/items');
      await applicant.page.getByRole('heading').first().waitFor();
      expect(await applicant.page.getByText('工会困难补助申请').count()).toBe(0);

      // and on it again
      await page.getByRole('button', { name: '更多操作' }).click();
      await page.getByRole('menuitem', { name: '上架…' }).click();
      const back = page.getByRole('dialog', { name: '上架事项' });
      await back.getByRole('textbox', { name: '原因' }).fill('恢复受理');
      await back.getByRole('button', { name: '上架', exact: true }).click();
      await page.locator('.editor-header').getByText('已下架').waitFor({ state: 'hidden' });
      await applicant.goto('/items');
      await applicant.page.getByText('工会困难补助申请').first().waitFor();

      // what was edited at the desk is looked through and published on the phone
      await page.getByRole('textbox', { name: /服务说明/ }).fill('第四版');
      await page.getByRole('textbox', { name: /服务说明/ }).blur();
      await page
        .getByText(/草稿已保存/)
        .first()
        .waitFor();
      await page.getByRole('link', { name: '返回流程列表' }).click();
      await page.getByRole('heading', { name: '流程列表' }).waitFor();
      const phone = await at('admin', 'phone');
      await phone.goto(path);
      const step = phone.page.locator('[data-element-id=UserTask_1e83c2d4] .djs-hit').first();
      await step.tap();
      const panel = phone.page.getByRole('complementary', { name: '属性' });
      await panel.getByRole('heading', { name: '审批人', exact: true }).waitFor();
      expect(await step.evaluate((drawn) => drawn.getBoundingClientRect().bottom)).toBeLessThan(
        await panel.evaluate((sheet) => sheet.getBoundingClientRect().top),
      );
      await panel.getByRole('button', { name: '关闭属性' }).tap();
      await phone.page.getByRole('button', { name: '发布', exact: true }).tap();
      await phone.page
        .getByRole('dialog', { name: '发布为版本 4' })
        .getByRole('button', { name: '发布', exact: true })
        .tap();
      await phone.page.getByText(/已发布版本 4/).waitFor();
      for (const { errors } of [admin, applicant, phone]) expect(errors).toEqual([]);
    } catch (error) {
      await admin.picture('publishing-admin');
      await applicant.picture('publishing-applicant');
      throw error;
    }
  });
});
