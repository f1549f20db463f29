import { compile, type Process } from '@xiaowu/engine';
import { askedData } from './asked-data';
import { act, beginTrial, currentEntry } from './trial-history';

const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:userTask id="apply" name="申请人"/>
    <bpmn:userTask id="office" name="部门会签">
      <bpmn:extensionElements><xiaowu:approver kind="departmentHead" departmentField="item"/></bpmn:extensionElements>
      <bpmn:multiInstanceLoopCharacteristics xiaowu:collection="offices" xiaowu:elementVariable="item"/>
    </bpmn:userTask>
    <bpmn:endEvent id="end"/>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="apply"/>
    <bpmn:sequenceFlow id="f2" sourceRef="apply" targetRef="office"/>
    <bpmn:sequenceFlow id="f3" sourceRef="office" targetRef="end"/>
  </bpmn:process>
</bpmn:definitions>`;

describe('what people are asked for with', () => {
  it('is the form, and for each of a multi-instance its own item', async () => {
    const process = (await compile(bpmn)).processes[0] as Process;
    const data = { offices: ['academic', 'finance'], title: '办法' };
    const begun = beginTrial(process, 'ann', data, '2026-03-02T08:00:00.000Z');
    const submitted = act(begun, { type: 'approve', elementId: 'apply', by: 'ann' });
    const entry = currentEntry(submitted ?? begun);
    const jobs = entry.result.state.jobs.filter(({ kind }) => kind === 'approvers');
    expect(jobs.map(({ scopeId }) => askedData(entry, scopeId))).toEqual([
      { ...data, item: 'academic' },
      { ...data, item: 'finance' },
    ]);
    expect(askedData(entry, undefined)).toEqual(data);
  });
});
