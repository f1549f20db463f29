import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, xiaowuModdle } from '@xiaowu/engine';
import { BpmnModdle } from 'bpmn-moddle';
import type { Edit, ModdleElement, PropertyChange } from '../modeler/moddle';
import { elementOf, listOf } from '../modeler/moddle';
import { changeAction } from './action-settings';
import { changeApproval } from './people/approval-settings';
import { addRule, changeRule, newRule } from './people/approver-rules';
import { changeCall } from './services/call-settings';
import {
  addAssignment,
  changeAssignment,
  changeTransformation,
  nameInput,
  removeAssignment,
} from './data/data-association';
import { changeCorrelationPath, correlationPaths } from './events/correlation-paths';
import { changeDecision } from './services/decision-settings';
import { chooseDefinition } from './events/event-definitions';
import { addKind, changeParallel, removeKind } from './events/event-kinds';
import { changeFeel } from './feel-property';
import { changeRight } from './field-rights';
import { changeCondition, changeDefault } from './flow-condition';
import { addThrown, changeBehavior, changeThrown, removeThrown } from './repetition/instance-events';
import { globalTaskOf } from './services/global-task';
import { changeInstantiating } from './events/instantiating';
import { changeLocals } from './data/local-variables';
import { addMappings, changeMapping } from './data/mappings';
import { messageHolderOf } from './events/message-holder';
import { changeMultiInstance, switchMultiInstance } from './repetition/multi-instance';
import { addNotice } from './notices/notice-settings';
import { makeMain } from './process-of';
import {
  changeReferenced,
  errorReference,
  escalationReference,
  messageReference,
  pointTo,
  signalReference,
} from './events/root-references';
import { changeScript } from './services/script-settings';
import { changeSendKind } from './events/send-kind';
import { changeHeaders, changeService, changeSetting } from './services/service-settings';
import { changeStandardLoop, switchStandardLoop } from './repetition/standard-loop';
import { changeTimer } from './time/timer-settings';
import { changeQuorum } from './people/vote-quorums';

/**
 * Everything that the compiler asks a file for, as it is recorded while it reads all files of the conformance tests,
 * stands in one of the lists below. What the engine learns to read therefore fails here until the panel can edit it.
 */

/** Drawn on the canvas: by dragging, connecting, the menus of an element, or made together with it. */
const drawn = [
  'Activity#isForCompensation',
  'Association#sourceRef',
  'Association#targetRef',
  'BaseElement#extensionElements',
  'BaseElement#id',
  'BoundaryEvent#attachedToRef',
  'CallableElement#name',
  'Collaboration#messageFlows',
  'Collaboration#participants',
  'DataAssociation#sourceRef',
  'DataInput#name',
  'DataObjectReference#dataObjectRef',
  'Definitions#rootElements',
  'ExtensionElements#values',
  'FlowElement#name',
  'FlowElementsContainer#flowElements',
  'FlowElementsContainer#laneSets',
  'FlowNode#incoming',
  'FlowNode#outgoing',
  'Lane#flowNodeRef',
  'Lane#childLaneSet',
  'LaneSet#lanes',
  'MessageFlow#sourceRef',
  'MessageFlow#targetRef',
  'Participant#name',
  'Participant#processRef',
  'Process#artifacts',
  'Process#flowElements',
  'Process#laneSets',
  'SequenceFlow#sourceRef',
  'SequenceFlow#targetRef',
  'SubProcess#artifacts',
  'SubProcess#triggeredByEvent',
];

/** Read only to be refused where a file has it: there is nothing to edit. */
const refused = [
  'Activity#resources',
  'CallableElement#ioBinding',
  'Collaboration#choreographyRef',
  'Collaboration#conversations',
  'Collaboration#participantAssociations',
  'Definitions#extensions',
  'Definitions#imports',
  'Event#properties',
  'FormalExpression#language',
  'GlobalTask#resources',
  'InputSet#outputSetRefs',
  'InputSet#whileExecutingInputRefs',
  'MessageEventDefinition#operationRef',
  'OutputSet#inputSetRefs',
  'OutputSet#whileExecutingOutputRefs',
  'Participant#participantMultiplicity',
  'Process#resources',
  'Process#supports',
  'ReceiveTask#operationRef',
  'SendTask#operationRef',
  'ServiceTask#operationRef',
  // Compensation is the only way to undo that is executed.
  'Transaction#method',
  'Transaction#protocol',
];

/** Executed and kept as other tools wrote it; the panel says the same by what stands beside it. */
const saidOtherwise: Readonly<Record<string, string>> = {
  'CatchEvent#dataOutputs': 'without them what an event brings goes to the variables around',
  'CatchEvent#dataOutputAssociations': 'the same',
  'CatchEvent#eventDefinitionRef': 'a definition of the event itself',
  'ThrowEvent#eventDefinitionRef': 'a definition of the event itself',
  'ThrowEvent#dataInputAssociations': 'xiaowu:Input',
  'CallableElement#ioSpecification': 'form fields and properties of the process',
  'DataOutput#name': 'xiaowu:Output',
  'InputOutputSpecification#dataOutputs': 'xiaowu:Output',
  'InputOutputSpecification#outputSets': 'xiaowu:Output',
  'OutputSet#dataOutputRefs': 'xiaowu:Output',
  'OutputSet#optionalOutputRefs': 'xiaowu:Output',
  'MultiInstanceLoopCharacteristics#inputDataItem': 'xiaowu:elementVariable',
  'MultiInstanceLoopCharacteristics#loopDataInputRef': 'xiaowu:collection',
  'MultiInstanceLoopCharacteristics#loopDataOutputRef': 'xiaowu:outputCollection',
  'MultiInstanceLoopCharacteristics#outputDataItem': 'xiaowu:outputElement',
  'Process#correlationSubscriptions': 'xiaowu:correlationKey of the message',
  'Collaboration#correlationKeys': 'the same',
  'CorrelationKey#correlationPropertyRef': 'the same',
  'CorrelationProperty#correlationPropertyRetrievalExpression': 'the same',
  'CorrelationPropertyBinding#correlationPropertyRef': 'the same',
  'CorrelationPropertyRetrievalExpression#messageRef': 'the same',
  'CorrelationSubscription#correlationKeyRef': 'the same',
  'CorrelationSubscription#correlationPropertyBinding': 'the same',
  // For shells that have several forms: ours has one of the item.
  'Approval#formKey': 'the form of the item',
};

