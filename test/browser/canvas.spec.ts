import type { Page } from 'playwright-core';
import type { Visitor } from './support/browser.js';
import { Canvas, soon } from './support/canvas.js';
import { Designer } from './support/designer.js';
import { useSite } from './support/site.js';

jest.setTimeout(240_000);

describe('the canvas', () => {
  const site = useSite();
  let admin: Visitor;
  let designer: Designer;
  let canvas: Canvas;
  let page: Page;

  beforeAll(async () => {
    admin = await site.visit('admin', '/designer/');
    designer = new Designer(admin);
    canvas = new Canvas(designer);
    ({ page } = admin);
  });
  afterEach(async () => {
    const { currentTestName = '' } = expect.getState();
    if (admin.errors.length > 0) await admin.picture(`canvas-${currentTestName.replace(/\W+/g, '-')}`);
    expect(admin.errors.splice(0)).toEqual([]);
  });

  /** Puts a user task beside what is there, by keyboard. */
  async function addStep(): Promise<string> {
    await canvas.clear();
    const [id = ''] = await canvas.added(async () => {
      await canvas.menu('n');
      await canvas.take('审批');
    });
    return id;
  }
  const padEntry = (title: string) => page.locator(`.djs-context-pad [title="${title}"]`);

  it('finds an element by any part of its name and by its number, and says when there is none', async () => {
    await designer.create('搜索试验', 'canvas-search');
    const search = page.getByRole('textbox', { name: '在流程图中搜索' });
    const open = async () => {
      await page.getByRole('button', { name: '搜索（Ctrl+F）' }).click();
      await search.waitFor();
    };
    for (const part of ['请人', 'UserTask_1', 'usertask']) {
      await canvas.clear();
      await open();
      // as an input method, a voice or the clipboard puts it there: without a key
      await page.keyboard.insertText(part);
      await page.locator('.djs-search-result').first().waitFor();
      await canvas.press('Enter');
      await search.waitFor({ state: 'hidden' });
      await soon(() => canvas.selected(), ['UserTask_1']);
    }
    await designer.panel.getByRole('heading', { name: '申请人', level: 2 }).waitFor();
    await open();
    await page.keyboard.insertText('没有这一步');
    await page.getByRole('status').filter({ hasText: '没有找到名称或编号含有它的元素' }).waitFor();
    await canvas.press('Escape');
    await search.waitFor({ state: 'hidden' });
    // what was selected before is again
    await soon(() => canvas.selected(), ['UserTask_1']);
  });

  it('shows a small picture of all of it, opened and closed by keyboard, too', async () => {
    await designer.create('缩略图试验', 'canvas-minimap');
    await page.getByRole('button', { name: '打开缩略图' }).press('Enter');
    const map = page.locator('.djs-minimap');
    await map.locator('.map').waitFor();
    await soon(
      () =>
        map
          .locator('.map [class~="djs-visual"], .map rect')
          .count()
          .then((n) => n > 1),
      true,
    );
    const before = await canvas.view();
    // to the right of what is in view
    await map.locator('.map').click({ position: { x: 220, y: 20 } });
    await soon(async () => (await canvas.view()).x !== before.x, true);
    await page.getByRole('button', { name: '关闭缩略图' }).press(' ');
    await map.locator('.map').waitFor({ state: 'hidden' });
  });

  it('aligns what is selected, and puts it at equal distances', async () => {
    await designer.create('对齐试验', 'canvas-align');
    const steps = [await addStep(), await addStep(), await addStep()];
    const boxes = () => Promise.all(steps.map((id) => canvas.box(id)));
    const places = async (side: 'x' | 'y') => (await boxes()).map((box) => Math.round(box[side]));
    /** Moves a step by keys, so that all three stand on a slope. */
    for (const [i, id] of steps.entries()) {
      await canvas.select(id);
      for (let n = 0; n < [0, 3, 10][i]! * 2; n++) await canvas.press('Shift+ArrowRight', 'Shift+ArrowDown');
    }
    const select = async () => {
      await canvas.clear();
      for (const id of steps) {
        // the next click comes when the one before is answered
        await expect(async () => {
          if ((await canvas.selected()).includes(id)) return;
          const { x, y } = await canvas.box(id);
          await page.keyboard.down('Shift');
          await page.mouse.click(x + 8, y + 40);
          await page.keyboard.up('Shift');
          await soon(async () => (await canvas.selected()).includes(id), true, 3000);
        }).toSucceed(20_000);
      }
      await soon(async () => (await canvas.selected()).length, 3);
    };
    const align = async (name: string) => {
      await padEntry('对齐元素').click();
      await canvas.popup.locator(`.entry[title="${name}"]`).click();
      await canvas.popup.waitFor({ state: 'detached' });
    };
    await select();
    await padEntry('对齐元素').click();
    await canvas.popup.waitFor();
    const offered = await canvas.entries.evaluateAll((entries) => entries.map((entry) => (entry as HTMLElement).title));
    expect(offered).toEqual([
      '靠左对齐',
      '垂直居中对齐',
      '靠右对齐',
      '靠上对齐',
      '水平居中对齐',
      '靠下对齐',
      '水平等距分布',
      '垂直等距分布',
    ]);
    await canvas.closeMenu();
    await align('水平等距分布');
    await expect(async () => {
      const [a = 0, b = 0, c = 0] = (await places('x')).sort((one, other) => one - other);
      expect(Math.abs(b - a - (c - b))).toBeLessThanOrEqual(1);
      expect(b).toBeGreaterThan(a);
    }).toSucceed(5000);
    await align('靠上对齐');
    await soon(async () => new Set(await places('y')).size, 1);
    await canvas.press('Control+z');
    await soon(async () => new Set(await places('y')).size > 1, true);
  });

  it('colours one element or several, kept as other tools read it', async () => {
    await designer.create('颜色试验', 'canvas-colours');
    await canvas.select('UserTask_1');
    await padEntry('颜色').click();
    await canvas.popup.getByText('橙', { exact: true }).click();
    const stroke = () =>
      canvas
        .element('UserTask_1')
        .locator('.djs-visual > rect')
        .evaluate((rect) => getComputedStyle(rect).stroke);
    await soon(stroke, 'rgb(143, 74, 11)');
    expect(await canvas.exportFile()).toMatch(
      /BPMNShape [^>]*bpmnElement="UserTask_1"[^>]*color:border-color="#8f4a0b"/,
    );
    await canvas.clear();
    await canvas.press('Control+a');
    await padEntry('颜色').click();
    await canvas.popup.getByText('默认', { exact: true }).click();
    await soon(async () => (await stroke()) === 'rgb(143, 74, 11)', false);
    expect(await canvas.exportFile()).not.toContain('color:border-color');
  });

  it('takes what is copied with all its settings into another definition', async () => {
    await designer.create('复制来源', 'canvas-copied');
    const step = await addStep();
    await canvas.press('e', 'Control+a');
    await page.keyboard.insertText('用印');
    await canvas.press('Enter');
    await designer.choose('规则 1 类型', '角色');
    await designer.choose('规则 1 角色', '校工会委员');
    await designer.choose('多人审批时', /^会签/);
    await canvas.select(step);
    await canvas.press('Control+c');
    await designer.create('复制去处', 'canvas-pasted');
    await canvas.clear();
    const [pasted = ''] = await canvas.added(async () => {
      await canvas.press('Control+v');
      await canvas.clickFree();
    });
    expect(pasted).not.toBe(step);
    await soon(() => canvas.selected(), [pasted]);
    await designer.panel.getByRole('heading', { name: '用印', level: 2 }).waitFor();
    await designer.panel.getByText('校工会委员').first().waitFor();
    const file = await canvas.exportFile();
    const task = new RegExp(`<bpmn:userTask id="${pasted}" name="用印">[^]*?</bpmn:userTask>`).exec(file)?.[0] ?? '';
    expect(task).toContain('mode="all"');
    expect(task).toContain('kind="role"');
  });

  it('keeps the keys after something was drawn with the mouse', async () => {
    await designer.create('按键去向', 'canvas-focus');
    const step = await addStep();
    await padEntry('连到其他元素').click();
    const { x, y, width, height } = await canvas.box('EndEvent_1');
    await page.mouse.move(x, y);
    await page.mouse.move(x + width / 2, y + height / 2);
    const flows = await canvas.added(() => page.mouse.click(x + width / 2, y + height / 2));
    expect(flows).toHaveLength(1);
    await page.mouse.move(x - 40, y - 60);
    await canvas.press('Control+z');
    await canvas.element(flows[0] ?? '').waitFor({ state: 'detached' });
    expect(await canvas.ids()).toContain(step);
  });

  it('takes back what was just placed, while nothing is typed into its name', async () => {
    await designer.create('撤销放置', 'canvas-naming');
    const name = page.locator('.djs-direct-editing-content');
    const { x, y } = await canvas.box('UserTask_1');
    const place = () =>
      canvas.added(async () => {
        await page.locator('.djs-palette .entry[data-action="block.approval"]').click();
        await page.mouse.move(x + 20, y + 240);
        await page.mouse.move(x + 40, y + 260);
        await page.mouse.click(x + 40, y + 260);
        await name.waitFor();
      });
    const [first = ''] = await place();
    await page.keyboard.press('Control+z');
    await canvas.element(first).waitFor({ state: 'detached' });
    expect(await name.count()).toBe(0);
    // what is typed is taken back before what was placed
    const [second = ''] = await place();
    await page.keyboard.type('会');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Escape');
    await name.waitFor({ state: 'detached' });
    expect(await canvas.ids()).toContain(second);
  });

  it('makes room for what is put onto a flow', async () => {
    await designer.create('插入试验', 'canvas-insert');
    const [from, to] = [await canvas.box('UserTask_1'), await canvas.box('EndEvent_1')];
    const block = await page.locator('.djs-palette .entry[data-action="block.approval"]').boundingBox();
    if (!block) throw new Error('Expected the block in the palette');
    const [x, y] = [(from.x + from.width + to.x) / 2, from.y + from.height / 2];
    await page.mouse.move(block.x + 8, block.y + 8);
    await page.mouse.down();
    await page.mouse.move(x - 30, y, { steps: 4 });
    await page.mouse.move(x, y, { steps: 4 });
    const added = await canvas.added(async () => {
      await page.mouse.up();
      await soon(async () => (await canvas.selected()).length, 1);
    });
    const step = added.find((id) => id.startsWith('UserTask')) ?? '';
    const boxes = await Promise.all(['UserTask_1', step, 'EndEvent_1'].map((id) => canvas.box(id)));
    boxes.slice(1).forEach((box, i) => expect(box.x).toBeGreaterThan((boxes[i]?.x ?? 0) + (boxes[i]?.width ?? 0) + 20));
  });

  it('changes or takes away the name beside a gateway, and treats it as the gateway otherwise', async () => {
    await designer.create('名称试验', 'canvas-label');
    await canvas.clear();
    const [gateway = ''] = await canvas.added(async () => {
      await canvas.menu('n');
      await canvas.take('排他网关');
    });
    await canvas.press('e');
    await page.keyboard.insertText('金额');
    await canvas.press('Enter');
    const label = canvas.element(`${gateway}_label`);
    await label.waitFor();
    await label.click();
    await soon(() => canvas.selected(), [`${gateway}_label`]);
    await designer.panel.getByText('排他网关').waitFor();
    await padEntry('改名称').click();
    await canvas.press('Control+a');
    await page.keyboard.insertText('金额多少');
    await canvas.press('Enter');
    await soon(async () => (await label.textContent())?.trim(), '金额多少');
    await canvas.menu('a');
    const added = await canvas.added(() => canvas.take('审批'));
    expect(added.map((id) => id.replace(/_.*/, '')).sort()).toEqual(['Flow', 'UserTask']);
    await canvas.clear();
    await label.click();
    // beside the name stands what is beside the gateway
    const ended = await canvas.added(() => padEntry('后接结束事件').click());
    expect(ended.map((id) => id.replace(/_.*/, '')).sort()).toEqual(['EndEvent', 'Flow']);
    expect(await canvas.ids()).toContain(gateway);
    await canvas.clear();
    await label.click();
    await canvas.menu('r');
    await canvas.popup.getByText('并行网关', { exact: true }).waitFor();
    await canvas.closeMenu();
    await canvas.clear();
    await label.click();
    await padEntry('删除名称').click();
    await label.waitFor({ state: 'detached' });
    expect(await canvas.ids()).toContain(gateway);
    await canvas.press('Control+z');
    await label.waitFor();
  });

  it('puts what is added by keyboard into the pool, not beside it', async () => {
    await designer.create('泳池试验', 'canvas-pool');
    await canvas.importFile('pool.bpmn', inPool);
    await canvas.clear();
    const [task = ''] = await canvas.added(async () => {
      await canvas.menu('n');
      await canvas.take('人工任务');
    });
    const file = await canvas.exportFile();
    const process = /<bpmn:process [^]*<\/bpmn:process>/.exec(file)?.[0] ?? '';
    expect(process).toContain(`<bpmn:manualTask id="${task}"`);
  });

  it('draws a file that has no drawing, each element once and none on another', async () => {
    await designer.create('排版试验', 'canvas-layout');
    await canvas.importFile('bare.bpmn', bare);
    const shapes = (await canvas.ids()).filter((id) => !/^F\d/.test(id));
    expect(shapes.sort()).toEqual(['A', 'B', 'C', 'E', 'G', 'J', 'S']);
    const boxes = await Promise.all(shapes.map(async (id) => ({ id, ...(await canvas.box(id)) })));
    const overlapping = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
        .map((b) => [a.id, b.id]),
    );
    expect(overlapping).toEqual([]);
    const at = (id: string) => boxes.find((box) => box.id === id)?.x ?? 0;
    expect(['S', 'A', 'G', 'B', 'J', 'E'].map(at)).toEqual(
      [...['S', 'A', 'G', 'B', 'J', 'E'].map(at)].sort((a, b) => a - b),
    );
  });

  it('brings a whole building block into view, its names beside their lines', async () => {
    await designer.create('分支试验', 'canvas-branches');
    await canvas.importFile('bare.bpmn', bare);
    await page.getByRole('button', { name: '实际大小' }).click();
    // the step at the right edge: the block behind it would lie outside
    const frame = await page.locator('.diagram-canvas').boundingBox();
    if (!frame) throw new Error('Expected a canvas');
    const right = frame.x + frame.width;
    const { x, width } = await canvas.box('A');
    await page.mouse.move(frame.x + frame.width / 2, frame.y + 60);
    await page.mouse.wheel(-(right - 80 - x - width), 0);
    await canvas.stillView();
    await canvas.select('A');
    const added = await canvas.added(async () => {
      await padEntry('后接条件分支').click();
      await canvas.element('A').waitFor();
      await soon(async () => (await canvas.selected()).length, 1);
    });
    await canvas.stillView();
    const boxes = await Promise.all(added.map(async (id) => ({ id, ...(await canvas.box(id)) })));
    expect(boxes.length).toBeGreaterThan(8);
    expect(boxes.filter((box) => box.x < frame.x || box.x + box.width > right)).toEqual([]);
    expect(boxes.filter((box) => box.y < frame.y || box.y + box.height > frame.y + frame.height)).toEqual([]);
    const crossed = await page.locator('.diagram-canvas .djs-connection').evaluateAll((connections) =>
      connections.flatMap((connection) => {
        const id = (connection as HTMLElement).dataset['elementId'] ?? '';
        const text = document
          .querySelector(`.djs-element[data-element-id="${id}_label"] text`)
          ?.getBoundingClientRect();
        const path = connection.querySelector<SVGPathElement>('.djs-visual > path');
        const matrix = path?.getScreenCTM();
        if (!text || !path || !matrix) return [];
        const places = Array.from({ length: Math.floor(path.getTotalLength()) }, (_, i) =>
          path.getPointAtLength(i).matrixTransform(matrix),
        );
        const isOn = places.some(({ x, y }) => x > text.left && x < text.right && y > text.top && y < text.bottom);
        return [
          { name: document.querySelector(`.djs-element[data-element-id="${id}_label"] text`)?.textContent, isOn },
        ];
      }),
    );
    expect(crossed.sort((a, b) => String(a.name).localeCompare(String(b.name)))).toEqual(
      [
        { name: '满足条件', isOn: false },
        { name: '其他情况', isOn: false },
      ].sort((a, b) => a.name.localeCompare(b.name)),
    );
  });

  it('leaves the way of a branch as it was without its step, and draws 抄送 at an edge without a gateway', async () => {
    await designer.create('分支删步骤', 'canvas-through');
    await designer.select('申请人');
    const added = await canvas.added(() => designer.append('后接条件分支'));
    const boxes = await Promise.all(
      added.filter((id) => id.startsWith('UserTask_')).map(async (id) => ({ id, ...(await canvas.box(id)) })),
    );
    const [upper, lower] = boxes.sort((a, b) => a.y - b.y);
    if (!upper || !lower) throw new Error('Expected two steps');
    const label = await designer.drawn('其他情况').first().getAttribute('data-element-id');
    const flow = (label ?? '').replace('_label', '');
    const before = await canvas.box(flow);
    await canvas.select(lower.id);
    await page.keyboard.press('Delete');
    await canvas.element(lower.id).waitFor({ state: 'detached' });
    // down from one gateway and up to the other, not along their corners
    await soon(async () => (await canvas.box(flow)).height >= before.height - 2, true);

    await canvas.select(upper.id);
    await designer.appendFromMenu('定时边界', '定时边界事件（非中断）');
    await designer.unnamed();
    await designer.appendFromMenu('抄送', '抄送');
    await designer.panel.getByRole('heading', { name: '阅知', level: 2 }).waitFor();
    expect(await page.locator('.diagram-canvas .djs-shape[data-element-id^="Gateway_"]').count()).toBe(2);
  });

  it('leads a long branch of several from the left to where they meet, and the next one, too', async () => {
    await designer.create('长分支', 'canvas-long-branch');
    await designer.select('申请人');
    const gateways = async (block: string) => {
      const added = await canvas.added(() => designer.append(block));
      const of = added.filter((id) => id.startsWith('Gateway_'));
      await canvas.stillView();
      const boxes = await Promise.all(of.map(async (id) => ({ id, ...(await canvas.box(id)) })));
      return boxes.sort((a, b) => a.x - b.x);
    };
    const [split, join] = await gateways('后接并行分支');
    if (!split || !join) throw new Error('Expected two gateways');
    for (const block of ['后接包容分支', '后接条件分支']) {
      await canvas.select(split.id);
      const exit = (await gateways(block)).at(-1);
      const meeting = await canvas.box(join.id);
      expect(meeting.x).toBeGreaterThan((exit?.x ?? Infinity) + meeting.width);
      // what leads there is drawn, too
      expect(await page.locator('.diagram-canvas .djs-connection').count()).toBe(block === '后接包容分支' ? 14 : 20);
    }
  });
});

