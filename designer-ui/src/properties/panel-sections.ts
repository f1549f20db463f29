import type { Component } from 'vue';
import { messageHolderOf } from './message-holder';
import { elementOf, type ModdleElement } from '../modeler/moddle';
import ActionsSection from './ActionsSection.vue';
import ApprovalSection from './ApprovalSection.vue';
import ApproversSection from './ApproversSection.vue';
import CallSection from './CallSection.vue';
import BoundarySection from './BoundarySection.vue';
import ConditionSection from './ConditionSection.vue';
import DecisionSection from './DecisionSection.vue';
import ErrorSection from './ErrorSection.vue';
import { eventDefinitionOf } from './event-definitions';
import FieldRightsSection from './FieldRightsSection.vue';
import GeneralSection from './GeneralSection.vue';
import MappingsSection from './MappingsSection.vue';
import MessageSection from './MessageSection.vue';
import MultiInstanceSection from './MultiInstanceSection.vue';
import ProcessSection from './ProcessSection.vue';
import QuantitySection from './QuantitySection.vue';
import ScriptSection from './ScriptSection.vue';
import ServiceSection from './ServiceSection.vue';
import StandardLoopSection from './StandardLoopSection.vue';
import TimerSection from './TimerSection.vue';

interface Section {
  name: string;
  component: Component;
  appliesTo: (element: ModdleElement) => boolean;
}

const isA = (type: string) => (element: ModdleElement) => element.$instanceOf(type);
const hasEvent = (type: string) => (element: ModdleElement) => eventDefinitionOf(element, type) !== null;

/** Activities that hand something in and out; people fill in a form instead. */
const mapped = [
  'bpmn:ServiceTask',
  'bpmn:ScriptTask',
  'bpmn:BusinessRuleTask',
  'bpmn:SendTask',
  'bpmn:ReceiveTask',
  'bpmn:CallActivity',
  'bpmn:SubProcess',
];
const markerOf = (element: ModdleElement) => elementOf(element, 'loopCharacteristics')?.$type ?? null;

/** Sections of the panel from top to bottom. A new kind of element gets its settings by one more line. */
const sections: readonly Section[] = [
  { name: 'general', component: GeneralSection, appliesTo: () => true },
  { name: 'process', component: ProcessSection, appliesTo: isA('bpmn:Process') },
  { name: 'approvers', component: ApproversSection, appliesTo: isA('bpmn:UserTask') },
  { name: 'approval', component: ApprovalSection, appliesTo: isA('bpmn:UserTask') },
  { name: 'actions', component: ActionsSection, appliesTo: isA('bpmn:UserTask') },
  { name: 'fieldRights', component: FieldRightsSection, appliesTo: isA('bpmn:UserTask') },
  { name: 'condition', component: ConditionSection, appliesTo: isA('bpmn:SequenceFlow') },
  { name: 'boundary', component: BoundarySection, appliesTo: isA('bpmn:BoundaryEvent') },
  { name: 'timer', component: TimerSection, appliesTo: hasEvent('bpmn:TimerEventDefinition') },
  { name: 'message', component: MessageSection, appliesTo: (element) => messageHolderOf(element) !== null },
  { name: 'error', component: ErrorSection, appliesTo: hasEvent('bpmn:ErrorEventDefinition') },
  { name: 'service', component: ServiceSection, appliesTo: isA('bpmn:ServiceTask') },
  { name: 'decision', component: DecisionSection, appliesTo: isA('bpmn:BusinessRuleTask') },
  { name: 'call', component: CallSection, appliesTo: isA('bpmn:CallActivity') },
  { name: 'script', component: ScriptSection, appliesTo: isA('bpmn:ScriptTask') },
  {
    name: 'mappings',
    component: MappingsSection,
    appliesTo: (element) => mapped.includes(element.$type),
  },
  {
    name: 'multiInstance',
    component: MultiInstanceSection,
    // Several approvers of a step are its mode; the marker is shown where a file has it.
    appliesTo: (element) =>
      element.$instanceOf('bpmn:Activity') &&
      (element.$type === 'bpmn:UserTask'
        ? markerOf(element) === 'bpmn:MultiInstanceLoopCharacteristics'
        : markerOf(element) !== 'bpmn:StandardLoopCharacteristics'),
  },
  {
    name: 'standardLoop',
    component: StandardLoopSection,
    appliesTo: (element) =>
      element.$instanceOf('bpmn:Activity') && markerOf(element) !== 'bpmn:MultiInstanceLoopCharacteristics',
  },
  {
    name: 'quantity',
    component: QuantitySection,
    // Hardly anybody needs it: shown where a file has it.
    appliesTo: (element) =>
      element.$instanceOf('bpmn:Activity') &&
      [element.get('startQuantity'), element.get('completionQuantity')].some((n) => typeof n === 'number' && n !== 1),
  },
];

export const sectionsOf = (element: ModdleElement): readonly Section[] =>
  sections.filter(({ appliesTo }) => appliesTo(element));
