import { bpmnFile, flow } from '../../test/support/engine/bpmn-file.js';
import { compile } from '../index.js';
import { variableUses } from './variable-uses.js';

const usesOf = async (elements: string) => {
  const { processes } = await compile(bpmnFile(elements));
  return Object.fromEntries(
    variableUses(processes[0]!).map(({ variable, writtenBy, readBy }) => [variable, { writtenBy, readBy }]),
  );
};

describe('variables of a process', () => {
  it('name who writes and who reads them', async () => {
    const uses = await usesOf(`<bpmn:startEvent id="s"/>${flow('f1', 's', 'script')}
      <bpmn:scriptTask id="script" scriptFormat="feel" xiaowu:resultVariable="total"><bpmn:script>amount * 2</bpmn:script></bpmn:scriptTask>
      ${flow('f2', 'script', 'g')}<bpmn:exclusiveGateway id="g" default="f4"/>
      <bpmn:sequenceFlow id="f3" sourceRef="g" targetRef="task"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">total > 5</bpmn:conditionExpression></bpmn:sequenceFlow>
      ${flow('f4', 'g', 'e')}<bpmn:userTask id="task"><bpmn:extensionElements><xiaowu:approver kind="field" value="boss"/>
        <xiaowu:output variable="done" expression="total + 1"/></bpmn:extensionElements></bpmn:userTask>${flow('f5', 'task', 'e')}<bpmn:endEvent id="e"/>`);
    expect(uses).toEqual({
      total: { writtenBy: ['script'], readBy: ['f3', 'task'] },
      done: { writtenBy: ['task'], readBy: [] },
      boss: { writtenBy: [], readBy: ['task'] },
      amount: { writtenBy: [], readBy: ['script'] },
    });
  });

  it('leave out what is only known inside of a step', async () => {
    const uses = await usesOf(`<bpmn:startEvent id="s"/>${flow('f1', 's', 'many')}
      <bpmn:manualTask id="many"><bpmn:extensionElements><xiaowu:input variable="own" expression="item.id"/><xiaowu:output variable="all" expression="own"/></bpmn:extensionElements>
        <bpmn:multiInstanceLoopCharacteristics xiaowu:collection="goods" xiaowu:elementVariable="item"/></bpmn:manualTask>
      ${flow('f2', 'many', 'e')}<bpmn:endEvent id="e"/>`);
    expect(uses).toEqual({
      all: { writtenBy: ['many'], readBy: [] },
      goods: { writtenBy: [], readBy: ['many'] },
    });
  });
});
