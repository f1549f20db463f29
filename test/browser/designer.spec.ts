import type { Visitor } from './support/browser.js';
import { modes } from './support/deployment.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

const headStep = 'UserTask_5b62f90e';

describe.each(modes)('changing who gets a step, %s', (mode) => {
  const site = useSite(mode);
  const visitors: Visitor[] = [];

  async function at(account: string): Promise<Visitor> {
    const visitor = await site.open(account);
    visitors.push(visitor);
    await visitor.signIn(account);
    return visitor;
  }

  /** Submits a case and lets the reviewer pass it; gives its 流水号. */
  async function submitted(applicant: Visitor, reviewer: Visitor): Promise<string> {
    const portal = new Portal(applicant);
    await portal.apply('工会困难补助申请');
    await portal.pick('审核人选择', /项思齐/);
    await portal.pick('困难类型', '其他困难');
    await portal.field('申请金额').fill('800');
    await portal.field('基本情况').fill('说明');
    const serial = await portal.submitApplication();
    await new Portal(reviewer).decide(serial, '同意', '');
    return serial;
  }

  async function holds(visitor: Visitor, serial: string): Promise<boolean> {
    await visitor.goto('/tasks?box=todo');
    await visitor.page.getByRole('table').or(visitor.page.getByText('没有待办任务')).first().waitFor();
    return (await visitor.page.getByRole('link', { name: new RegExp(serial) }).count()) > 0;
  }

  it('publishes a version that new cases take and old ones do not', async () => {
    try {
      const [applicant, reviewer, head, other, admin] = [
        await at('2003000053'),
        await at('2007000023'),
        await at('1998000101'),
        await at('1987000009'),
        await at('admin'),
      ];
      const { page } = admin;
      const before = await submitted(applicant, reviewer);

      await admin.goto('/designer/');
      await page
        .getByRole('link', { name: /工会困难补助申请/ })
        .first()
        .click();
      await page.locator(`[data-element-id="${headStep}"]`).first().click();
      const panel = page.getByRole('complementary', { name: '属性' });
      await panel.getByRole('heading', { name: '部门负责人' }).waitFor();
      const kind = panel.getByRole('combobox', { name: '规则 1 类型' });
      await kind.focus();
      await kind.press('ArrowDown');
      await page.getByRole('option', { name: '指定人员' }).filter({ visible: true }).click();
      const person = panel.getByRole('combobox', { name: /规则 1 人员|规则 1/ }).nth(1);
      await person.fill('lqy');
      await page
        .getByRole('option', { name: /李清扬/ })
        .filter({ visible: true })
        .click();
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: '保存草稿' }).click();
      await page
        .getByText(/草稿已保存/)
        .first()
        .waitFor();
      await page.getByText('没有发现问题').waitFor();
      await page.getByRole('button', { name: '发布', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: '发布', exact: true }).click();
      await page.getByText('已发布版本 2').first().waitFor();

      const after = await submitted(applicant, reviewer);
      expect([await holds(head, before), await holds(head, after)]).toEqual([true, false]);
      expect([await holds(other, before), await holds(other, after)]).toEqual([false, true]);
      for (const { errors } of visitors) expect(errors).toEqual([]);
    } catch (error) {
      for (const visitor of visitors) await visitor.picture(`${mode}-designer-${visitor.name}`);
      throw error;
    }
  });
});
