import { compile, variableUses, xiaowuModdle } from '@xiaowu/engine';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import { BpmnModdle } from 'bpmn-moddle';
import { listOf } from '../../modeler/moddle';
import { variableRows } from './variable-rows';

const form: FormSchema = {
  title: '申请',
  sections: [
    {
      key: 's',
      title: '',
      fields: [
        { key: 'amount', label: '金额', type: 'money' },
        { key: 'applicant', label: '姓名', type: 'text', readonly: true },
        { key: 'note', label: '备注', type: 'text' },
        { key: 'hint', label: '说明', type: 'static' },
      ],
    },
  ],
};
const xml = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="urn:t">
  <bpmn:process id="P" isExecutable="true"><bpmn:startEvent id="S"><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="A" name="申请"><bpmn:incoming>F1</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing></bpmn:userTask>
    <bpmn:scriptTask id="C" name="计算" scriptFormat="feel" xiaowu:resultVariable="total"><bpmn:incoming>F2</bpmn:incoming><bpmn:outgoing>F3</bpmn:outgoing><bpmn:script>amount * rate</bpmn:script></bpmn:scriptTask>
    <bpmn:endEvent id="E"><bpmn:incoming>F3</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="F1" sourceRef="S" targetRef="A"/><bpmn:sequenceFlow id="F2" sourceRef="A" targetRef="C"/><bpmn:sequenceFlow id="F3" sourceRef="C" targetRef="E"/>
  </bpmn:process></bpmn:definitions>`;

describe('the variables of a process', () => {
  it('say who writes and reads them, of what type they are, and what is missing', async () => {
    const { rootElement } = await new BpmnModdle({ xiaowu: xiaowuModdle }).fromXML(xml);
    const [process] = listOf(rootElement, 'rootElements');
    const [compiled] = (await compile(xml)).processes;
    const rows = variableRows(compiled ? variableUses(compiled) : [], form, listOf(process, 'flowElements'));
    const apply = { id: 'A', name: '申请' };
    const compute = { id: 'C', name: '计算' };
    expect(rows).toEqual([
      {
        name: 'amount',
        label: '金额',
        type: 'number',
        isAutomatic: false,
        writers: [apply],
        readers: [compute],
        doubt: null,
      },
      { name: 'applicant', label: '姓名', type: 'string', isAutomatic: true, writers: [], readers: [], doubt: null },
      { name: 'note', label: '备注', type: 'string', isAutomatic: false, writers: [apply], readers: [], doubt: null },
      { name: 'total', label: '', type: 'any', isAutomatic: false, writers: [compute], readers: [], doubt: 'unread' },
      { name: 'rate', label: '', type: 'any', isAutomatic: false, writers: [], readers: [compute], doubt: 'unwritten' },
    ]);
  });
});
