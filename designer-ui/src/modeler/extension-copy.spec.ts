import { xiaowuModdle } from '@xiaowu/engine';
import ModdleCopy from 'bpmn-js/lib/features/copy-paste/ModdleCopy';
import { BpmnModdle } from 'bpmn-moddle';
import EventBus from 'diagram-js/lib/core/EventBus';
import { ExtensionCopy } from './extension-copy';
import { listOf, type ModdleElement } from './moddle';

const moddle = Object.assign(new BpmnModdle({ xiaowu: xiaowuModdle }), {
  ids: { assigned: () => false, claim: () => undefined },
});

/** Copies what the user task has, besides its id, onto an element of this type. */
function copiedTo(type: string): ModdleElement {
  const eventBus = new EventBus();
  new ExtensionCopy(eventBus as never, moddle as never);
  const copy = new ModdleCopy(eventBus as never, moddle as never, moddle as never);
  const extensionElements = moddle.create('bpmn:ExtensionElements', {
    values: [
      moddle.create('xiaowu:Approval', { mode: 'any' }),
      moddle.create('xiaowu:Approver', { kind: 'applicant' }),
      moddle.create('xiaowu:Input', { variable: 'x', expression: '1' }),
    ],
  });
  const source = moddle.create('bpmn:UserTask', { name: '审批', extensionElements });
  return copy.copyElement(source, moddle.create(type), ['name', 'extensionElements']) as ModdleElement;
}
const settingsOf = (element: ModdleElement) =>
  listOf(element.get('extensionElements') as ModdleElement | undefined, 'values').map(({ $type }) => $type);

describe('a step that becomes another element', () => {
  it('keeps its settings when it is copied', () => {
    expect(settingsOf(copiedTo('bpmn:UserTask'))).toEqual(['xiaowu:Approval', 'xiaowu:Approver', 'xiaowu:Input']);
  });

  it('keeps only those that mean something there', () => {
    const service = copiedTo('bpmn:ServiceTask');
    expect(settingsOf(service)).toEqual(['xiaowu:Input']);
    expect(service.get('name')).toBe('审批');
  });

  it('leaves no empty container where none of them does', () => {
    expect(copiedTo('bpmn:StartEvent').get('extensionElements')).toBeUndefined();
  });
});
