import { xiaowuModdle } from '@xiaowu/engine';
import { BpmnModdle } from 'bpmn-moddle';
import { withDrawing } from './auto-layout';
import { elementOf, listOf, textOf } from '../moddle';
import { undrawnParts } from './undrawn-parts';

const bare = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="D" targetNamespace="urn:test">
  <bpmn:message id="Message_1" name="objection" />
  <bpmn:process id="P" isExecutable="true">
    <bpmn:startEvent id="S" />
    <bpmn:userTask id="T" name="申请人">
      <bpmn:extensionElements><xiaowu:approver kind="applicant" /></bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:endEvent id="E" />
    <bpmn:sequenceFlow id="F1" sourceRef="S" targetRef="T" />
    <bpmn:sequenceFlow id="F2" sourceRef="T" targetRef="E" />
  </bpmn:process>
</bpmn:definitions>`;

describe('a file without a drawing', () => {
  const moddle = new BpmnModdle({ xiaowu: xiaowuModdle });

  it('gets one, with everything else kept', async () => {
    const drawn = await withDrawing(bare, moddle);
    for (const id of ['S', 'T', 'E']) expect(drawn).toContain(`BPMNShape id="${id}_di" bpmnElement="${id}"`);
    for (const id of ['F1', 'F2']) expect(drawn).toContain(`bpmnElement="${id}"`);
    expect(drawn).toContain('kind="applicant"');
    expect(drawn).toContain('name="objection"');
  });

  it('keeps what only we read, of which the layout knows nothing', async () => {
    const roots = `<bpmn:globalScriptTask id="G" scriptLanguage="application/feel"><bpmn:script>a + b</bpmn:script></bpmn:globalScriptTask>`;
    const drawn = await withDrawing(bare.replace('<bpmn:process', `${roots}<bpmn:process`), moddle);
    expect(drawn).toContain('<bpmn:script>a + b</bpmn:script>');
    expect((await moddle.fromXML(drawn)).warnings).toEqual([]);
  });

  it('is not touched when it has one', async () => {
    const drawn = await withDrawing(bare, moddle);
    expect(await withDrawing(drawn, moddle)).toBe(drawn);
  });

  it('shows every pool, each below the other, with what they send each other', async () => {
    const process = (id: string) =>
      `<bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="${id}_s" /><bpmn:task id="${id}_t" /><bpmn:endEvent id="${id}_e" />
       <bpmn:sequenceFlow id="${id}_1" sourceRef="${id}_s" targetRef="${id}_t" /><bpmn:sequenceFlow id="${id}_2" sourceRef="${id}_t" targetRef="${id}_e" /></bpmn:process>`;
    const pools = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:test">
  <bpmn:collaboration id="C"><bpmn:participant id="A" processRef="P" /><bpmn:participant id="B" processRef="Q" /><bpmn:participant id="X" name="外部" />
  <bpmn:messageFlow id="M" sourceRef="P_t" targetRef="Q_t" /><bpmn:messageFlow id="N" sourceRef="Q_t" targetRef="X" /></bpmn:collaboration>
  ${process('P')}${process('Q')}
</bpmn:definitions>`;
    const { rootElement, warnings } = await moddle.fromXML(await withDrawing(pools, moddle));
    expect(warnings).toEqual([]);
    const [diagram, ...more] = listOf(rootElement, 'diagrams');
    expect(more).toEqual([]);
    const shown = listOf(elementOf(diagram, 'plane'), 'planeElement');
    const of = (id: string) => shown.filter((each) => textOf(elementOf(each, 'bpmnElement'), 'id') === id);
    for (const id of ['A', 'B', 'X', 'P_s', 'P_t', 'P_e', 'P_1', 'Q_s', 'Q_t', 'Q_e', 'Q_2', 'M', 'N'])
      expect([id, of(id).length]).toEqual([id, 1]);
    const bounds = (id: string) => {
      const box = elementOf(of(id)[0], 'bounds');
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(box?.get(name)));
      return { left: x ?? 0, top: y ?? 0, right: (x ?? 0) + (width ?? 0), bottom: (y ?? 0) + (height ?? 0) };
    };
    for (const [pool, inside] of [
      ['A', 'P'],
      ['B', 'Q'],
    ] as const)
      for (const each of ['s', 't', 'e']) {
        const [outer, inner] = [bounds(pool), bounds(`${inside}_${each}`)];
        expect(inner.left > outer.left && inner.right < outer.right).toBe(true);
        expect(inner.top > outer.top && inner.bottom < outer.bottom).toBe(true);
      }
    expect(bounds('B').top).toBeGreaterThan(bounds('A').bottom);
    expect(bounds('X').top).toBeGreaterThan(bounds('B').bottom);
  });

  it('leaves a message into a folded sub-process undrawn, in the file, and told of', async () => {
    const pools = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:test">
  <bpmn:collaboration id="C"><bpmn:participant id="A" processRef="P" /><bpmn:participant id="B" processRef="Q" />
  <bpmn:messageFlow id="M" sourceRef="P_t" targetRef="Q_in" /></bpmn:collaboration>
  <bpmn:process id="P"><bpmn:task id="P_t" /></bpmn:process>
  <bpmn:process id="Q"><bpmn:subProcess id="Q_s"><bpmn:receiveTask id="Q_in" /></bpmn:subProcess></bpmn:process>
</bpmn:definitions>`;
    const drawn = await withDrawing(pools, moddle);
    expect(drawn).toContain('<bpmn:messageFlow id="M" sourceRef="P_t" targetRef="Q_in" />');
    expect(drawn).toContain('bpmnElement="Q_in"');
    expect(drawn).not.toContain('bpmnElement="M"');
    for (const file of [pools, drawn])
      expect(await undrawnParts(file, moddle)).toEqual([{ id: 'M', name: '', type: 'MessageFlow' }]);
  });

  it('tells of a second process without a pool, which no canvas shows', async () => {
    const second = '<bpmn:process id="Q" name="被调用"><bpmn:task id="Q_t" /></bpmn:process>';
    const file = bare.replace('</bpmn:definitions>', `${second}</bpmn:definitions>`);
    for (const each of [file, await withDrawing(file, moddle)])
      expect(await undrawnParts(each, moddle)).toEqual([{ id: 'Q', name: '被调用', type: 'Process' }]);
    expect(await undrawnParts(bare, moddle)).toEqual([]);
  });

  it('tells of what another tool drew only in part', async () => {
    const drawn = await withDrawing(bare, moddle);
    const shape = /<bpmndi:BPMNShape id="E_di"[\s\S]*?<\/bpmndi:BPMNShape>/;
    expect(drawn).toMatch(shape);
    expect(await undrawnParts(drawn.replace(shape, ''), moddle)).toEqual([{ id: 'E', name: '', type: 'EndEvent' }]);
  });
});