interface Case {
  /** Properties that the engine reads and this edit writes. */
  covers: readonly string[];
  /** The element X of a process S → X → E. */
  xml?: string;
  /** What stands beside it in the process. */
  more?: string;
  roots?: string;
  /** What is edited, X if nothing else is said. */
  at?: string;
  edits: (element: ModdleElement) => (Edit | (() => PropertyChange[]))[];
  /** Every line of the file that differs afterwards; anything else that changes is a mistake. */
  touches: RegExp;
}

let counted = 0;
const newId = (prefix: string) => `${prefix}new${String(++counted)}`;
const step = (attributes = '') => `<bpmn:userTask id="X"><bpmn:extensionElements><other:mark a="1"/>
  <xiaowu:approval ${attributes}/><xiaowu:approver kind="role" value="r"/></bpmn:extensionElements></bpmn:userTask>`;
const task = (tag: string, inside = '', attributes = '') =>
  `<bpmn:${tag} id="X" ${attributes}><bpmn:extensionElements><other:mark a="1"/>${inside}</bpmn:extensionElements></bpmn:${tag}>`;
const service = '<xiaowu:service type="http"/><xiaowu:setting name="url" value="https://a.cn"/>';
const many = (inside = '') =>
  `<bpmn:manualTask id="X"><bpmn:multiInstanceLoopCharacteristics xiaowu:collection="a">${inside}</bpmn:multiInstanceLoopCharacteristics></bpmn:manualTask>`;
const event = (tag: string, definition: string, inside = '') =>
  `<bpmn:${tag} id="X">${inside}<bpmn:${definition}EventDefinition id="D"/></bpmn:${tag}>`;
const timer = `<bpmn:intermediateCatchEvent id="X"><bpmn:timerEventDefinition id="D"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
const signal = '<bpmn:signal id="Sig" name="s"/>';
const signalEvent = (tag: string) =>
  `<bpmn:${tag} id="X"><bpmn:signalEventDefinition id="D" signalRef="Sig"/></bpmn:${tag}>`;
const definitionOf = (element: ModdleElement): ModdleElement => {
  const [definition] = listOf(element, 'eventDefinitions');
  if (!definition) throw new Error('Expected an event definition');
  return definition;
};
const set = (target: ModdleElement, properties: Record<string, unknown>) => () => [{ target, properties }];
const rule = (part: Partial<ReturnType<typeof newRule>>, kind: Parameters<typeof newRule>[0] = 'departmentHead') => ({
  covers: Object.keys(part).map((name) => `Approver#${name}`),
  xml: step(),
  edits: (x: ModdleElement) => [() => changeRule(x, 0, { ...newRule(kind), ...part })],
  touches: /approver /,
});
const approval = (part: Parameters<typeof changeApproval>[1], attributes = ''): Case => ({
  covers: Object.keys(part).map((name) => `Approval#${name}`),
  xml: step(attributes),
  edits: (x) => [() => changeApproval(x, part)],
  touches: /xiaowu:approval /,
});
const branch = (gateway: string, attributes = '') => ({
  xml: `<bpmn:${gateway} id="X" ${attributes}/>`,
  more: '<bpmn:endEvent id="E2"/><bpmn:sequenceFlow id="F3" sourceRef="X" targetRef="E2"/>',
});

