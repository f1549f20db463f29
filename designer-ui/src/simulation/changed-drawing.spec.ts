import { compile, type Process } from '@xiaowu/engine';
import { actAgain, isAnother } from './changed-drawing';
import { act, beginTrial, doneEntries } from './trial-history';

const bpmn = (condition: string, more = '') => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:userTask id="apply" name="申请人"/>
    <bpmn:exclusiveGateway id="g" default="f3"/>
    <bpmn:endEvent id="end"/><bpmn:endEvent id="other"/>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="apply"/>
    <bpmn:sequenceFlow id="f2" sourceRef="apply" targetRef="g"/>
    <bpmn:sequenceFlow id="f3" sourceRef="g" targetRef="end"/>
    <bpmn:sequenceFlow id="f4" sourceRef="g" targetRef="other"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>
  </bpmn:process>${more}
</bpmn:definitions>`;
const processOf = async (xml: string) => (await compile(xml)).processes[0] as Process;

describe('a drawing that was changed while a trial runs', () => {
  it('is another where something would go otherwise', async () => {
    const begun = await processOf(bpmn('days &gt; 3'));
    expect(isAnother(begun, await processOf(bpmn('days &gt; 3', '<bpmn:category id="c"/>')))).toBe(false);
    expect(isAnother(begun, await processOf(bpmn('days &gt; 4')))).toBe(true);
  });

  it('gets the same answers, with all that it reads of them', async () => {
    const [begun, now] = await Promise.all([processOf(bpmn('days &gt; 3')), processOf(bpmn('days &gt; amount'))]);
    const data = { days: 5, amount: 2 };
    const trial = beginTrial(begun, 'ann', {}, '2026-03-02T08:00:00.000Z');
    const submit = { type: 'approve', elementId: 'apply', by: 'ann', variables: { days: 5 } } as const;
    const [start, submitted] = doneEntries(act(trial, submit, { data })!);
    expect(actAgain(start!, now)).toBeNull();
    expect(actAgain(submitted!, now)).toEqual({ ...submit, variables: data });
  });
});
