import type { Page } from 'playwright-core';
import type { Visitor } from './support/browser.js';
import { Canvas, soon } from './support/canvas.js';
import { Designer } from './support/designer.js';
import { useSite } from './support/site.js';

jest.setTimeout(240_000);

const file = (namespaces: string, process: string, roots = '') => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" ${namespaces} id="D" targetNamespace="urn:test">
  ${roots}<bpmn:process id="P" isExecutable="true"><bpmn:startEvent id="S"/><bpmn:sequenceFlow id="F1" sourceRef="S" targetRef="X"/>
  ${process}<bpmn:sequenceFlow id="F2" sourceRef="X" targetRef="E"/><bpmn:endEvent id="E"/></bpmn:process></bpmn:definitions>`;

describe('what other tools have written', () => {
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
    await designer.create('外来文件', 'panel-foreign');
  });
  afterEach(async () => {
    if (admin.errors.length > 0) await admin.picture('panel');
    expect(admin.errors.splice(0)).toEqual([]);
  });
  async function open(xml: string): Promise<void> {
    await canvas.importFile('foreign.bpmn', xml);
    await canvas.fit();
    await canvas.select('X');
  }

  it('goes by one press where it does nothing, which says exactly what, and comes back', async () => {
    await open(
      file(
        'xmlns:other="urn:other"',
        `<bpmn:manualTask id="X" name="盖章" other:color="red"><bpmn:documentation>说明</bpmn:documentation><bpmn:extensionElements>
          <other:note text="a"/><xiaowu:input variable="v" expression="1"/></bpmn:extensionElements></bpmn:manualTask>`,
      ),
    );
    const list = page.getByRole('region', { name: '问题列表' });
    const fix = list.getByRole('button', { name: '盖章：删除 other:color、other:note' });
    await fix.first().waitFor();
    expect(await fix.first().getAttribute('title')).toBe('将删除：other:color="red"；other:note text="a"');
    await fix.first().click();
    await page.getByText('已删除：other:color="red"；other:note text="a"。可按 Ctrl+Z 撤销。').waitFor();
    await soon(() => fix.count(), 0);
    const without = await canvas.exportFile();
    expect(without).not.toContain('<other:');
    expect(without).not.toContain('other:color');
    for (const kept of ['说明', 'variable="v"', 'name="盖章"']) expect(without).toContain(kept);
    await canvas.clear();
    await canvas.press('Control+z');
    await fix.first().waitFor();
    const again = await canvas.exportFile();
    expect(again).toContain('other:color="red"');
    expect(again).toMatch(/other:note text="a"/);
  });

  it('leaves its fields where they are when the check finds something, or nothing more', async () => {
    const marker =
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>';
    await open(
      file(
        'xmlns:other="urn:other"',
        `<bpmn:manualTask id="X" name="盖章" other:color="red">${marker}</bpmn:manualTask>`,
      ),
    );
    const problems = designer.panel.getByRole('status', { name: '此处的问题' });
    await problems.getByText(/other:color/).waitFor();
    const sections = designer.panel.getByRole('region');
    const places = () => sections.evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)));
    // the end of the panel, too, which is what has to be moved where its height changes
    await sections.last().evaluate((section) => section.parentElement?.closest('.settings')?.scrollTo(0, 10_000));
    const before = await places();
    await page.getByRole('button', { name: '盖章：删除 other:color' }).first().click();
    await soon(() => problems.getByText(/other:color/).count(), 0);
    expect(await places()).toEqual(before);
  });

  it('shows on the drawing the way that leads to a problem, until it is put away', async () => {
    const flow = (id: string, from: string, to: string, condition = '') =>
      `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition}</bpmn:sequenceFlow>`;
    const condition =
      '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">amount &lt; 1</bpmn:conditionExpression>';
    await open(
      file(
        '',
        `<bpmn:exclusiveGateway id="X" name="分" default="F2"/><bpmn:parallelGateway id="J" name="合"/>
        ${flow('F3', 'X', 'J', condition)}${flow('F4', 'X', 'J', condition)}${flow('F5', 'J', 'E')}`,
      ),
    );
    const list = page.getByRole('region', { name: '问题列表' });
    await list.getByText('走法：开始事件 → 分 → 合').waitFor();
    const numbers = page.locator('.path-number');
    const shown = list.getByRole('button', { name: '合：在图上显示路径' });
    await shown.focus();
    await shown.press('Enter');
    await soon(() => numbers.allInnerTexts().then((all) => all.sort().join()), '1,2,3');
    await shown.press('Enter');
    await soon(() => numbers.count(), 0);
  });

  it('has each of several events of one kind edited', async () => {
    const timers = ['P1D', 'P2D'].map(
      (time, i) =>
        `<bpmn:timerEventDefinition id="T${i}"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${time}</bpmn:timeDuration></bpmn:timerEventDefinition>`,
    );
    await open(
      file('', `<bpmn:intermediateCatchEvent id="X" name="等待">${timers.join('')}</bpmn:intermediateCatchEvent>`),
    );
    const { panel } = designer;
    const days = panel.getByRole('spinbutton', { name: /天/ }).first();
    await soon(() => days.inputValue(), '1');
    await panel.getByRole('button', { name: '定时 2 设置它' }).click();
    await soon(() => days.inputValue(), '2');
    await days.fill('5');
    await days.press('Tab');
    const edited = await canvas.exportFile();
    expect(edited).toContain('>P1D<');
    expect(edited).toContain('>P5D<');
    expect(edited).not.toContain('>P2D<');
    await panel.getByRole('button', { name: '定时 1 设置它' }).click();
    await soon(() => days.inputValue(), '1');
  });

  it('says in words when a timer goes off, and keeps what stands in the file below 高级', async () => {
    const timer = (time: string) =>
      `<bpmn:intermediateCatchEvent id="X" name="等待"><bpmn:timerEventDefinition>${time}</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
    const expression = (name: string, text: string) =>
      `<bpmn:${name} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${name}>`;
    const head = designer.panel.getByRole('button', { name: /^时间/ });
    const raw = designer.panel.getByRole('textbox', { name: 'ISO 8601 或 FEEL 表达式' });

    await open(file('', timer(expression('timeDuration', 'PT24H'))));
    await soon(() => head.innerText().then((text) => text.replace(/\s+/g, ' ')), '时间 等待 24 小时');
    expect(await raw.count()).toBe(0);
    await designer.panel.getByRole('region', { name: /^时间/ }).getByRole('button', { name: '高级' }).click();
    expect(await raw.inputValue()).toBe('PT24H');

    await open(file('', timer(expression('timeCycle', '0 9 * * MON-FRI'))));
    await soon(() => head.innerText().then((text) => text.replace(/\s+/g, ' ')), '时间 每周一、二、三、四、五 09:00');
    // what the fields cannot show is edited as it stands
    await open(file('', timer(expression('timeDuration', 'P1M'))));
    await soon(() => head.innerText().then((text) => text.replace(/\s+/g, ' ')), '时间 等待 1 个月');
    expect(await raw.inputValue()).toBe('P1M');
  });

  it('says in words what is done once for each, as it stands and as it is changed', async () => {
    const marker =
      '<bpmn:multiInstanceLoopCharacteristics xiaowu:outputCollection="answers" xiaowu:outputElement="result"><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality><bpmn:completionCondition xsi:type="bpmn:tFormalExpression">numberOfCompletedInstances/numberOfInstances &gt;= 0.6</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>';
    await open(file('', `<bpmn:manualTask id="X" name="巡查">${marker}</bpmn:manualTask>`));
    const section = designer.panel.getByRole('region', { name: /^逐项办理/ });
    await section.getByText('办 3 次，同时进行，办完 60% 就继续，其余的取消。').waitFor();
    expect(await section.getByRole('spinbutton', { name: '办完的比例' }).inputValue()).toBe('60');
    const asRead = await canvas.exportFile();
    for (const kept of ['>3<', '>numberOfCompletedInstances/numberOfInstances &gt;= 0.6<'])
      expect(asRead).toContain(kept);

    await section.getByText('依次进行').click();
    await designer.choose('办到什么程度继续', '有一个办完');
    await section.getByText('办 3 次，依次进行，有一个办完就继续，其余的取消。').waitFor();
    // an expression begins with what the words said
    await designer.choose('办到什么程度继续', '自定义（FEEL 表达式）');
    await section.getByText('numberOfCompletedInstances >= 1').waitFor();
    await section.getByRole('button', { name: '高级' }).click();
    expect(await section.getByRole('textbox', { name: '结果列表的变量名' }).inputValue()).toBe('answers');
    const changed = await canvas.exportFile();
    for (const said of [
      'isSequential="true"',
      'xiaowu:outputCollection="answers"',
      '>numberOfCompletedInstances &gt;= 1<',
    ])
      expect(changed).toContain(said);
  });

  it('shows by which values a message finds its case, and lets them be changed', async () => {
    await open(
      file(
        '',
        `<bpmn:intermediateCatchEvent id="X" name="等回复"><bpmn:messageEventDefinition id="MD" messageRef="M"/></bpmn:intermediateCatchEvent>`,
        `<bpmn:message id="M" name="answer"/><bpmn:correlationProperty id="No" name="单号"><bpmn:correlationPropertyRetrievalExpression messageRef="M"><bpmn:messagePath>no</bpmn:messagePath></bpmn:correlationPropertyRetrievalExpression></bpmn:correlationProperty>`,
      ),
    );
    const path = designer.panel.getByRole('textbox', { name: '消息中的「单号」（FEEL）' });
    await path.waitFor();
    await soon(async () => (await path.textContent())?.trim(), 'no');
    // the panel may draw itself once more when the file has just been read
    await expect(async () => {
      await path.click();
      await canvas.press('Control+a');
      await page.keyboard.insertText('reply.no');
      expect((await path.textContent())?.trim()).toBe('reply.no');
    }).toSucceed(20_000);
    await canvas.press('Tab');
    await soon(async () => /<bpmn:messagePath[^>]*>reply\.no</.test(await canvas.exportFile()), true);
    expect(await designer.panel.getByText('关联表达式（FEEL）').count()).toBe(0);
  });

  it('takes the called process that is found by a part of its name when Enter is pressed', async () => {
    await open(file('', '<bpmn:callActivity id="X" name="用车"/>'));
    await designer.panel.getByRole('combobox', { name: '被调用的流程' }).fill('公车使用');
    await page
      .getByRole('option', { name: /公车使用申请/ })
      .filter({ visible: true })
      .waitFor();
    await page.keyboard.press('Enter');
    await soon(
      async () => /<bpmn:callActivity [^>]*calledElement="([^"]*)"/.exec(await canvas.exportFile())?.[1],
      'vehicle-request',
    );
  });

  it('has a task that is called from the top of the file set up at its call', async () => {
    await open(
      file(
        '',
        '<bpmn:callActivity id="X" name="签字" calledElement="sign"/>',
        `<bpmn:globalUserTask id="sign" name="共用签字"><bpmn:extensionElements><xiaowu:approver kind="role" value="r"/></bpmn:extensionElements></bpmn:globalUserTask>`,
      ),
    );
    const { panel } = designer;
    await panel.getByText('以下是全局任务「共用签字」的设置，对调用它的各处都有效。').waitFor();
    expect(await panel.getByText('没有已发布的流程叫这个名字').count()).toBe(0);
    await designer.choose('多人审批时', /^会签/);
    const task = /<bpmn:globalUserTask[^]*<\/bpmn:globalUserTask>/.exec(await canvas.exportFile())?.[0] ?? '';
    expect(task).toContain('mode="all"');
    expect(task).toContain('kind="role"');
  });
});