const cases: readonly Case[] = [
  approval({ mode: 'all' }),
  approval({ whenEmpty: 'standIn', standIn: '1' }),
  approval({ whenOwn: 'skip' }),
  approval({ whenRepeated: 'skip' }),
  approval({ excludesApplicant: true, excludesEarlierApprovers: true }),
  approval({ returnMode: 'direct' }),
  approval({ defaultRight: 'hidden' }),
  approval({ opinionRequired: true }),
  approval({ signatureRequired: true }),
  approval({ dueAfter: 'P3D', timeMeasure: 'working' }),
  approval({ remindAfter: 'PT8H' }),
  approval({ remindBefore: 'PT4H' }, 'dueAfter="P3D"'),
  approval({ remindEvery: 'P1D', remindAtMost: 3 }, 'remindAfter="P1D"'),
  approval({ whenOverdue: 'pass' }, 'dueAfter="P3D"'),
  approval({ escalateTo: 'person', supervisors: '1,2' }, 'dueAfter="P3D"'),
  ...(['pass', 'refuse'] as const).flatMap((side) =>
    (['percent', 'count', 'weight'] as const).map((by): Case => ({
      covers: [`Approval#${side}${by[0]?.toUpperCase() ?? ''}${by.slice(1)}`],
      xml: step('mode="vote"'),
      edits: (x) => [() => changeQuorum(x, side, { by, value: 7 })],
      touches: /xiaowu:approval /,
    })),
  ),
  rule({ kind: 'person', value: '1' }, 'person'),
  rule({ department: 'finance', levels: 2 }),
  rule({ departmentField: 'asked' }),
  rule({ includesSubdepartments: true, post: '教授', role: 'expert', personKind: 'teacher' }, 'query'),
  { ...rule({ kind: 'role', value: 'r', weight: 3 }, 'role'), xml: step('mode="vote" passWeight="2"') },
  {
    covers: ['Approver#kind'],
    roots: '',
    xml: step(),
    more: `<bpmn:laneSet id="LS"><bpmn:lane id="L"><bpmn:flowNodeRef>Y</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
      <bpmn:userTask id="Y"/><bpmn:sequenceFlow id="F4" sourceRef="X" targetRef="Y"/>`,
    at: 'L',
    edits: (lane) => [() => addRule(lane, { ...newRule('role'), value: 'clerk' })],
    touches: /lane|xtensionElements|approver/,
  },
  {
    covers: ['Action#name', 'Action#enabled', 'Action#label'],
    xml: step(),
    edits: (x) => [() => changeAction(x, { action: 'forward', enabled: true, label: '转交' }, false)],
    touches: /xiaowu:action /,
  },
  {
    covers: ['FieldRight#field', 'FieldRight#right'],
    xml: step(),
    edits: (x) => [() => changeRight(x, 'amount', 'write')],
    touches: /xiaowu:fieldRight /,
  },
  {
    covers: ['Notice#on', 'Notice#to', 'Notice#value', 'Notice#text', 'Notice#enabled', 'Notice#channels'],
    xml: step(),
    edits: (x) => [
      () => addNotice(x, { on: 'completion', to: 'role', value: 'hr', text: '好', enabled: true, channels: [] }),
      () => addNotice(x, { on: 'arrival', to: 'handlers', value: '', text: '', enabled: false, channels: ['email'] }),
    ],
    touches: /xiaowu:notice /,
  },
  {
    covers: ['Service#type', 'Service#resultVariable'],
    xml: task('serviceTask', service),
    edits: (x) => [() => changeService(x, { type: 'http', resultVariable: 'answer' })],
    touches: /xiaowu:service /,
  },
  {
    covers: ['Setting#name', 'Setting#value'],
    xml: task('serviceTask', service),
    edits: (x) => [
      () => changeSetting(x, 'errors', '404=notFound'),
      () => changeHeaders(x, [{ name: 'Authorization', value: 'Bearer ${TOKEN}' }]),
    ],
    touches: /xiaowu:setting /,
  },
  {
    covers: ['SendTask#messageRef'],
    xml: task('sendTask', service),
    roots: '<bpmn:message id="M" name="m"/>',
    edits: (x) => [...changeSendKind(x, 'message'), () => [{ target: x, properties: { messageRef: messageIn(x) } }]],
    touches: /sendTask|xiaowu:se/,
  },
  {
    covers: ['Decision#decisionId', 'Decision#binding', 'Decision#version', 'Decision#resultVariable'],
    xml: task('businessRuleTask', '<xiaowu:decision decisionId="a"/>'),
    edits: (x) => [() => changeDecision(x, { decisionId: 'b', binding: 'version', version: 2, resultVariable: 'r' })],
    touches: /xiaowu:decision /,
  },
  {
    covers: ['CallActivity#calledElement', 'Call#binding', 'Call#version', 'Call#passesAll', 'Call#takesAll'],
    xml: task('callActivity', '', 'calledElement="a"'),
    edits: (x) => [
      () => changeCall(x, { calledElement: 'b', binding: 'version', version: 2 }),
      () => changeCall(x, { passesAll: true, takesAll: true }),
    ],
    touches: /callActivity/,
  },
  ...(['input', 'output'] as const).map((direction): Case => ({
    covers: [direction === 'input' ? 'Input' : 'Output'].flatMap((type) => [`${type}#variable`, `${type}#expression`]),
    xml: task('manualTask'),
    edits: (x) => [
      () => addMappings(x, direction, [{ variable: '', expression: '' }]),
      () => changeMapping(x, direction, 0, { variable: 'b', expression: 'a + 1' }),
    ],
    touches: /xiaowu:(in|out)put /,
  })),
  {
    covers: ['Output#variable'],
    xml: signalEvent('intermediateCatchEvent'),
    roots: signal,
    edits: (x) => [
      () => addMappings(x, 'output', [{ variable: '', expression: '' }]),
      () => changeMapping(x, 'output', 0, { variable: 'b', expression: 'a' }),
    ],
    touches: /xtensionElements|xiaowu:output/,
  },
  {
    covers: ['Input#variable'],
    xml: signalEvent('intermediateThrowEvent'),
    roots: signal,
    edits: (x) => [
      () => addMappings(x, 'input', [{ variable: '', expression: '' }]),
      () => changeMapping(x, 'input', 0, { variable: 'b', expression: 'a' }),
    ],
    touches: /xtensionElements|xiaowu:input/,
  },
  {
    covers: [
      'Activity#loopCharacteristics',
      'Loop#collection',
      'Loop#elementVariable',
      'Loop#outputCollection',
      'Loop#outputElement',
    ],
    xml: task('manualTask'),
    edits: (x) => [
      () => switchMultiInstance(x, true),
      () =>
        changeMultiInstance(x, {
          collection: 'a',
          elementVariable: 'i',
          outputCollection: 'o',
          outputElement: 'i + 1',
        }),
    ],
    touches: /multiInstance/,
  },
  {
    covers: ['completionCondition', 'isSequential', 'loopCardinality'].map(
      (n) => `MultiInstanceLoopCharacteristics#${n}`,
    ),
    xml: many(),
    edits: (x) => [
      () =>
        changeMultiInstance(x, {
          collection: '',
          loopCardinality: '3',
          isSequential: true,
          completionCondition: 'numberOfCompletedInstances > 1',
        }),
    ],
    touches: /multiInstance|loopCardinality|completionCondition/,
  },
  ...(['None', 'One'] as const).map((behavior): Case => ({
    covers: ['behavior', `${behavior.toLowerCase()}BehaviorEventRef`].map(
      (n) => `MultiInstanceLoopCharacteristics#${n}`,
    ),
    xml: many(),
    edits: (x) => [
      () => changeBehavior(x, behavior, newId),
      () => changeThrown(x, 0, { kind: 'Escalation' }, newId),
      () => changeThrown(x, 0, { name: 'late' }, newId),
    ],
    // The signal of the start stays at the top of the file, as what bpmn-js leaves behind there does.
    touches: /multiInstance|escalation|signalEventDefinition/,
  })),
  {
    covers: [
      'MultiInstanceLoopCharacteristics#complexBehaviorDefinition',
      'ComplexBehavior#condition',
      'ComplexBehavior#event',
    ],
    xml: many(),
    edits: (x) => [
      () => changeBehavior(x, 'Complex', newId),
      () => addThrown(x, newId),
      () => removeThrown(x, 0),
      () => changeThrown(x, 0, { condition: 'numberOfCompletedInstances = 2' }, newId),
      () => changeThrown(x, 0, { name: 'two' }, newId),
    ],
    touches: /multiInstance|omplexBehavior|condition|event |event>|signal/,
  },
  {
    covers: ['loopCondition', 'loopMaximum', 'testBefore'].map((n) => `StandardLoopCharacteristics#${n}`),
    xml: task('manualTask'),
    edits: (x) => [
      () => switchStandardLoop(x, true),
      () => changeStandardLoop(x, { condition: 'a', maximum: 3, testBefore: true }),
    ],
    touches: /oopC|standardLoop/,
  },
  {
    covers: ['Activity#startQuantity', 'Activity#completionQuantity'],
    xml: task('manualTask'),
    edits: (x) => [set(x, { startQuantity: 2, completionQuantity: 3 })],
    touches: /manualTask/,
  },
  {
    covers: ['Activity#properties', 'Property#name'],
    xml: task('manualTask'),
    edits: (x) => [() => changeLocals(x, ['own'], newId)],
    touches: /property /,
  },
  {
    covers: ['Process#properties'],
    xml: task('manualTask'),
    at: 'P',
    edits: (process) => [() => changeLocals(process, ['shared'], newId)],
    touches: /property /,
  },
  { covers: ['Process#isExecutable', 'Main#isMain'], ...twoProcesses() },
  {
    covers: ['Message#name', 'MessageEventDefinition#messageRef', 'Correlation#correlationKey'],
    xml: event('intermediateCatchEvent', 'message').replace('id="D"', 'id="D" messageRef="M"'),
    roots: '<bpmn:message id="M" name="m"/>',
    edits: (x) => [
      () => changeReferenced(definitionOf(x), messageReference, { name: 'b', 'xiaowu:correlationKey': 'id' }, newId),
    ],
    touches: /bpmn:message /,
  },
  {
    covers: ['MessageFlow#messageRef'],
    xml: '<bpmn:sendTask id="X"/>',
    roots: `<bpmn:message id="M" name="m"/><bpmn:collaboration id="Col"><bpmn:participant id="PA" processRef="P"/><bpmn:participant id="PB"/>
      <bpmn:messageFlow id="MF" sourceRef="X" targetRef="PB"/></bpmn:collaboration>`,
    at: 'MF',
    edits: (flow) => [() => pointTo(messageHolderOf(flow) ?? flow, messageReference, messageIn(flow) ?? null)],
    touches: /messageFlow/,
  },
  {
    covers: ['Signal#name', 'SignalEventDefinition#signalRef'],
    xml: signalEvent('intermediateThrowEvent'),
    roots: signal,
    edits: (x) => [() => changeReferenced(definitionOf(x), signalReference, { name: 'b' }, newId)],
    touches: /bpmn:signal /,
  },
  {
    covers: ['Escalation#escalationCode', 'EscalationEventDefinition#escalationRef'],
    xml: event('intermediateThrowEvent', 'escalation').replace('id="D"', 'id="D" escalationRef="Esc"'),
    roots: '<bpmn:escalation id="Esc" escalationCode="a"/>',
    edits: (x) => [() => changeReferenced(definitionOf(x), escalationReference, { escalationCode: 'b' }, newId)],
    touches: /bpmn:escalation /,
  },
  {
    covers: ['Error#errorCode', 'ErrorEventDefinition#errorRef'],
    xml: task('manualTask'),
    more: `<bpmn:boundaryEvent id="B" attachedToRef="X"><bpmn:errorEventDefinition id="D"/></bpmn:boundaryEvent><bpmn:endEvent id="E2"/><bpmn:sequenceFlow id="F3" sourceRef="B" targetRef="E2"/>`,
    at: 'B',
    edits: (b) => [() => changeReferenced(definitionOf(b), errorReference, { errorCode: 'late' }, newId)],
    touches: /rror/,
  },
  {
    covers: ['TimerEventDefinition#timeDuration', 'Timer#timeMeasure'],
    xml: timer,
    edits: (x) => [() => changeTimer(x, { kind: 'duration', value: 'P2D', isWorkingTime: true })],
    touches: /time/,
  },
  ...(['date', 'cycle'] as const).map((kind): Case => ({
    covers: [kind === 'date' ? 'TimerEventDefinition#timeDate' : 'TimerEventDefinition#timeCycle'],
    xml: timer,
    edits: (x) => [() => changeTimer(x, { kind, value: kind === 'date' ? '2030-01-01T00:00:00Z' : 'R3/PT10H' })],
    touches: /time(Duration|Date|Cycle)/,
  })),
  {
    covers: ['ConditionalEventDefinition#condition', 'Expression#body'],
    xml: `<bpmn:intermediateCatchEvent id="X"><bpmn:conditionalEventDefinition id="D"><bpmn:condition xsi:type="bpmn:tFormalExpression">a</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>`,
    edits: (x) => [() => changeFeel(definitionOf(x), 'condition', 'b')],
    touches: /bpmn:condition /,
  },
  {
    covers: ['CatchEvent#eventDefinitions', 'CatchEvent#parallelMultiple'],
    xml: signalEvent('intermediateCatchEvent'),
    roots: `${signal}<bpmn:message id="M" name="m"/>`,
    edits: (x) => [
      () => addKind(x, 'Conditional'),
      () => removeKind(x, 1),
      () => addKind(x, 'Message'),
      () => [{ target: listOf(x, 'eventDefinitions')[1] ?? x, properties: { messageRef: messageIn(x) } }],
      () => changeParallel(x, true),
    ],
    touches: /messageEvent|intermediateCatchEvent/,
  },
  {
    covers: ['ThrowEvent#eventDefinitions'],
    xml: signalEvent('intermediateThrowEvent'),
    roots: `${signal}<bpmn:escalation id="Esc" escalationCode="a"/>`,
    edits: (x) => [
      () => addKind(x, 'Escalation'),
      () =>
        changeReferenced(listOf(x, 'eventDefinitions')[1] ?? x, escalationReference, { escalationCode: 'b' }, newId),
    ],
    touches: /escalation/,
  },
  {
    covers: ['LinkEventDefinition#name'],
    more: `<bpmn:intermediateCatchEvent id="LA"><bpmn:linkEventDefinition name="a"/></bpmn:intermediateCatchEvent>
      <bpmn:intermediateCatchEvent id="LB"><bpmn:linkEventDefinition name="b"/></bpmn:intermediateCatchEvent>
      <bpmn:endEvent id="EA"/><bpmn:endEvent id="EB"/><bpmn:sequenceFlow id="FA" sourceRef="LA" targetRef="EA"/><bpmn:sequenceFlow id="FB" sourceRef="LB" targetRef="EB"/>
      ${['a', 'b', 'a']
        .map(
          (
            name,
            i,
          ) => `<bpmn:intermediateThrowEvent id="T${i}"><bpmn:linkEventDefinition id="D${i}" name="${name}"/></bpmn:intermediateThrowEvent>
            <bpmn:sequenceFlow id="G${i}" sourceRef="X" targetRef="T${i}"/>`,
        )
        .join('')}`,
    at: 'T0',
    edits: (x) => [set(definitionOf(x), { name: 'b' })],
    touches: /id="D0" name/,
  },
  {
    covers: ['CompensateEventDefinition#activityRef', 'CompensateEventDefinition#waitForCompletion'],
    xml: event('intermediateThrowEvent', 'compensate'),
    more: `<bpmn:manualTask id="T"/><bpmn:boundaryEvent id="B" attachedToRef="T"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>
      <bpmn:manualTask id="U" isForCompensation="true"/><bpmn:association id="As" associationDirection="One" sourceRef="B" targetRef="U"/>
      <bpmn:sequenceFlow id="F3" sourceRef="S" targetRef="T"/><bpmn:sequenceFlow id="F4" sourceRef="T" targetRef="X"/>`,
    edits: (x) => [
      set(definitionOf(x), {
        waitForCompletion: false,
        activityRef: listOf(x.$parent, 'flowElements').find((each) => each.get('id') === 'T'),
      }),
    ],
    touches: /compensateEventDefinition/,
  },
  {
    covers: ['BoundaryEvent#cancelActivity'],
    xml: task('manualTask'),
    more: `<bpmn:boundaryEvent id="B" attachedToRef="X"><bpmn:signalEventDefinition signalRef="Sig"/></bpmn:boundaryEvent><bpmn:endEvent id="E2"/><bpmn:sequenceFlow id="F3" sourceRef="B" targetRef="E2"/>`,
    roots: signal,
    at: 'B',
    edits: (b) => [set(b, { cancelActivity: false })],
    touches: /boundaryEvent/,
  },
  {
    covers: ['StartEvent#isInterrupting'],
    xml: task('manualTask'),
    more: `<bpmn:subProcess id="Esp" triggeredByEvent="true"><bpmn:startEvent id="ES"><bpmn:signalEventDefinition signalRef="Sig"/></bpmn:startEvent><bpmn:endEvent id="EE"/><bpmn:sequenceFlow id="EF" sourceRef="ES" targetRef="EE"/></bpmn:subProcess>`,
    roots: signal,
    at: 'ES',
    edits: (start) => [set(start, { isInterrupting: false })],
    touches: /startEvent/,
  },
  {
    covers: ['SequenceFlow#conditionExpression', 'Activity#default'],
    ...branch('manualTask'),
    edits: (x) => [() => changeCondition(flowOf(x, 'F2'), 'a > 1'), () => changeDefault(flowOf(x, 'F3'), true)],
    touches: /manualTask|F2|conditionExpression|sequenceFlow>/,
  },
  ...(['exclusiveGateway', 'inclusiveGateway', 'complexGateway'] as const).map((gateway): Case => ({
    covers: [`${gateway[0]?.toUpperCase() ?? ''}${gateway.slice(1)}#default`],
    ...branch(gateway, 'default="F2"'),
    more: `<bpmn:endEvent id="E2"/><bpmn:sequenceFlow id="F3" sourceRef="X" targetRef="E2"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">a</bpmn:conditionExpression></bpmn:sequenceFlow>`,
    edits: (x) => [() => changeDefault(flowOf(x, 'F3'), true), () => changeCondition(flowOf(x, 'F2'), 'b')],
    touches: /Gateway|F2|F3|conditionExpression|sequenceFlow>/,
  })),
  {
    covers: ['ComplexGateway#activationCondition'],
    xml: '<bpmn:complexGateway id="X"/>',
    edits: (x) => [() => changeFeel(x, 'activationCondition', 'activationCount > 1')],
    touches: /complexGateway|activationCondition/,
  },
  {
    covers: [
      'AdHocSubProcess#completionCondition',
      'AdHocSubProcess#ordering',
      'AdHocSubProcess#cancelRemainingInstances',
    ],
    xml: '<bpmn:adHocSubProcess id="X"><bpmn:manualTask id="T"/></bpmn:adHocSubProcess>',
    edits: (x) => [
      () => changeFeel(x, 'completionCondition', 'a'),
      set(x, { ordering: 'Sequential', cancelRemainingInstances: false }),
    ],
    touches: /adHocSubProcess|completionCondition/,
  },
  {
    covers: ['ScriptTask#script', 'ScriptTask#scriptFormat', 'Script#resultVariable'],
    xml: task('scriptTask', '', 'scriptFormat="application/feel"').replace(
      '</bpmn:scriptTask>',
      '<bpmn:script>1</bpmn:script></bpmn:scriptTask>',
    ),
    edits: (x) => [() => changeScript(x, { language: 'javascript', script: '1 + 1', resultVariable: 'two' })],
    touches: /script/,
  },
  {
    covers: ['GlobalScriptTask#scriptLanguage', 'GlobalScript#script', 'GlobalScript#resultVariable'],
    xml: '<bpmn:callActivity id="X" calledElement="Shared"/>',
    roots:
      '<bpmn:globalScriptTask id="Shared" scriptLanguage="application/feel"><bpmn:script>1</bpmn:script></bpmn:globalScriptTask>',
    edits: (x) => {
      const task = globalTaskOf(x);
      if (!task) throw new Error('Expected a global task');
      return [() => changeScript(task, { language: 'javascript', script: '1 + 1', resultVariable: 'two' })];
    },
    touches: /script|globalScriptTask/,
  },
  {
    covers: ['MessagePath#messagePath', 'DataPath#dataPath'],
    xml: '<bpmn:intermediateCatchEvent id="X"><bpmn:messageEventDefinition id="D" messageRef="M"/></bpmn:intermediateCatchEvent>',
    more: `<bpmn:correlationSubscription id="Sub" correlationKeyRef="Key"><bpmn:correlationPropertyBinding id="B" correlationPropertyRef="No"><bpmn:dataPath>no</bpmn:dataPath></bpmn:correlationPropertyBinding></bpmn:correlationSubscription>`,
    roots: `<bpmn:message id="M" name="m"/><bpmn:correlationProperty id="No"><bpmn:correlationPropertyRetrievalExpression id="R" messageRef="M"><bpmn:messagePath>no</bpmn:messagePath></bpmn:correlationPropertyRetrievalExpression></bpmn:correlationProperty>
      <bpmn:collaboration id="Co"><bpmn:participant id="Po" processRef="P"/><bpmn:correlationKey id="Key"><bpmn:correlationPropertyRef>No</bpmn:correlationPropertyRef></bpmn:correlationKey></bpmn:collaboration>`,
    edits: (x) => {
      expect(correlationPaths(definitionOf(x))).toEqual([{ name: 'No', messagePath: 'no', dataPath: 'no' }]);
      return [
        () => changeCorrelationPath(definitionOf(x), 0, 'messagePath', 'answer.no'),
        () => changeCorrelationPath(definitionOf(x), 0, 'dataPath', 'number'),
        () => changeCorrelationPath(definitionOf(x), 0, 'dataPath', ' '),
      ];
    },
    touches: /messagePath|dataPath/,
  },
  {
    // of two timers the chosen one
    covers: ['TimerEventDefinition#timeDuration'],
    xml: `<bpmn:intermediateCatchEvent id="X">${['P1D', 'P2D'].map((time, i) => `<bpmn:timerEventDefinition id="D${i}"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${time}</bpmn:timeDuration></bpmn:timerEventDefinition>`).join('')}</bpmn:intermediateCatchEvent>`,
    edits: (x) => [
      () => {
        const second = listOf(x, 'eventDefinitions')[1];
        if (second) chooseDefinition(x, second);
        return changeTimer(x, { kind: 'duration', value: 'P7D' });
      },
    ],
    touches: /P2D|P7D/,
  },
  {
    covers: ['ReceiveTask#instantiate', 'ReceiveTask#messageRef'],
    xml: '<bpmn:manualTask id="X"/>',
    more: '<bpmn:receiveTask id="R"/><bpmn:sequenceFlow id="F3" sourceRef="R" targetRef="X"/>',
    roots: '<bpmn:message id="M" name="m"/>',
    at: 'R',
    edits: (r) => [
      () => changeInstantiating(r, { isOn: true }),
      () => [{ target: r, properties: { messageRef: messageIn(r) } }],
    ],
    touches: /receiveTask/,
  },
  {
    covers: ['EventBasedGateway#instantiate', 'EventBasedGateway#eventGatewayType'],
    xml: '<bpmn:manualTask id="X"/>',
    more: `<bpmn:eventBasedGateway id="G" instantiate="true"/>${['1', '2']
      .map(
        (
          n,
        ) => `<bpmn:intermediateCatchEvent id="C${n}"><bpmn:signalEventDefinition signalRef="Sig"/></bpmn:intermediateCatchEvent>
      <bpmn:sequenceFlow id="G${n}" sourceRef="G" targetRef="C${n}"/><bpmn:sequenceFlow id="H${n}" sourceRef="C${n}" targetRef="X"/>`,
      )
      .join('')}`,
    roots: signal,
    at: 'G',
    edits: (g) => [() => changeInstantiating(g, { isParallel: true })],
    touches: /eventBasedGateway/,
  },
  {
    covers: [
      'Activity#dataInputAssociations',
      'Activity#ioSpecification',
      'DataAssociation#targetRef',
      'DataAssociation#transformation',
      'InputOutputSpecification#dataInputs',
      'InputOutputSpecification#inputSets',
      'InputSet#dataInputRefs',
      'InputSet#optionalInputRefs',
    ],
    xml: `<bpmn:manualTask id="X"><bpmn:property id="PP" name="__targetRef_placeholder"/><bpmn:dataInputAssociation id="DA"><bpmn:sourceRef>DR</bpmn:sourceRef><bpmn:targetRef>PP</bpmn:targetRef></bpmn:dataInputAssociation></bpmn:manualTask>`,
    more: '<bpmn:dataObjectReference id="DR" name="budget" dataObjectRef="DO"/><bpmn:dataObject id="DO"/>',
    edits: (x) => {
      const [association] = listOf(x, 'dataInputAssociations');
      if (!association) throw new Error('Expected an association');
      return [
        () => nameInput(association, 'given', newId),
        () => nameInput(association, 'money', newId),
        () => changeTransformation(association, 'budget * 2'),
      ];
    },
    touches: /ioSpecification|dataInput|InputSet|inputSet|outputSet|targetRef|transformation|optionalInput/,
  },
  {
    covers: ['Activity#dataOutputAssociations', 'DataAssociation#assignment', 'Assignment#from', 'Assignment#to'],
    xml: `<bpmn:manualTask id="X"><bpmn:dataOutputAssociation id="DA"><bpmn:targetRef>DR</bpmn:targetRef></bpmn:dataOutputAssociation></bpmn:manualTask>`,
    more: '<bpmn:dataObjectReference id="DR" name="budget" dataObjectRef="DO"/><bpmn:dataObject id="DO"/>',
    edits: (x) => {
      const [association] = listOf(x, 'dataOutputAssociations');
      if (!association) throw new Error('Expected an association');
      return [
        () => addAssignment(association),
        () => addAssignment(association),
        () => removeAssignment(association, 1),
        () => changeAssignment(association, 0, { to: 'budget.total', from: 'a + 1' }),
      ];
    },
    touches: /assignment|from|to/,
  },
];

