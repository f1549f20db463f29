import { BpmnModdle } from 'bpmn-moddle';
import { followingOf } from './follow-rules';
import type { ModdleElement } from './moddle';

const moddle = new BpmnModdle();
const element = (type: string, event?: string) =>
  moddle.create(type, event ? { eventDefinitions: [moddle.create(event)] } : {}) as unknown as ModdleElement;

describe('what may stand behind an element', () => {
  it('is anything behind a step, a gateway that branches, and an event that is caught', () => {
    for (const source of [
      element('bpmn:UserTask'),
      element('bpmn:ExclusiveGateway'),
      element('bpmn:BoundaryEvent', 'bpmn:ErrorEventDefinition'),
    ])
      expect(followingOf(source)).toBeNull();
  });

  it('is an event that is waited for behind an event-based gateway', () => {
    const following = followingOf(element('bpmn:EventBasedGateway'));
    expect(following?.mayFollow('bpmn:IntermediateCatchEvent', 'bpmn:MessageEventDefinition')).toBe(true);
    expect(following?.mayFollow('bpmn:ReceiveTask')).toBe(true);
    expect(following?.mayFollow('bpmn:IntermediateCatchEvent', 'bpmn:LinkEventDefinition')).toBe(false);
    expect(following?.mayFollow('bpmn:UserTask')).toBe(false);
    expect(following?.blocks).toEqual(['timer']);
  });

  it('is an activity behind an event that waits for compensation', () => {
    const following = followingOf(element('bpmn:BoundaryEvent', 'bpmn:CompensateEventDefinition'));
    expect(following?.mayFollow('bpmn:ServiceTask')).toBe(true);
    expect(following?.mayFollow('bpmn:EndEvent')).toBe(false);
    expect(following?.blocks).toEqual([]);
  });
});
