import { xiaowuModdle } from '@xiaowu/engine';
import { BpmnModdle } from 'bpmn-moddle';
import { idPrefixOf, newElementId } from './element-ids';

describe('ids of new elements', () => {
  const moddle = new BpmnModdle({ xiaowu: xiaowuModdle });

  it.each([
    ['bpmn:UserTask', 'UserTask'],
    ['bpmn:SubProcess', 'SubProcess'],
    ['bpmn:StartEvent', 'StartEvent'],
    ['bpmn:BoundaryEvent', 'Event'],
    ['bpmn:ParallelGateway', 'Gateway'],
    ['bpmn:SequenceFlow', 'Flow'],
  ])('of %s begin with %s', (type, prefix) => {
    expect(idPrefixOf(moddle.create(type))).toBe(prefix);
  });

  it('have eight digits and are free', () => {
    const tried: string[] = [];
    const id = newElementId('UserTask', (candidate) => tried.push(candidate) < 3);
    expect(id).toMatch(/^UserTask_[0-9a-f]{8}$/);
    expect(tried).toHaveLength(3);
    expect(tried.at(-1)).toBe(id);
  });
});
