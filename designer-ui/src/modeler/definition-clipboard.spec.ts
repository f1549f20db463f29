import { BpmnModdle } from 'bpmn-moddle';
import { xiaowuModdle } from '@xiaowu/engine';
import { revive } from './definition-clipboard';
import type { ModdleElement } from './moddle';

const moddle = new BpmnModdle({ xiaowu: xiaowuModdle });

describe('copying between definitions', () => {
  it('brings an element back with its settings, once however often it is named', () => {
    const task = moddle.create('bpmn:UserTask', {
      id: 'UserTask_1',
      name: '审批',
      extensionElements: moddle.create('bpmn:ExtensionElements', {
        values: [moddle.create('xiaowu:Approver', { kind: 'role', value: 'unionChair' })],
      }),
    });
    const tree = { 0: [{ id: 'UserTask_1', oldBusinessObject: task, again: task }] };
    const back = revive(JSON.stringify(tree), moddle as never) as { 0: Record<string, ModdleElement>[] };
    const [descriptor] = back[0];
    const element = descriptor?.['oldBusinessObject'];
    expect(element?.$instanceOf('bpmn:UserTask')).toBe(true);
    expect(descriptor?.['again']).toBe(element);
    const extension = element?.get('extensionElements') as ModdleElement;
    expect(extension.$parent).toBe(element);
    const [approver] = extension.get('values') as ModdleElement[];
    expect([approver?.$type, approver?.get('value')]).toEqual(['xiaowu:Approver', 'unionChair']);
  });
});
