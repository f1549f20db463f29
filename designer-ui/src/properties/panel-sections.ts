import { type Component, defineAsyncComponent } from 'vue';
import { messageHolderOf } from './message-holder';
import { isApplicantStep } from '../modeler/applicant-step';
import { elementOf, type ModdleElement } from '../modeler/moddle';
import ActionsSection from './ActionsSection.vue';
import ApprovalSection from './ApprovalSection.vue';
import ApproversSection from './ApproversSection.vue';
import { eventDefinitionOf } from './event-definitions';
import GeneralSection from './GeneralSection.vue';
import { processOf } from './process-of';
import ProcessSection from './ProcessSection.vue';

/** Not of every element: each comes when one that has it is chosen first. */
const AdHocSection = defineAsyncComponent(() => import('./AdHocSection.vue'));
const CallSection = defineAsyncComponent(() => import('./CallSection.vue'));
const BoundarySection = defineAsyncComponent(() => import('./BoundarySection.vue'));
const CompensationSection = defineAsyncComponent(() => import('./CompensationSection.vue'));
const ComplexGatewaySection = defineAsyncComponent(() => import('./ComplexGatewaySection.vue'));
const ConditionalSection = defineAsyncComponent(() => import('./ConditionalSection.vue'));
const ErrorSection = defineAsyncComponent(() => import('./ErrorSection.vue'));
const EscalationSection = defineAsyncComponent(() => import('./EscalationSection.vue'));
const FieldRightsSection = defineAsyncComponent(() => import('./FieldRightsSection.vue'));
const LinkSection = defineAsyncComponent(() => import('./LinkSection.vue'));
const MappingsSection = defineAsyncComponent(() => import('./MappingsSection.vue'));
const MessageSection = defineAsyncComponent(() => import('./MessageSection.vue'));
const NoticesSection = defineAsyncComponent(() => import('./NoticesSection.vue'));
const MultiInstanceSection = defineAsyncComponent(() => import('./MultiInstanceSection.vue'));
const QuantitySection = defineAsyncComponent(() => import('./QuantitySection.vue'));
const ScriptSection = defineAsyncComponent(() => import('./ScriptSection.vue'));
const ServiceSection = defineAsyncComponent(() => import('./ServiceSection.vue'));
const SignalSection = defineAsyncComponent(() => import('./SignalSection.vue'));
const StandardLoopSection = defineAsyncComponent(() => import('./StandardLoopSection.vue'));
const TimeSection = defineAsyncComponent(() => import('./TimeSection.vue'));
const ConditionSection = defineAsyncComponent(() => import('./ConditionSection.vue'));
const TimerSection = defineAsyncComponent(() => import('./TimerSection.vue'));
const DecisionSection = defineAsyncComponent(() => import('./DecisionSection.vue'));

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
  'bpmn:AdHocSubProcess',
  'bpmn:Transaction',
];
const markerOf = (element: ModdleElement) => elementOf(element, 'loopCharacteristics')?.$type ?? null;

/** Sections of the panel from top to bottom. A new kind of element gets its settings by one more line. */
const sections: readonly Section[] = [
  { name: 'general', component: GeneralSection, appliesTo: () => true },
  { name: 'process', component: ProcessSection, appliesTo: (element) => processOf(element) !== null },
  {
    name: 'approvers',
    component: ApproversSection,
    appliesTo: (element) => ['bpmn:UserTask', 'bpmn:Lane'].includes(element.$type),
  },
  {
    name: 'approval',
    component: ApprovalSection,
    appliesTo: (element) => element.$type === 'bpmn:UserTask' && !isApplicantStep(element),
  },
  { name: 'time', component: TimeSection, appliesTo: isA('bpmn:UserTask') },
  { name: 'actions', component: ActionsSection, appliesTo: isA('bpmn:UserTask') },
  { name: 'notices', component: NoticesSection, appliesTo: isA('bpmn:UserTask') },
  { name: 'fieldRights', component: FieldRightsSection, appliesTo: isA('bpmn:UserTask') },
  { name: 'condition', component: ConditionSection, appliesTo: isA('bpmn:SequenceFlow') },
  {
    name: 'boundary',
    component: BoundarySection,
    appliesTo: (element) =>
      element.$type === 'bpmn:BoundaryEvent' ||
      (element.$type === 'bpmn:StartEvent' && element.$parent?.get('triggeredByEvent') === true),
  },
  { name: 'timer', component: TimerSection, appliesTo: hasEvent('bpmn:TimerEventDefinition') },
  { name: 'message', component: MessageSection, appliesTo: (element) => messageHolderOf(element) !== null },
  { name: 'signal', component: SignalSection, appliesTo: hasEvent('bpmn:SignalEventDefinition') },
  { name: 'conditional', component: ConditionalSection, appliesTo: hasEvent('bpmn:ConditionalEventDefinition') },
  { name: 'link', component: LinkSection, appliesTo: hasEvent('bpmn:LinkEventDefinition') },
  { name: 'compensation', component: CompensationSection, appliesTo: hasEvent('bpmn:CompensateEventDefinition') },
  { name: 'error', component: ErrorSection, appliesTo: hasEvent('bpmn:ErrorEventDefinition') },
  { name: 'escalation', component: EscalationSection, appliesTo: hasEvent('bpmn:EscalationEventDefinition') },
  { name: 'adHoc', component: AdHocSection, appliesTo: isA('bpmn:AdHocSubProcess') },
  { name: 'complexGateway', component: ComplexGatewaySection, appliesTo: isA('bpmn:ComplexGateway') },
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
