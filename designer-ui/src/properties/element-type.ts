import type { ModdleElement } from '../modeler/moddle';

const keys = [
  'Process',
  'StartEvent',
  'EndEvent',
  'BoundaryEvent',
  'IntermediateCatchEvent',
  'IntermediateThrowEvent',
  'UserTask',
  'ManualTask',
  'ServiceTask',
  'ScriptTask',
  'BusinessRuleTask',
  'SendTask',
  'ReceiveTask',
  'CallActivity',
  'Task',
  'SubProcess',
  'ExclusiveGateway',
  'ParallelGateway',
  'InclusiveGateway',
  'ComplexGateway',
  'EventBasedGateway',
  'AdHocSubProcess',
  'Transaction',
  'Collaboration',
  'Participant',
  'Lane',
  'MessageFlow',
  'DataObjectReference',
  'DataStoreReference',
  'DataInputAssociation',
  'DataOutputAssociation',
  'SequenceFlow',
  'TextAnnotation',
  'Association',
  'Group',
] as const;
export type ElementTypeKey = (typeof keys)[number] | 'EventSubProcess' | 'other';

/** Key of the element's kind in the locale; `other` for what the engine refuses anyway. */
export const elementTypeKey = (element: ModdleElement): ElementTypeKey =>
  element.get('triggeredByEvent') === true
    ? 'EventSubProcess'
    : (keys.find((key) => element.$type === `bpmn:${key}`) ?? 'other');
