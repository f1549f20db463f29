import { xiaowuModdle } from '@xiaowu/engine';
import { BpmnModdle } from 'bpmn-moddle';
import { withDrawing } from './auto-layout';

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

  it('is not touched when it has one', async () => {
    const drawn = await withDrawing(bare, moddle);
    expect(await withDrawing(drawn, moddle)).toBe(drawn);
  });
});
