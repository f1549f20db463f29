import { type Component, defineAsyncComponent } from 'vue';
import { messageHolderOf } from './events/message-holder';
import { isApplicantStep } from '../modeler/applicant-step';
import { elementOf, listOf, type ModdleElement } from '../modeler/moddle';
import { isDataAssociation } from './data/data-association';
import { eventDefinitionOf } from './events/event-definitions';
import { kindsOf, kindsToAdd } from './events/event-kinds';
import GeneralSection from './GeneralSection.vue';
import { readMappings } from './data/mappings';
import { processOf } from './process-of';
import ProcessSection from './ProcessSection.vue';
import { sendKindOf } from './events/send-kind';

/** Not of every element: each comes when one that has it is chosen first. */
const ActionsSection = defineAsyncComponent(() => import('./ActionsSection.vue'));
const ApprovalSection = defineAsyncComponent(() => import('./people/ApprovalSection.vue'));
const ApproversSection = defineAsyncComponent(() => import('./people/ApproversSection.vue'));
const AdvancedSection = defineAsyncComponent(() => import('./AdvancedSection.vue'));
const AdHocSection = defineAsyncComponent(() => import('./repetition/AdHocSection.vue'));
const CallSection = defineAsyncComponent(() => import('./services/CallSection.vue'));
const BranchesSection = defineAsyncComponent(() => import('./BranchesSection.vue'));
const BoundarySection = defineAsyncComponent(() => import('./events/BoundarySection.vue'));
const CompensationSection = defineAsyncComponent(() => import('./events/CompensationSection.vue'));
const ComplexGatewaySection = defineAsyncComponent(() => import('./ComplexGatewaySection.vue'));
const ConditionalSection = defineAsyncComponent(() => import('./events/ConditionalSection.vue'));
const DataAssociationSection = defineAsyncComponent(() => import('./data/DataAssociationSection.vue'));
const ErrorSection = defineAsyncComponent(() => import('./events/ErrorSection.vue'));
const EscalationSection = defineAsyncComponent(() => import('./events/EscalationSection.vue'));
const EventKindsSection = defineAsyncComponent(() => import('./events/EventKindsSection.vue'));
const FieldRightsSection = defineAsyncComponent(() => import('./FieldRightsSection.vue'));
const InstantiateSection = defineAsyncComponent(() => import('./events/InstantiateSection.vue'));
const LinkSection = defineAsyncComponent(() => import('./events/LinkSection.vue'));
const MappingsSection = defineAsyncComponent(() => import('./data/MappingsSection.vue'));
const MessageSection = defineAsyncComponent(() => import('./events/MessageSection.vue'));
const NoticesSection = defineAsyncComponent(() => import('./notices/NoticesSection.vue'));
const MultiInstanceSection = defineAsyncComponent(() => import('./repetition/MultiInstanceSection.vue'));
const PrintPagesSection = defineAsyncComponent(() => import('./PrintPagesSection.vue'));
const ScriptSection = defineAsyncComponent(() => import('./services/ScriptSection.vue'));
const SendSection = defineAsyncComponent(() => import('./events/SendSection.vue'));
const ServiceSection = defineAsyncComponent(() => import('./services/ServiceSection.vue'));
const SignalSection = defineAsyncComponent(() => import('./events/SignalSection.vue'));
const StandardLoopSection = defineAsyncComponent(() => import('./repetition/StandardLoopSection.vue'));
const TimeSection = defineAsyncComponent(() => import('./time/TimeSection.vue'));
const ConditionSection = defineAsyncComponent(() => import('./ConditionSection.vue'));
const TimerSection = defineAsyncComponent(() => import('./time/TimerSection.vue'));
const DecisionSection = defineAsyncComponent(() => import('./services/DecisionSection.vue'));

/** A part of the panel, and what it is for. */
export interface Section {
  name: string;
  component: Component;
  appliesTo: (element: ModdleElement) => boolean;
}

const isA = (type: string) => (element: ModdleElement) => element.$instanceOf(type);
/** Human tasks, scripts and decisions also stand at the top of a file, to be called. */
const isAny =
  (...types: string[]) =>
  (element: ModdleElement) =>
    types.includes(element.$type);
const isHuman = isAny('bpmn:UserTask', 'bpmn:GlobalUserTask');
const hasEvent = (type: string) => (element: ModdleElement) => eventDefinitionOf(element, type) !== null;

/** What hands something in and out: activities, and events that carry something to others or bring it. */
const isMapped = (element: ModdleElement) =>
  element.$instanceOf('bpmn:Activity') ||
  hasEvent('bpmn:MessageEventDefinition')(element) ||
  hasEvent('bpmn:SignalEventDefinition')(element) ||
  readMappings(element, 'input').length + readMappings(element, 'output').length > 0;
/** A step that no flow leads to can start the process; one that does so stays to be seen. */
const mayInstantiate = (element: ModdleElement) =>
  ['bpmn:ReceiveTask', 'bpmn:EventBasedGateway'].includes(element.$type) &&
  (element.get('instantiate') === true || listOf(element, 'incoming').length === 0);
