import type { Visitor } from './support/browser.js';
import { modes } from './support/deployment.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

describe.each(modes)('on the phone, %s', (mode) => {
  const site = useSite(mode);
  const visitors: Visitor[] = [];

  async function at(account: string): Promise<Visitor> {
    const visitor = await site.open(account, 'phone');
    visitors.push(visitor);
    await visitor.signIn(account);
    return visitor;
  }

  async function choose({ page }: Visitor, field: string, option: string): Promise<void> {
    await page.getByRole('textbox', { name: field }).click();
    const sheet = page.getByRole('dialog', { name: field });
    await sheet.getByRole('radio', { name: new RegExp(option) }).click();
    await sheet.waitFor({ state: 'hidden' });
  }

  it('applies, approves with the fixed bar and shows the timeline', async () => {
    try {
      const applicant = await at('2003000053');
      const { page } = applicant;
      await applicant.goto('/items');
      await page.getByText('工会困难补助申请').first().click();
      await page.getByRole('button', { name: '立即办理' }).click();
      await choose(applicant, '审核人选择', '项思齐');
      await choose(applicant, '困难类型', '其他困难');
      await page.getByRole('textbox', { name: '申请金额' }).fill('800');
      await page.getByRole('textbox', { name: '基本情况' }).fill('在手机上填写');
      await page.getByRole('button', { name: '提交', exact: true }).click();
      await page.waitForURL(/\/applications\/[^/]+$/);
      const serial =
        /\d{11}/.exec(
          (await page
            .getByText(/流水号：\d{11}/)
            .first()
            .textContent()) ?? '',
        )?.[0] ?? '';
      expect(serial).toHaveLength(11);

      const reviewer = await at('2007000023');
      await reviewer.goto('/tasks?box=todo');
      await reviewer.page.getByText(new RegExp(serial)).waitFor();
      await reviewer.page.getByRole('link', { name: /工会困难补助申请/ }).click();
      await reviewer.page.waitForURL(/\/tasks\/[^/?]+$/);
      await reviewer.page.getByRole('toolbar').getByRole('button', { name: '同意' }).click();
      const sheet = reviewer.page.getByRole('dialog', { name: '同意' });
      await sheet.getByRole('textbox', { name: '意见' }).fill('同意，手机审批');
      await sheet.getByRole('button', { name: '提交' }).click();
      await reviewer.page.getByText('已同意').first().waitFor();

      await page.reload();
      const timeline = page.getByRole('list', { name: '审批流程' });
      await timeline.getByText('同意，手机审批').waitFor();
      expect(await timeline.getByText('周立新(1998000101)').count()).toBe(1);
      // nothing sticks out of a narrow screen
      for (const visitor of visitors) {
        const overflow = await visitor.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
        expect(visitor.errors).toEqual([]);
      }
    } catch (error) {
      for (const visitor of visitors) await visitor.picture(`${mode}-phone-${visitor.name}`);
      throw error;
    }
  });
});
