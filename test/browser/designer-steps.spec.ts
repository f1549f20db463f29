import type { Visitor } from './support/browser.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

const headStep = 'UserTask_0f8d2c95';

describe('drawing and configuring steps', () => {
  const site = useSite();
  let admin: Visitor;

  beforeAll(async () => {
    admin = await site.visit('admin');
  });

  async function openEditor(tab = 'diagram'): Promise<void> {
    await admin.goto(`/designer/definitions/vehicle-request?tab=${tab}`);
    if (tab === 'diagram') await admin.page.locator(`[data-element-id="${headStep}"]`).first().waitFor();
  }
  /** By the menu of the keyboard, behind what is selected. */
  async function append(search: string): Promise<void> {
    const { page } = admin;
    await page.keyboard.press('a');
    await page.locator('.djs-popup-search input').waitFor();
    await page.keyboard.type(search, { delay: 20 });
    await page.locator('.djs-popup .entry').first().waitFor();
    await page.keyboard.press('Enter');
  }
  async function save(): Promise<void> {
    await admin.page.getByRole('button', { name: '保存草稿' }).click();
    await admin.page
      .getByText(/草稿已保存/)
      .first()
      .waitFor();
  }

  it('keeps a block, rights, settings and a decision table that were made by keyboard and in tables', async () => {
    const { page } = admin;
    try {
      await openEditor();
      await page.locator(`[data-element-id="${headStep}"]`).first().click();
      await append('huiqian');
      const panel = page.getByRole('complementary', { name: '属性' });
      await panel.getByRole('heading', { name: '会签', level: 2 }).waitFor();
      // runs that are kept with the item meet a step more; the block itself is as it should be
      await page.getByText(/^错误 \d+ 个，警告 0 个$/).waitFor();
      expect(await page.locator('.problem .where').filter({ hasText: '会签' }).count()).toBe(0);

      // a decision behind it, with a table of its own
      await append('business');
      await panel.getByRole('button', { name: '新建决策表' }).click();
      const dialog = page.getByRole('dialog', { name: '新建决策表' });
      // nothing is wrong with what nobody has written in yet
      await dialog.getByText('选好输入列的字段后检查重叠和遗漏').waitFor();
      expect(await dialog.locator('.mistake').count()).toBe(0);
      await dialog.getByLabel('输入列 1 的字段或表达式').fill('passengers');
      await dialog.getByLabel('输入列 1 的字段或表达式').press('Tab');
      await dialog.getByLabel('第 1 行 乘车人数').fill('< 5');
      // a text needs no quotes
      await dialog.getByLabel('第 1 行 result').fill('小车');
      await dialog.getByLabel('第 1 行 result').press('Enter');
      expect(await dialog.getByLabel('第 1 行 result').inputValue()).toBe('"小车"');
      await dialog.getByLabel('第 2 行 乘车人数').fill('> 5');
      await dialog.getByLabel('第 2 行 result').fill('"中巴"');
      await dialog.getByLabel('第 2 行 result').press('Tab');
      await dialog.getByText('没有规则处理：乘车人数是 5').waitFor();
      await dialog.getByLabel('第 2 行 乘车人数').fill('>= 5');
      await dialog.getByLabel('第 2 行 乘车人数').press('Tab');
      await dialog.getByText('没有重叠，也没有遗漏').waitFor();
      await dialog.getByRole('spinbutton', { name: '乘车人数' }).fill('7');
      await dialog.getByText('符合：第 2 行').waitFor();
      await dialog.getByRole('button', { name: '确定' }).click();
      await dialog.waitFor({ state: 'hidden' });

      // settings of the new step in the table
      await page.getByRole('tab', { name: '流程配置' }).click();
      await page.getByRole('combobox', { name: '会签 审批方式' }).selectOption({ label: '票签' });
      await page.getByRole('spinbutton', { name: '会签 时限' }).fill('2');
      await page.getByRole('spinbutton', { name: '会签 时限' }).press('Tab');
      await page.getByRole('checkbox', { name: '会签 意见必填' }).check();

      // rights of two fields at two steps, down from the first
      await page.getByText('字段权限', { exact: true }).first().click();
      const cell = (field: string) => page.getByRole('gridcell', { name: new RegExp(`^${field}，会签：`) });
      await cell('联系电话').click();
      await page.keyboard.press('1');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Control+d');
      await page.getByRole('gridcell', { name: '联系电话，会签：隐藏' }).waitFor();
      await page.getByRole('gridcell', { name: '用车时间，会签：隐藏' }).waitFor();

      await save();
      const answer = await page.request.get(`${site.url}/api/definitions/vehicle-request`);
      const saved = (await answer.json()) as { bpmn: string; decisions: { dmn: string }[] };
      expect(saved.decisions.map(({ dmn }) => dmn.includes('&gt;= 5'))).toEqual([true]);
      expect(saved.bpmn).toMatch(/<xiaowu:approval mode="vote" [^>]*dueAfter="P2D"/);
      expect(saved.bpmn).toContain('opinionRequired="true"');
      // the decision was put between the step and what followed it, not beside
      const step = /<bpmn:userTask [^>]*name="会签"[\s\S]*?<\/bpmn:userTask>/.exec(saved.bpmn)?.[0] ?? '';
      expect(step.match(/<bpmn:outgoing>/g)).toHaveLength(1);

      await openEditor('steps');
      expect(await page.getByRole('combobox', { name: '会签 审批方式' }).inputValue()).toBe('vote');
      // chosen in the table, it is seen in the drawing, which was hidden then
      await page.getByRole('rowheader', { name: /^会签/ }).getByRole('button').click();
      await page.getByRole('tab', { name: '流程图' }).click();
      await page.waitForFunction(() => {
        const chosen = document.querySelector('.djs-element.selected .djs-visual')?.getBoundingClientRect();
        const canvas = document.querySelector('.djs-container')?.getBoundingClientRect();
        return chosen && canvas && chosen.left > canvas.left && chosen.right < canvas.right && chosen.top > canvas.top;
      });
      await page.getByRole('tab', { name: '流程配置' }).click();
      await page.getByText('字段权限', { exact: true }).first().click();
      await page.getByRole('gridcell', { name: '用车时间，会签：隐藏' }).waitFor();
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('designer-steps');
      throw error;
    }
  });

  it('tells who each step would go to, and which variables there are', async () => {
    const { page } = admin;
    try {
      await openEditor('steps');
      const applicant = page.getByRole('combobox', { name: '假设的申请人' }).first();
      await applicant.click();
      await applicant.fill('2003000053');
      await page.getByRole('option', { name: /2003000053/ }).click();
      // the head of that person's department
      await page
        .getByRole('cell', { name: /将由谁办理$/ })
        .filter({ hasText: /^\s*[^()（）]+\(\d{10}\)\s*$/ })
        .first()
        .waitFor();

      await openEditor();
      await page.getByRole('button', { name: '变量一览' }).click();
      const dialog = page.getByRole('dialog', { name: '变量一览' });
      await dialog.getByRole('textbox', { name: '搜索变量或字段' }).fill('乘车人数');
      const row = dialog.getByRole('row').filter({ hasText: 'passengers' });
      await row.getByText('数字').waitFor();
      await row.getByRole('button', { name: '申请人' }).first().click();
      await dialog.waitFor({ state: 'hidden' });
      const panel = page.getByRole('complementary', { name: '属性' });
      await panel.getByRole('heading', { name: '申请人', level: 2 }).waitFor();
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('designer-answers');
      throw error;
    }
  });

  it('tries a script with example values and shows the line that fails', async () => {
    const { page } = admin;
    try {
      await openEditor();
      await page.locator(`[data-element-id="${headStep}"]`).first().click();
      await append('script');
      const panel = page.getByRole('complementary', { name: '属性' });
      await panel.getByText('JavaScript', { exact: true }).click();
      const code = panel.getByRole('textbox', { name: 'JavaScript 代码' });
      await code.fill('const twice = passengers * 2;\nreturn twice');
      await panel.getByRole('textbox', { name: '名称', exact: true }).click();
      await panel.getByRole('button', { name: '试运行脚本' }).click();
      const dialog = page.getByRole('dialog', { name: '试运行脚本' });
      // A script has 200 ms, which a busy machine may not give it: then it is run again, as a person would.
      const run = async () => {
        await dialog.getByRole('textbox', { name: /passengers/ }).fill('21');
        do {
          await dialog.getByRole('button', { name: '运行', exact: true }).click();
          await dialog.getByRole('alert').waitFor();
        } while (await dialog.getByText('脚本超过了时间限制').isVisible());
      };
      await run();
      await dialog.getByText('第 2 行：脚本不能用 return').waitFor();
      await dialog.getByRole('button', { name: '关闭', exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });

      await code.fill('const twice = passengers * 2;\ntwice');
      await panel.getByRole('textbox', { name: '名称', exact: true }).click();
      await panel.getByRole('button', { name: '试运行脚本' }).click();
      await run();
      await dialog.getByText('脚本运行成功').waitFor();
      await dialog.getByText('42', { exact: true }).waitFor();
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('designer-script');
      throw error;
    }
  });

  it('takes back a block with all of its parts by one undo, and pastes into another definition', async () => {
    const { page } = admin;
    try {
      await openEditor();
      const shapes = () =>
        page.locator('.djs-shape[data-element-id^="UserTask_"], .djs-shape[data-element-id^="Gateway_"]').count();
      const before = await shapes();
      await page.locator(`[data-element-id="${headStep}"]`).first().click();
      await append('tiaojian');
      await page.getByRole('heading', { name: '（未命名）', level: 2 }).waitFor();
      expect(await shapes()).toBe(before + 4);
      await page.keyboard.press('Control+z');
      await page.locator(`[data-element-id="${headStep}"]`).first().click();
      expect(await shapes()).toBe(before);
      await page.keyboard.press('Control+c');

      await admin.goto('/designer/definitions/union-hardship-grant');
      await page.locator('[data-element-id="UserTask_5b62f90e"]').first().waitFor();
      const there = await shapes();
      await page
        .locator('.diagram-canvas svg')
        .first()
        .click({ position: { x: 700, y: 620 } });
      await page.keyboard.press('Control+v');
      await page.mouse.move(700, 640);
      await page.mouse.click(702, 642);
      await page
        .getByRole('complementary', { name: '属性' })
        .getByRole('heading', { name: '部门负责人', level: 2 })
        .waitFor();
      expect(await shapes()).toBe(there + 1);
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture('designer-paste');
      throw error;
    }
  });
});