const head = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:test"`;
const bare = `${head}><bpmn:process id="P" isExecutable="true">
  <bpmn:startEvent id="S"/><bpmn:manualTask id="A" name="甲"/><bpmn:parallelGateway id="G"/><bpmn:manualTask id="B" name="乙"/>
  <bpmn:manualTask id="C" name="丙"/><bpmn:parallelGateway id="J"/><bpmn:endEvent id="E"/>
  ${['S A', 'A G', 'G B', 'G C', 'B J', 'C J', 'J E']
    .map(
      (ends, i) =>
        `<bpmn:sequenceFlow id="F${i}" sourceRef="${ends.split(' ')[0]}" targetRef="${ends.split(' ')[1]}"/>`,
    )
    .join('')}</bpmn:process></bpmn:definitions>`;
const inPool = `${head} xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">
  <bpmn:collaboration id="Co"><bpmn:participant id="Pool" name="学校" processRef="P"/></bpmn:collaboration>
  <bpmn:process id="P" isExecutable="true"><bpmn:startEvent id="S"/></bpmn:process>
  <bpmndi:BPMNDiagram id="Di"><bpmndi:BPMNPlane id="Pl" bpmnElement="Co">
    <bpmndi:BPMNShape id="Pool_di" bpmnElement="Pool" isHorizontal="true"><dc:Bounds x="100" y="80" width="600" height="250"/></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="S_di" bpmnElement="S"><dc:Bounds x="182" y="162" width="36" height="36"/></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
