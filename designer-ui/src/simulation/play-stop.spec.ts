import { compile, type Process } from '@xiaowu/engine';
import { stopOf } from './play-stop';
import { act, beginTrial, currentEntry } from './trial-history';

const at = '2026-03-02T08:00:00.000Z';
const condition =
  '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">amount &gt; 5</bpmn:conditionExpression>';

async function drawn(inside: string): Promise<Process> {
  const file = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
  <bpmn:message id="m" name="paid"/>
  <bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="start"/><bpmn:userTask id="apply"/>
  <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="apply"/><bpmn:endEvent id="end"/>${inside}</bpmn:process>
</bpmn:definitions>`;
  return (await compile(file)).processes[0] as Process;
}
function afterApplying(process: Process) {
  const done = act(beginTrial(process, 'ann', { amount: 1 }, at), { type: 'approve', elementId: 'apply', by: 'ann' });
  if (!done) throw new Error('Expected that it can be handed in.');
  return stopOf(process, currentEntry(done).result.state);
}

describe('why a run does not go on by itself', () => {
  it('is what it waits for, and where', async () => {
    const process = await drawn(
      `<bpmn:intermediateCatchEvent id="wait"><bpmn:messageEventDefinition id="e" messageRef="m"/></bpmn:intermediateCatchEvent>
      <bpmn:sequenceFlow id="f2" sourceRef="apply" targetRef="wait"/><bpmn:sequenceFlow id="f3" sourceRef="wait" targetRef="end"/>`,
    );
    expect(afterApplying(process)).toEqual({ why: 'message', elementId: 'wait', code: null });
  });

  it('is an incident before what else waits', async () => {
    const process = await drawn(
      `<bpmn:parallelGateway id="fork"/><bpmn:sequenceFlow id="f2" sourceRef="apply" targetRef="fork"/>
      <bpmn:intermediateCatchEvent id="wait"><bpmn:messageEventDefinition id="e" messageRef="m"/></bpmn:intermediateCatchEvent>
      <bpmn:sequenceFlow id="f3" sourceRef="fork" targetRef="wait"/><bpmn:sequenceFlow id="f4" sourceRef="wait" targetRef="end"/>
      <bpmn:exclusiveGateway id="gate"/><bpmn:sequenceFlow id="f5" sourceRef="fork" targetRef="gate"/>
      <bpmn:sequenceFlow id="f6" sourceRef="gate" targetRef="end">${condition}</bpmn:sequenceFlow>`,
    );
    expect(afterApplying(process)).toEqual({ why: 'incident', elementId: 'gate', code: 'flow.noneHolds' });
  });
});
