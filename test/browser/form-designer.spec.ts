import { Designer } from './support/designer.js';
import { writeExpression } from './support/expressions.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

describe('designing a form', () => {
  const site = useSite();

  it('takes fields from another item with what they need, can be undone, and is kept by saving', async () => {
    const admin = await site.open('admin');
    const { page } = admin;
    try {
      await admin.signIn('admin', '/designer/definitions/vehicle-request?tab=form');
      const canvas = page.locator('.editor');
      const copied = canvas.getByText('困难类型');
      await canvas.getByText('乘车人数').first().waitFor();
      expect(await copied.count()).toBe(0);

      await page.getByRole('button', { name: '从其他事项复制' }).click();
      const dialog = page.getByRole('dialog', { name: '从其他事项复制字段' });
      await dialog.getByRole('combobox', { name: '选择事项' }).fill('困难');
      await page.getByRole('option', { name: '工会困难补助申请' }).click();
      await dialog.getByText('困难类型').click();
      await dialog.getByRole('button', { name: '复制 1 个字段' }).click();
      await copied.first().waitFor();

      await page.getByRole('button', { name: '撤销' }).click();
      await copied.first().waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '重做' }).click();
      await copied.first().waitFor();

      await page.getByRole('button', { name: '保存草稿' }).click();
      await page
        .getByText(/草稿已保存/)
        .first()
        .waitFor();
      await page.reload();
      await copied.first().waitFor();

      // as it opens for somebody else
      await page.getByText('预览', { exact: true }).click();
      await page.getByRole('combobox', { name: '申请人' }).fill('许明远');
      await page
        .getByRole('option', { name: /许明远/ })
        .first()
        .click();
      await page.getByRole('region', { name: '预览' }).getByText('图信中心').first().waitFor();
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('form-designer');
      throw error;
    }
  });

  it('offers people and departments in the preview, as the portal does', async () => {
    const admin = await site.open('admin-preview');
    const { page } = admin;
    await admin.signIn('admin', '/designer/definitions/document-issue?tab=form');
    await page.getByText('预览', { exact: true }).click();
    const preview = page.getByRole('region', { name: '预览' });
    await preview.getByLabel('会签部门').click();
    await page.keyboard.type('教务处', { delay: 20 });
    await page.getByRole('option', { name: '教务处' }).filter({ visible: true }).first().click();
    await preview.getByText('教务处').first().waitFor();

    await preview.getByRole('combobox', { name: '按步骤查看' }).click();
    await page.getByRole('option', { name: '分发', exact: true }).filter({ visible: true }).click();
    await preview.getByRole('button', { name: /知会人员/ }).click();
    const dialog = page.getByRole('dialog', { name: '知会人员' });
    await dialog.getByRole('combobox', { name: '知会人员' }).fill('项思齐');
    await page
      .getByRole('option', { name: /项思齐/ })
      .filter({ visible: true })
      .first()
      .click();
    await dialog.getByRole('button', { name: '完成' }).click();
    await preview.getByText('项思齐').waitFor();
    expect(admin.errors).toEqual([]);
  });

  it('names a field after its label, until somebody names it or it is published', async () => {
    const admin = await site.open('field-names');
    const { page } = admin;
    try {
      await admin.signIn('admin', '/designer/definitions/moving-request?tab=form');
      const designer = new Designer(admin);
      const { panel } = designer;
      const name = panel.getByRole('textbox', { name: '变量名', exact: true });
      const isNamed = (wanted: string) =>
        expect(() => expect(name.inputValue()).resolves.toBe(wanted)).toSucceed(10_000);
      await page.locator('.editor .field').first().waitFor();

      await designer.addField('单行文本', '集合地点');
      await isNamed('jiHeDiDian');
      // the focus stays where the key brought it
      expect(await name.evaluate((input) => input === document.activeElement)).toBe(true);
      // and all of it is chosen, so that what is typed now stands alone
      expect(await page.evaluate(() => getSelection()?.toString())).toBe('jiHeDiDian');
      await designer.fill('名称', '集合的地点');
      await isNamed('jiHeDeDiDian');
      await designer.addField('数字', '集合的地点');
      await isNamed('jiHeDeDiDian2');

      // what somebody writes stays, also when the proposal comes while it is written
      await designer.addField('单行文本', '备用地点', { key: 'spare' });
      await isNamed('spare');
      await designer.fill('名称', '另一地点');
      await page.waitForResponse(/definition/, { timeout: 1500 }).catch(() => null);
      await isNamed('spare');

      // its step of undo is that of the label
      await page.getByRole('button', { name: '撤销' }).click();
      await panel.getByRole('heading', { name: '备用地点', level: 2 }).waitFor();

      // a column of a detail table, too
      await designer.addField('明细表', '名单');
      await isNamed('mingDan');
      await panel.getByRole('button', { name: '添加列' }).click();
      await designer.fill('名称', '姓名');
      await isNamed('xingMing');

      await page.getByRole('button', { name: '发布', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: /发布/ }).click();
      await page.getByText('已发布，没有修改').waitFor();
      await designer.selectField('名单');
      await designer.fill('名称', '人员名单');
      await panel.getByRole('heading', { name: '人员名单', level: 2 }).waitFor();
      await page.waitForResponse(/\/versions\//, { timeout: 10_000 }).catch(() => null);
      await isNamed('mingDan');
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('form-designer-names');
      throw error;
    }
  });

  it('reckons with amounts as amounts, and shows in the preview what was just drawn', async () => {
    const admin = await site.open('form-amounts');
    const { page } = admin;
    try {
      await admin.signIn('admin', '/designer/definitions/cleaning-service?tab=form');
      const designer = new Designer(admin);
      const { panel } = designer;
      await page.locator('.editor .field').first().waitFor();
      await designer.addField('日期范围', '服务期间');
      await designer.addField('下拉选择', '楼宇', { options: ['A1楼', 'B2楼'] });
      await designer.turn('选项很多，输入后再查找', true);
      await designer.addField('金额', '每次费用', { key: 'fee' });
      await designer.addField('公式', '两次费用', { key: 'twice' });
      await writeExpression(panel, 'FEEL 表达式', 'fee * 2');
      await panel.locator('.el-form-item').filter({ hasText: '结果类型' }).getByText('金额', { exact: true }).waitFor();

      await page.getByText('预览', { exact: true }).click();
      const preview = page.getByRole('region', { name: '预览' });
      await preview.getByLabel('每次费用').fill('19.9');
      await page.keyboard.press('Tab');
      await preview
        .getByText(/39\.80/)
        .first()
        .waitFor();
      await preview.getByLabel('楼宇').fill('b2');
      await page.getByRole('option', { name: 'B2楼' }).filter({ visible: true }).click();
      // two dates have room in half a row
      const [range, cell] = await Promise.all(
        ['.el-range-editor', '.field-control:has(.el-range-editor)'].map((css) => preview.locator(css).boundingBox()),
      );
      expect(range?.width).toBeLessThanOrEqual(cell?.width ?? 0);
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('form-amounts');
      throw error;
    }
  });

  it('keeps what is still being typed when one goes back, and leads to the field that is wrong', async () => {
    const admin = await site.open('form-problems');
    const { page } = admin;
    const open = async () => {
      await page.getByRole('link', { name: '食堂用餐联系' }).click();
      await page.getByRole('tab', { name: '表单' }).waitFor();
    };
    try {
      await admin.signIn('admin', '/designer/?q=食堂');
      const designer = new Designer(admin);
      await open();
      await page.getByRole('tab', { name: '表单' }).click();
      await page.locator('.editor .field').first().waitFor();
      await designer.addField('下拉选择', '就餐地点');
      await page
        .getByText(/草稿已保存/)
        .first()
        .waitFor();
      await designer.panel.getByRole('textbox', { name: '选项' }).fill('东区\n东区');
      // what changes while that is being saved is saved, too
      await page.route(
        '**/api/definitions/*/draft',
        async (route) => {
          await designer.fill('提示文字', '请选择地点');
          await route.continue();
        },
        { times: 1 },
      );
      await page.goBack();
      await page.getByRole('heading', { name: '流程列表' }).waitFor();

      await open();
      await page.getByRole('tab', { name: /^表单/ }).getByText('有错误，发布前请改正').waitFor();
      const problem = page
        .locator('.problem-list')
        .getByRole('button', { name: /表单 「就餐地点」有多个选项的值是 东区/ });
      await problem.click();
      await designer.panel.getByRole('heading', { name: '就餐地点', level: 2 }).waitFor();
      await designer.panel.getByText('「就餐地点」有多个选项的值是 东区').waitFor();
      expect(await designer.panel.getByRole('textbox', { name: '提示文字' }).inputValue()).toBe('请选择地点');
      await designer.fill('选项', '东区\n西区');
      await designer.panel.getByText('「就餐地点」有多个选项的值是 东区').waitFor({ state: 'detached' });
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('form-problems');
      throw error;
    }
  });
});
