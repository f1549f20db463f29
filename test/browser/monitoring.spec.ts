import type { Visitor } from './support/browser.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

describe('watching cases run', () => {
  const site = useSite();

  async function at(account: string): Promise<Visitor> {
    const visitor = await site.visit(account);
    return visitor;
  }
  async function apply(applicant: Visitor): Promise<string> {
    const portal = new Portal(applicant);
    await portal.apply('工会困难补助申请');
    await portal.pick('审核人选择', /项思齐/);
    await portal.pick('困难类型', '其他困难');
    await portal.field('申请金额').fill('800');
    await portal.field('基本情况').fill('说明');
    return portal.submitApplication();
  }

  it('finds cases on the drawing, suspends, moves and ends them, and the audit log keeps it', async () => {
    const [admin, applicant, auditor] = [await at('admin'), await at('2003000053'), await at('auditor')];
    const { page } = admin;
    const pictures = async (name: string) => {
      for (const [width, height] of [
        [1440, 900],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height });
        await admin.picture(`monitoring-${name}-${width}`);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
    };
    try {
      const [first, second] = [await apply(applicant), await apply(applicant)];

      await admin.goto('/designer/');
      await page.getByRole('link', { name: '运行监控' }).click();
      await page.getByText(first).waitFor();
      await page.getByRole('combobox', { name: '事项' }).click();
      await page.getByRole('option', { name: '工会困难补助申请' }).filter({ visible: true }).click();
      const heat = page.getByRole('button', { name: /2 件停在这里/ });
      await heat.waitFor();
      await pictures('list');
      await heat.click();
      await page
        .getByRole('row', { name: new RegExp(first) })
        .locator('.el-checkbox')
        .click();
      await page.getByRole('button', { name: '挂起' }).click();
      await page.getByPlaceholder('原因（记入审计日志）').fill('核实材料');
      await page.getByRole('dialog').getByRole('button', { name: '挂起' }).click();
      await page.getByRole('cell', { name: '已挂起' }).waitFor();

      await page.getByRole('link', { name: new RegExp(second) }).click();
      await page.getByRole('heading', { name: new RegExp(second) }).waitFor();
      await page.getByRole('button', { name: '移到…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: '目标步骤' }).click();
      await page
        .getByRole('option', { name: /部门负责人/ })
        .filter({ visible: true })
        .click();
      await dialog.getByRole('textbox', { name: '原因（记入审计日志）' }).fill('跳过初审');
      await dialog.getByRole('button', { name: '移动' }).click();
      // as where it is and as what is handled
      await page
        .getByRole('cell', { name: /部门负责人#/ })
        .nth(1)
        .waitFor();
      await pictures('case');
      await page.getByRole('button', { name: '终止' }).click();
      await page.getByPlaceholder('原因（记入审计日志）').fill('重复提交');
      await page.getByRole('dialog').getByRole('button', { name: '终止' }).click();
      await page.getByText('已经办结').waitFor();

      await page.getByRole('link', { name: '运行监控' }).first().click();
      await page.getByRole('link', { name: '异常' }).click();
      await page.getByText('没有异常').waitFor();

      await page.getByRole('link', { name: '审计日志' }).click();
      await page.getByRole('cell', { name: '移动流程' }).waitFor();
      await pictures('audit');
      await page.getByRole('link', { name: '流程管理员' }).click();
      await page.getByRole('cell', { name: '后勤公司', exact: true }).first().waitFor();
      await pictures('administrators');

      // the address of the designer leads them to what they may see
      await auditor.goto('/designer/');
      await auditor.page.waitForURL(/\/designer\/audit/);
      await auditor.page.getByRole('cell', { name: '移动流程' }).waitFor();
      expect(await auditor.page.getByRole('link', { name: '运行监控' }).count()).toBe(0);
      await auditor.goto('/designer/administrators');
      await auditor.page.getByText('您没有流程管理权限').waitFor();
      for (const { errors } of [admin, applicant, auditor]) expect(errors).toEqual([]);
    } catch (error) {
      await admin.picture('monitoring-admin');
      await auditor.picture('monitoring-auditor');
      throw error;
    }
  });
});
