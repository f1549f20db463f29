import { Canvas, soon } from './support/canvas.js';
import { Designer } from './support/designer.js';
import { useSite } from './support/site.js';

jest.setTimeout(240_000);

describe('the keys of the canvas', () => {
  const site = useSite();

  it('do what the sheet of keys says, line by line', async () => {
    const admin = await site.visit('admin', '/designer/');
    const designer = new Designer(admin);
    const canvas = new Canvas(designer);
    const { page } = admin;
    const tried: string[] = [];
    /** One line of the sheet, by its words. */
    const line = async (name: string, act: () => Promise<void>): Promise<void> => {
      tried.push(name);
      await act().catch(async (error: unknown) => {
        await admin.picture(`canvas-keys-${tried.length}`);
        throw new Error(`${name}: ${String(error)}`, { cause: error });
      });
    };
    const nameOf = async (id: string) => (await canvas.element(id).textContent())?.trim();
    const count = async () => (await canvas.ids()).length;

    await designer.create('按键试验', 'canvas-keys');
    await canvas.clear();
    const atFirst = await count();
    let block = '';
    await line('添加元素', async () => {
      [block = ''] = await canvas.added(async () => {
        await canvas.menu('n');
        await canvas.take('会签');
      });
      await soon(() => canvas.selected(), [block]);
      // it hides nothing of what is there
      const [mine, applicant] = [await canvas.box(block), await canvas.box('UserTask_1')];
      expect(mine.y >= applicant.y + applicant.height || mine.y + mine.height <= applicant.y).toBe(true);
    });
    let step = '';
    await line('在选中的元素后接', async () => {
      const added = await canvas.added(async () => {
        await canvas.menu('a');
        await canvas.take('审批');
      });
      step = added.find((id) => id.startsWith('UserTask')) ?? '';
      expect(added.map((id) => id.replace(/_.*/, '')).sort()).toEqual(['Flow', 'UserTask']);
      await soon(() => canvas.selected(), [step]);
    });
    await line('连到所选的元素', async () => {
      await canvas.select(step);
      const [flow = ''] = await canvas.added(async () => {
        await canvas.menu('t');
        await canvas.take('申请人');
      });
      expect(flow).toMatch(/^Flow_/);
      // its condition can be set at once
      await soon(() => canvas.selected(), [flow]);
      await canvas.press('Control+z');
      await canvas.element(flow).waitFor({ state: 'detached' });
    });
    await line('选中元素的全部操作', async () => {
      await canvas.select(step);
      const [end = ''] = await canvas.added(async () => {
        await canvas.menu('m');
        await canvas.take('后接结束事件');
      });
      expect(end).toMatch(/^(Event|EndEvent|Flow)_/);
      await canvas.select(step);
      // what is drawn with the mouse there is chosen out of a list here
      await canvas.menu('m');
      await page.keyboard.insertText('连到');
      await canvas.press('End');
      await canvas.popup.locator('.entry.selected', { hasText: '连到' }).waitFor();
      await canvas.press('Enter');
      await canvas.popup.getByText('申请人').first().waitFor();
      await canvas.closeMenu();
    });
    await line('颜色', async () => {
      await canvas.select(step);
      await canvas.menu('k');
      // the menu hears keys from its first frame on
      await expect(async () => {
        await canvas.press('ArrowDown');
        await canvas.popup.locator('.entry.selected', { hasText: '蓝' }).waitFor({ timeout: 500 });
      }).toSucceed(15_000);
      await canvas.press('Enter');
      await canvas.popup.waitFor({ state: 'detached' });
      const fill = () =>
        canvas
          .element(step)
          .locator('> .djs-visual > rect')
          .first()
          .evaluate((rect) => getComputedStyle(rect).fill);
      await soon(fill, 'rgb(220, 232, 248)');
    });
    await line('改名称', async () => {
      await canvas.press('e');
      await page.locator('.djs-direct-editing-content').waitFor();
      await canvas.press('Control+a');
      await page.keyboard.insertText('复核');
      await canvas.press('Enter');
      await soon(() => nameOf(step), '复核');
    });
    await line('更改类型', async () => {
      const added = await canvas.added(async () => {
        await canvas.menu('r');
        await canvas.take('服务任务');
      });
      await designer.panel.getByText('服务任务', { exact: true }).first().waitFor();
      step = added[0] ?? step;
      await soon(() => nameOf(step), '复核');
    });
    await line('移动', async () => {
      const before = await canvas.box(step);
      await canvas.press('ArrowDown');
      await soon(async () => (await canvas.box(step)).y > before.y, true);
      await canvas.press('ArrowUp', 'ArrowLeft', 'ArrowRight');
      await soon(() => canvas.box(step), before);
    });
    await line('复制', () => canvas.press('Control+c'));
    let copy = '';
    await line('粘贴（可跨流程）', async () => {
      [copy = ''] = await canvas.added(async () => {
        await canvas.press('Control+v');
        await canvas.clickFree();
      });
      await soon(() => canvas.selected(), [copy]);
      expect(await nameOf(copy)).toBe('复核');
    });
    await line('删除', async () => {
      const before = await count();
      await canvas.press('Delete');
      await soon(count, before - 1);
    });
    await line('撤销', async () => {
      await canvas.press('Control+z');
      await canvas.element(copy).waitFor();
    });
    await line('重做', async () => {
      await canvas.press('Control+y');
      await canvas.element(copy).waitFor({ state: 'detached' });
    });
    await line('再来一份', async () => {
      await canvas.select(step);
      const [again = ''] = await canvas.added(async () => {
        await canvas.press('Control+d');
        await canvas.clickFree();
      });
      expect(await nameOf(again)).toBe('复核');
    });
    await line('剪切', async () => {
      const before = await count();
      await canvas.press('Control+x');
      await soon(count, before - 1);
      await canvas.press('Control+v');
      await canvas.clickFree();
      await soon(count, before);
    });
    await line('全选', async () => {
      await canvas.press('Control+a');
      await soon(async () => (await canvas.selected()).filter((id) => !id.endsWith('_label')).length, await count());
      await canvas.press('Escape');
    });

    await canvas.clear();
    const tool = async (key: string, name: string) => {
      await canvas.press(key);
      await soon(() => page.locator('.djs-palette .highlighted-entry').getAttribute('aria-label'), name);
      await canvas.press('Escape');
      await soon(() => page.locator('.djs-palette .highlighted-entry').count(), 0);
    };
    await line('抓手', () => tool('h', '抓手：拖动画布'));
    await line('框选', () => tool('l', '框选'));
    await line('增减空间', () => tool('s', '增减空间'));
    await line('连线', () => tool('c', '连线'));

    await line('搜索', async () => {
      await canvas.press('Control+f');
      await page.getByRole('textbox', { name: '在流程图中搜索' }).waitFor();
      await page.keyboard.insertText('申请人');
      await page.locator('.djs-search-result').first().waitFor();
      await canvas.press('Enter');
      await soon(() => canvas.selected(), ['UserTask_1']);
      await canvas.hasKeys();
    });
    await line('放大', async () => {
      const { scale } = await canvas.view();
      await canvas.press('Control+=');
      await soon(async () => (await canvas.view()).scale > scale, true);
    });
    await line('缩小', async () => {
      const { scale } = await canvas.view();
      await canvas.press('Control+-');
      await soon(async () => (await canvas.view()).scale < scale, true);
    });
    await line('原始大小', async () => {
      await canvas.press('Control+=', 'Control+0');
      await soon(async () => Math.round((await canvas.view()).scale * 1000), 1000);
    });
    await line('平移画布', async () => {
      for (const [key, axis] of [
        ['Control+ArrowRight', 'x'],
        ['Control+ArrowDown', 'y'],
      ] as const) {
        const before = await canvas.stillView();
        await canvas.press(key);
        await soon(async () => (await canvas.view())[axis] < before[axis], true);
      }
      await canvas.press('Control+ArrowLeft', 'Control+ArrowUp');
    });
    await line('保存草稿', async () => {
      await canvas.press('Control+s');
      await page
        .getByText(/草稿已保存/)
        .first()
        .waitFor();
    });

    let lines: string[] = [];
    await line('打开此表', async () => {
      await canvas.press('?');
      const sheet = page.getByRole('dialog', { name: '键盘快捷键' });
      await sheet.waitFor();
      lines = await sheet.locator('section').filter({ hasNotText: '向下填充' }).locator('dt').allInnerTexts();
      await canvas.press('Escape');
      await sheet.waitFor({ state: 'hidden' });
      // and the canvas has the keys again
      await canvas.press('Delete');
      await canvas.element('UserTask_1').waitFor({ state: 'detached' });
      await canvas.press('Control+z');
    });
    expect(tried.sort()).toEqual(lines.sort());
    expect(await count()).toBeGreaterThan(atFirst);
    expect(admin.errors).toEqual([]);
    await admin.close();
  });

  it('of the sheet for rights do what it says', async () => {
    const admin = await site.visit('admin', '/designer/');
    const designer = new Designer(admin);
    const { page } = admin;
    await designer.goto('/designer/definitions/union-hardship-grant?tab=steps');
    await page.getByText('字段权限', { exact: true }).first().click();
    await page.getByRole('gridcell').first().waitFor();
    const cell = (field: string, step: string) =>
      page.getByRole('gridcell', { name: new RegExp(`^${field}，${step}：`) });
    const right = async (field: string, step: string) =>
      (await cell(field, step).getAttribute('aria-label'))?.split('：')[1];
    await cell('申请金额', '审核人').click();
    for (const [key, name] of [
      ['1', '隐藏'],
      ['2', '只读'],
      ['3', '(可写|必填)'],
      ['4', '必填'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(async () => expect(await right('申请金额', '审核人')).toMatch(new RegExp(`^${name}$`))).toSucceed(
        5000,
      );
    }
    await page.keyboard.press('1');
    await page.keyboard.press(' ');
    await soon(() => right('申请金额', '审核人'), '只读');
    await page.keyboard.press('1');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await soon(() => right('基本情况', '审核人'), '隐藏');
    await cell('申请金额', '审核人').click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+r');
    await soon(() => right('申请金额', '部门负责人'), '隐藏');
    expect(admin.errors).toEqual([]);
    await admin.close();
  });
});
