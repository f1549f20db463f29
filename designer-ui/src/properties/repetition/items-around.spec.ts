import type { FormSchema } from '@xiaowu/server/contract/forms';
import type { ModdleElement } from '../../modeler/moddle';
import { fieldsOfItem, itemsAround } from './items-around';
import { BpmnModdle } from 'bpmn-moddle';
import { xiaowuModdle } from '@xiaowu/engine';
import { listOf } from '../../modeler/moddle';

const form: FormSchema = {
  title: '',
  sections: [
    {
      key: 's',
      title: '',
      fields: [
        { key: 'leadOffice', label: '主办部门', type: 'department' },
        { key: 'assistOffices', label: '协办部门', type: 'department', maxDepartments: 9 },
        { key: 'note', label: '说明', type: 'text' },
      ],
    },
  ],
};

describe('items around a step', () => {
  it('are called after the fields they come from', async () => {
    const { rootElement } = await new BpmnModdle({ xiaowu: xiaowuModdle }).fromXML(
      `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="D" targetNamespace="t">
        <bpmn:process id="P"><bpmn:subProcess id="S">
          <bpmn:multiInstanceLoopCharacteristics xiaowu:collection="concatenate([leadOffice], assistOffices)" xiaowu:elementVariable="office"/>
          <bpmn:userTask id="U"><bpmn:multiInstanceLoopCharacteristics xiaowu:collection="[1, 2]" xiaowu:elementVariable="round"/></bpmn:userTask>
        </bpmn:subProcess></bpmn:process></bpmn:definitions>`,
    );
    const [process] = listOf(rootElement as unknown as ModdleElement, 'rootElements');
    const [inner] = listOf(listOf(process, 'flowElements')[0], 'flowElements');
    const items = itemsAround(inner!);
    expect(items.map(({ name }) => name)).toEqual(['round', 'office']);
    expect(items.map((item) => fieldsOfItem(item, form))).toEqual(['', '主办部门、协办部门']);
  });
});