function flowOf(x: ModdleElement, id: string): ModdleElement {
  const flow = listOf(x.$parent, 'flowElements').find((each) => each.get('id') === id);
  if (!flow) throw new Error(`Expected ${id}`);
  return flow;
}
function messageIn(x: ModdleElement): ModdleElement | undefined {
  let root = x;
  while (root.$parent) root = root.$parent;
  return listOf(root, 'rootElements').find(({ $type }) => $type === 'bpmn:Message');
}
function twoProcesses(): Omit<Case, 'covers'> {
  return {
    xml: '<bpmn:manualTask id="X"/>',
    roots:
      '<bpmn:process id="Q"><bpmn:startEvent id="QS"/><bpmn:endEvent id="QE"/><bpmn:sequenceFlow id="QF" sourceRef="QS" targetRef="QE"/></bpmn:process>',
    at: 'Q',
    edits: (q) => [set(q, { isExecutable: true }), makeMain(q)],
    touches: /process id/,
  };
}

const moddle = new BpmnModdle({ xiaowu: xiaowuModdle });
const fileOf = ({ xml = '<bpmn:manualTask id="X"/>', more = '', roots = '' }: Case) => `<bpmn:definitions
  xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:xiaowu="urn:xiaowu:bpmn:1.0" xmlns:other="urn:other" id="D_1" targetNamespace="urn:test">
  ${roots}<bpmn:process id="P" isExecutable="true"><bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>
  <bpmn:sequenceFlow id="F1" sourceRef="S" targetRef="X"/><bpmn:sequenceFlow id="F2" sourceRef="X" targetRef="E"/>
  ${xml}${more}</bpmn:process></bpmn:definitions>`;

