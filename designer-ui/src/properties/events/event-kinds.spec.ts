import { BpmnModdle } from 'bpmn-moddle';
import { createIn, listOf, type ModdleElement } from '../../modeler/moddle';
import { chooseDefinition, choiceOf, eventDefinitionOf, shownDefinitions } from './event-definitions';
import { type EventKind, kindsToAdd } from './event-kinds';

const moddle = new BpmnModdle();

/** An event of these kinds, in a process or a transaction. */
function event(type: string, kinds: readonly EventKind[], around = 'bpmn:Process'): ModdleElement {
  const made = createIn(moddle.create(around) as ModdleElement, type);
  made.set(
    'eventDefinitions',
    kinds.map((kind) => createIn(made, `bpmn:${kind}EventDefinition`)),
  );
  return made;
}

describe('what an event can be of besides', () => {
  it.each<[string, ModdleElement, EventKind[]]>([
    [
      'a throw event',
      event('bpmn:IntermediateThrowEvent', ['Message']),
      ['Message', 'Signal', 'Escalation', 'Compensate'],
    ],
    ['one that undoes', event('bpmn:IntermediateThrowEvent', ['Compensate']), ['Message', 'Signal', 'Escalation']],
    [
      'an end event: one thing can end something',
      event('bpmn:EndEvent', ['Compensate']),
      ['Message', 'Signal', 'Escalation', 'Error', 'Terminate'],
    ],
    [
      'an end event that terminates',
      event('bpmn:EndEvent', ['Terminate']),
      ['Message', 'Signal', 'Escalation', 'Compensate'],
    ],
    [
      'the end of a transaction',
      event('bpmn:EndEvent', ['Message', 'Signal', 'Escalation'], 'bpmn:Transaction'),
      ['Message', 'Signal', 'Escalation', 'Compensate', 'Error', 'Cancel', 'Terminate'],
    ],
    ['a boundary event of a transaction that is canceled', event('bpmn:BoundaryEvent', ['Cancel']), []],
    ['a link', event('bpmn:IntermediateThrowEvent', ['Link']), []],
    ['an event that is of nothing yet', event('bpmn:IntermediateThrowEvent', []), []],
    ['a catch event', event('bpmn:IntermediateCatchEvent', ['Timer']), ['Message', 'Timer', 'Signal', 'Conditional']],
  ])('%s', (_what, given, offered) => {
    expect(kindsToAdd(given)).toEqual(offered);
  });
});

describe('several definitions of one kind', () => {
  it('are shown one at a time: the first, until another is chosen', () => {
    const waiting = event('bpmn:IntermediateCatchEvent', ['Timer', 'Message', 'Timer']);
    const [first, , second] = listOf(waiting, 'eventDefinitions');
    const type = 'bpmn:TimerEventDefinition';
    expect(eventDefinitionOf(waiting, type)).toBe(first);
    expect(shownDefinitions(waiting)).toEqual([
      { number: 1, isShown: true },
      { number: null, isShown: true },
      { number: 2, isShown: false },
    ]);
    const before = choiceOf(waiting);
    if (second) chooseDefinition(waiting, second);
    expect(eventDefinitionOf(waiting, type)).toBe(second);
    expect(choiceOf(waiting)).not.toBe(before);
    if (first) chooseDefinition(waiting, first);
    expect(eventDefinitionOf(waiting, type)).toBe(first);
  });

  it('are shown from the first again when the chosen one is gone', () => {
    const waiting = event('bpmn:IntermediateCatchEvent', ['Signal', 'Signal']);
    const [first, second] = listOf(waiting, 'eventDefinitions');
    if (second) chooseDefinition(waiting, second);
    waiting.set('eventDefinitions', [first]);
    expect(eventDefinitionOf(waiting, 'bpmn:SignalEventDefinition')).toBe(first);
  });
});
