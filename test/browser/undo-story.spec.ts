import { Designer } from './support/designer.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

describe('undo', () => {
  const site = useSite();

  it('is one story over all tabs, and leads to where something comes back', async () => {
    const visitor = await site.visit('admin');
    const { page } = visitor;
    const designer = new Designer(visitor);
    const tab = () => page.getByRole('tab', { selected: true }).innerText();
    const name = page.getByRole('textbox', { name: /事项名称/ });
    const added = page.locator('.canvas').getByText('新加的字段');
    const mode = page.getByRole('checkbox', { name: '派车 意见必填', exact: true });
    try {
      await designer.goto('/designer/definitions/vehicle-request?tab=item');
      const before = await name.inputValue();
      await name.press('End');
      await name.pressSequentially('二车', { delay: 20 });
      await designer.tab('表单');
      await page.locator('.canvas .section-title').first().click();
      await designer.addField('单行文本', '新加的字段');
      await designer.tab('流程图');
      await designer.select('派车');
      await designer.rename('派一辆车');
      await designer.rename('派车');
      await designer.tab('流程配置');
      const isRequired = await mode.isChecked();
      await mode.click();
      expect(await mode.isChecked()).toBe(!isRequired);

      const press = async (what: '撤销' | '重做') => page.getByRole('button', { name: what }).click();
      await press('撤销');
      expect(await mode.isChecked()).toBe(isRequired);
      await press('撤销');
      await designer.tab('流程图');
      await designer.drawn('派一辆车').first().waitFor();
      await press('撤销');
      await designer.drawn('派车').first().waitFor();
      // through the steps in the form until the field is gone
      for (let steps = 0; steps < 6 && (await tab()) !== '基本信息'; steps++) await press('撤销');
      expect(await tab()).toBe('基本信息');
      expect(await name.inputValue()).toBe(before);
      await designer.tab('表单');
      expect(await added.count()).toBe(0);

      await press('重做');
      expect(await tab()).toBe('基本信息');
      expect(await name.inputValue()).toBe(`${before}二车`);
      for (let steps = 0; steps < 8 && !(await page.getByRole('button', { name: '重做' }).isDisabled()); steps++)
        await press('重做');
      await designer.tab('表单');
      await added.waitFor();
      await designer.tab('流程配置');
      expect(await mode.isChecked()).toBe(!isRequired);
      expect(visitor.errors).toEqual([]);
    } catch (error) {
      await visitor.picture('undo-story');
      throw error;
    }
  });
});