async function open(each: Case) {
  const { rootElement, warnings, elementsById } = (await moddle.fromXML(fileOf(each))) as Awaited<
    ReturnType<typeof moddle.fromXML>
  > & { elementsById: Record<string, ModdleElement | undefined> };
  expect(warnings).toEqual([]);
  const element = elementsById[each.at ?? 'X'];
  if (!element) throw new Error(`Expected ${each.at ?? 'X'}`);
  return { element, xml: async () => (await moddle.toXML(rootElement, { format: true })).xml };
}
function apply(edits: readonly Edit[]): () => void {
  const undo: (() => void)[] = [];
  for (const edit of edits)
    for (const { target, properties } of edit()) {
      const before = Object.keys(properties).map((name) => [name, target.get(name)] as const);
      undo.unshift(() => before.forEach(([name, value]) => target.set(name, value)));
      Object.entries(properties).forEach(([name, value]) => target.set(name, value));
    }
  return () => undo.forEach((back) => back());
}
/** Lines that only one of two texts has; namespaces are declared where they are used. */
function differing(one: string, other: string): string[] {
  const only = (a: string, b: string) => {
    const rest = b.split('\n').map((line) => line.trim());
    return a.split('\n').filter((line) => {
      const at = rest.indexOf(line.trim());
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    });
  };
  return [...only(one, other), ...only(other, one)].filter((line) => !line.startsWith('<bpmn:definitions '));
}
const graphOf = async (xml: string) => JSON.stringify((await compile(xml)).processes);
const plain = (property: string) => property.replace(/^(bpmn|xiaowu):/, '');

