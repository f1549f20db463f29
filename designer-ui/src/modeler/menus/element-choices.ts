/** What palette and context pad create; titles are keys of the translation. */
export interface ElementChoice {
  id: string;
  type: string;
  icon: string;
  title: string;
  group: 'event' | 'activity' | 'gateway' | 'artifact';
  options?: { eventDefinitionType?: string; isExpanded?: boolean };
}

const timer = { eventDefinitionType: 'bpmn:TimerEventDefinition' };

export const elementChoices: readonly ElementChoice[] = [
  {
    id: 'start-event',
    type: 'bpmn:StartEvent',
    icon: 'bpmn-icon-start-event-none',
    title: 'Start event',
    group: 'event',
  },
  { id: 'user-task', type: 'bpmn:UserTask', icon: 'bpmn-icon-user-task', title: 'User task', group: 'activity' },
  {
    id: 'exclusive-gateway',
    type: 'bpmn:ExclusiveGateway',
    icon: 'bpmn-icon-gateway-xor',
    title: 'Exclusive gateway',
    group: 'gateway',
  },
  {
    id: 'parallel-gateway',
    type: 'bpmn:ParallelGateway',
    icon: 'bpmn-icon-gateway-parallel',
    title: 'Parallel gateway',
    group: 'gateway',
  },
  {
    id: 'timer-event',
    type: 'bpmn:IntermediateCatchEvent',
    icon: 'bpmn-icon-intermediate-event-catch-timer',
    title: 'Timer intermediate catch event',
    group: 'event',
    options: timer,
  },
  {
    id: 'service-task',
    type: 'bpmn:ServiceTask',
    icon: 'bpmn-icon-service-task',
    title: 'Service task',
    group: 'activity',
  },
  {
    id: 'sub-process',
    type: 'bpmn:SubProcess',
    icon: 'bpmn-icon-subprocess-expanded',
    title: 'Sub-process (expanded)',
    group: 'activity',
    options: { isExpanded: true },
  },
  { id: 'end-event', type: 'bpmn:EndEvent', icon: 'bpmn-icon-end-event-none', title: 'End event', group: 'event' },
  {
    id: 'text-annotation',
    type: 'bpmn:TextAnnotation',
    icon: 'bpmn-icon-text-annotation',
    title: 'Text annotation',
    group: 'artifact',
  },
];

/** Offered behind a selected element, most used first. */
export const appendedIds: readonly string[] = ['end-event'];