const callsService = (element: ModdleElement) =>
  element.$type === 'bpmn:ServiceTask' || (element.$type === 'bpmn:SendTask' && sendKindOf(element) === 'service');
const markerOf = (element: ModdleElement) => elementOf(element, 'loopCharacteristics')?.$type ?? null;

/** Sections of the panel from top to bottom. A new kind of element gets its settings by one more line. */
const sections: readonly Section[] = [
  { name: 'general', component: GeneralSection, appliesTo: () => true },
  { name: 'process', component: ProcessSection, appliesTo: (element) => processOf(element) !== null },
  {
    name: 'approvers',
    component: ApproversSection,
    appliesTo: isAny('bpmn:UserTask', 'bpmn:GlobalUserTask', 'bpmn:Lane'),
  },
  {
    name: 'approval',
    component: ApprovalSection,
    appliesTo: (element) => isHuman(element) && !isApplicantStep(element),
  },
  { name: 'time', component: TimeSection, appliesTo: isHuman },
  { name: 'actions', component: ActionsSection, appliesTo: isHuman },
  { name: 'notices', component: NoticesSection, appliesTo: isHuman },
  { name: 'fieldRights', component: FieldRightsSection, appliesTo: isHuman },
  { name: 'printPages', component: PrintPagesSection, appliesTo: isHuman },
  {
    name: 'branches',
    component: BranchesSection,
    appliesTo: (element) =>
      ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'].includes(element.$type) &&
      listOf(element, 'outgoing').length > 1,
  },
  { name: 'condition', component: ConditionSection, appliesTo: isA('bpmn:SequenceFlow') },
  {
    name: 'boundary',
    component: BoundarySection,
    appliesTo: (element) =>
      element.$type === 'bpmn:BoundaryEvent' ||
      (element.$type === 'bpmn:StartEvent' && element.$parent?.get('triggeredByEvent') === true),
  },
  { name: 'instantiate', component: InstantiateSection, appliesTo: mayInstantiate },
  { name: 'send', component: SendSection, appliesTo: isA('bpmn:SendTask') },
  {
    name: 'eventKinds',
    component: EventKindsSection,
    appliesTo: (element) =>
      element.$instanceOf('bpmn:Event') && (kindsOf(element).length > 1 || kindsToAdd(element).length > 0),
  },
  { name: 'timer', component: TimerSection, appliesTo: hasEvent('bpmn:TimerEventDefinition') },
  {
    name: 'message',
    component: MessageSection,
    appliesTo: (element) => messageHolderOf(element) !== null && !callsService(element),
  },
  { name: 'signal', component: SignalSection, appliesTo: hasEvent('bpmn:SignalEventDefinition') },
  { name: 'conditional', component: ConditionalSection, appliesTo: hasEvent('bpmn:ConditionalEventDefinition') },
  { name: 'link', component: LinkSection, appliesTo: hasEvent('bpmn:LinkEventDefinition') },
  { name: 'compensation', component: CompensationSection, appliesTo: hasEvent('bpmn:CompensateEventDefinition') },
  { name: 'error', component: ErrorSection, appliesTo: hasEvent('bpmn:ErrorEventDefinition') },
  { name: 'escalation', component: EscalationSection, appliesTo: hasEvent('bpmn:EscalationEventDefinition') },
  { name: 'dataAssociation', component: DataAssociationSection, appliesTo: isDataAssociation },
  { name: 'adHoc', component: AdHocSection, appliesTo: isA('bpmn:AdHocSubProcess') },
  { name: 'complexGateway', component: ComplexGatewaySection, appliesTo: isA('bpmn:ComplexGateway') },
  { name: 'service', component: ServiceSection, appliesTo: callsService },
  {
    name: 'decision',
    component: DecisionSection,
    appliesTo: isAny('bpmn:BusinessRuleTask', 'bpmn:GlobalBusinessRuleTask'),
  },
  { name: 'call', component: CallSection, appliesTo: isA('bpmn:CallActivity') },
  { name: 'script', component: ScriptSection, appliesTo: isAny('bpmn:ScriptTask', 'bpmn:GlobalScriptTask') },
  { name: 'mappings', component: MappingsSection, appliesTo: isMapped },
  {
    name: 'multiInstance',
    component: MultiInstanceSection,
    appliesTo: (element) =>
      element.$instanceOf('bpmn:Activity') &&
      markerOf(element) !== 'bpmn:StandardLoopCharacteristics' &&
      (markerOf(element) !== null || !isApplicantStep(element)),
  },
  {
    name: 'standardLoop',
    component: StandardLoopSection,
    appliesTo: (element) =>
      element.$instanceOf('bpmn:Activity') && markerOf(element) !== 'bpmn:MultiInstanceLoopCharacteristics',
  },
  { name: 'advanced', component: AdvancedSection, appliesTo: isA('bpmn:Activity') },
];

export const sectionsOf = (element: ModdleElement): readonly Section[] =>
  sections.filter(({ appliesTo }) => appliesTo(element));