interface Recorder {
  get: (this: Recorder, target: { $descriptor?: { isGeneric?: boolean } }, name: string) => unknown;
  getProperty: (target: unknown, name: string) => { name: string; definedBy: { name: string } } | null;
}

/** Properties that `work` asks elements for, e.g. `Activity#startQuantity`. */
async function asked(work: () => Promise<void>): Promise<Set<string>> {
  const found = new Set<string>();
  const reader = Object.getPrototypeOf((moddle as unknown as { properties: Recorder }).properties) as Recorder;
  const original = reader.get;
  reader.get = function (this: Recorder, target, name) {
    const property = target.$descriptor?.isGeneric === true ? null : this.getProperty(target, name);
    if (property) found.add(`${plain(property.definedBy.name)}#${plain(property.name)}`);
    return original.call(this, target, name);
  };
  try {
    await work();
  } finally {
    reader.get = original;
  }
  return found;
}

describe('what the engine executes', () => {
  const edited = new Set(cases.flatMap(({ covers }) => covers));

  it('is drawn, or edited in the panel, or said there by other means, or refused', async () => {
    const folder = join(__dirname, '../../../test/conformance');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.bpmn'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    const read = await asked(async () => {
      for (const xml of files) await compile(xml).catch(() => null);
    });
    expect(read.size).toBeGreaterThan(100);
    const known = new Set([...drawn, ...refused, ...Object.keys(saidOtherwise), ...edited]);
    expect([...read].filter((property) => !known.has(property)).sort()).toEqual([]);
  });

  it('is edited by functions that a section of the panel calls', () => {
    const here = __dirname;
    const sections = readdirSync(here, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.vue'))
      .map((name) => readFileSync(join(here, name), 'utf8'))
      .join('\n');
    const own = readFileSync(join(here, 'panel-coverage.spec.ts'), 'utf8');
    const used = [...own.matchAll(/^import \{([^}]*)\} from '\.\/[\w/-]+';/gm)]
      .flatMap(([, names = '']) => names.split(','))
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '));
    expect(used.length).toBeGreaterThan(40);
    expect(used.filter((name) => !new RegExp(`\\b${name}\\b`).test(sections))).toEqual([]);
  });

  it('has a control for every attribute of our own', () => {
    const own = xiaowuModdle.types.flatMap(({ name, properties }) =>
      properties.map((property) => `${name}#${plain(property.name)}`),
    );
    expect(own.filter((property) => !edited.has(property) && !(property in saidOtherwise))).toEqual([]);
  });

  it.each(cases.map((each) => [`${each.covers.join(', ')} ${each.at ?? ''}`, each] as const))(
    '%s: an edit changes that and nothing else, and undo everything back',
    async (_name, each) => {
      const { element, xml } = await open(each);
      const before = await xml();
      const undo = apply(each.edits(element));
      const after = await xml();
      const lines = differing(before, after);
      expect(lines).not.toEqual([]);
      expect(lines.filter((line) => !each.touches.test(line))).toEqual([]);
      expect(await graphOf(after)).not.toBe(await graphOf(before).catch(() => ''));
      undo();
      expect(await xml()).toBe(before);
    },
  );

  it('has an input that is only drawn again when it loses its name', async () => {
    const association = cases.find(({ covers }) => covers.includes('Activity#dataInputAssociations'));
    if (!association) throw new Error('Expected the case of inputs');
    const { element, xml } = await open(association);
    apply(association.edits(element));
    const [input] = listOf(element, 'dataInputAssociations');
    if (!input) throw new Error('Expected an association');
    apply([() => nameInput(input, '', newId)]);
    expect(elementOf(input, 'targetRef')?.get('name')).toBe('__targetRef_placeholder');
    expect(await xml()).not.toMatch(/<bpmn:dataInput |transformation/);
    await compile(await xml());
  });
});
