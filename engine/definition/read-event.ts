import { definitionsOf } from './definitions-of-event.js';
import type { EventDefinition, MessageDefinition, SingleDefinition } from './event-definition.js';
import { isOfMessages } from './operation.js';
import { flag, idOf, isA, many, type ModdleElement, one, text } from './moddle-element.js';
import { isSending } from './read-collaboration.js';
import { readTimer } from './read-timer.js';
import type { Reading } from './reading.js';

type DefinitionReader = (definition: ModdleElement, reading: Reading) => SingleDefinition;
type Kind = SingleDefinition['kind'];

const readers: { readonly [type: string]: DefinitionReader } = {
  'bpmn:TerminateEventDefinition': () => ({ kind: 'terminate' }),
  'bpmn:CancelEventDefinition': () => ({ kind: 'cancel' }),
  'bpmn:TimerEventDefinition': readTimer,
  'bpmn:MessageEventDefinition': readMessage,
  'bpmn:ErrorEventDefinition': readError,
  'bpmn:EscalationEventDefinition': readEscalation,
  'bpmn:SignalEventDefinition': readSignal,
  'bpmn:ConditionalEventDefinition': readConditional,
  'bpmn:LinkEventDefinition': readLink,
  'bpmn:CompensateEventDefinition': readCompensation,
};

/** What stands alone: a link is a flow, and only one thing can end the token. */
const exclusiveKinds: readonly Kind[] = ['none', 'link', 'error', 'cancel', 'terminate'];
/** What can be waited for together. */
const waitingKinds: readonly Kind[] = ['message', 'timer', 'signal', 'conditional'];

/** Reads the event definitions of an event that may be of these kinds; anything else is refused. */
export function readEvent(element: ModdleElement, allowed: readonly Kind[], reading: Reading): EventDefinition {
  for (const part of many(element, 'properties')) reading.unsupported(part);
  const events = definitionsOf(element).flatMap((each) => readDefinition(each, allowed, element, reading) ?? []);
  const isParallel = flag(element, 'parallelMultiple');
  const [first] = events;
  if (first === undefined && (allowed.includes('none') || definitionsOf(element).length > 0)) return { kind: 'none' };
  if (first === undefined) {
    reading.unsupported(element, 'none');
    return { kind: 'none' };
  }
  if (events.length === 1) return first;
  const isThrown = isA(element, 'bpmn:ThrowEvent');
  const wrong = isParallel
    ? events.find(({ kind }) => !waitingKinds.includes(kind))
    : isThrown
      ? events.filter(({ kind }) => exclusiveKinds.includes(kind))[1]
      : events.find(({ kind }) => kind === 'link' || kind === 'compensation');
  if (wrong) reading.error('event.notTogether', element, { kind: wrong.kind });
  return { kind: 'multiple', isParallel, events };
}

/** Reads one event definition that may be of these kinds; null when it is refused where it is used. */
export function readDefinition(
  definition: ModdleElement,
  allowed: readonly Kind[],
  usedBy: ModdleElement,
  reading: Reading,
): SingleDefinition | null {
  const event = readers[definition.$type]?.(definition, reading);
  if (event && allowed.includes(event.kind)) return event;
  reading.unsupported(usedBy, definition.$type);
  return null;
}

/** Reads the message of an event definition, a send task or a receive task. */
export function readMessage(definition: ModdleElement, reading: Reading): MessageDefinition {
  const node = isA(definition, 'bpmn:EventDefinition') ? definition.$parent : definition;
  const operation = one(definition, 'operationRef');
  const named = one(definition, 'messageRef') ?? (node ? reading.messages.ofFlowsAt(node) : null);
  const message = named ?? (operation && one(operation, 'inMessageRef'));
  if (operation && !isOfMessages(operation, message)) reading.unsupported(definition, 'operationRef');
  if (!message || !isA(message, 'bpmn:Message')) {
    reading.error('message.missing', definition);
    return { kind: 'message', name: '', correlationKey: null };
  }
  const name = text(message, 'name');
  if (name === null) reading.error('message.nameMissing', message);
  const key = reading.messages.keyOf(message, node);
  if (key === null) {
    return {
      kind: 'message',
      name: name ?? '',
      correlationKey: reading.attributeExpression(message, 'correlationKey'),
    };
  }
  const correlationKey = reading.expression(key.element, key.source);
  const isOfPayload = node !== undefined && isSending(node);
  return { kind: 'message', name: name ?? '', correlationKey, ...(isOfPayload && { isOfPayload }) };
}

function readError(definition: ModdleElement, reading: Reading): SingleDefinition {
  const error = one(definition, 'errorRef');
  if (!error) return { kind: 'error', code: null };
  const code = isA(error, 'bpmn:Error') ? text(error, 'errorCode') : null;
  if (code === null) reading.error('error.codeMissing', error);
  return { kind: 'error', code };
}

function readEscalation(definition: ModdleElement, reading: Reading): SingleDefinition {
  const escalation = one(definition, 'escalationRef');
  if (!escalation) return { kind: 'escalation', code: null };
  const code = isA(escalation, 'bpmn:Escalation') ? text(escalation, 'escalationCode') : null;
  if (code === null) reading.error('escalation.codeMissing', escalation);
  return { kind: 'escalation', code };
}

function readSignal(definition: ModdleElement, reading: Reading): SingleDefinition {
  const signal = one(definition, 'signalRef');
  const name = signal && isA(signal, 'bpmn:Signal') ? text(signal, 'name') : null;
  if (name === null) reading.error('signal.nameMissing', signal ?? definition);
  return { kind: 'signal', name: name ?? '' };
}

function readConditional(definition: ModdleElement, reading: Reading): SingleDefinition {
  const condition = one(definition, 'condition');
  if (condition) return { kind: 'conditional', condition: reading.elementExpression(condition) };
  return { kind: 'conditional', condition: reading.expression(definition, '') };
}

function readLink(definition: ModdleElement, reading: Reading): SingleDefinition {
  const name = text(definition, 'name');
  if (name === null) reading.error('link.nameMissing', definition);
  return { kind: 'link', name: (name ?? '').trim() };
}

function readCompensation(definition: ModdleElement): SingleDefinition {
  const activity = one(definition, 'activityRef');
  return {
    kind: 'compensation',
    activityId: activity && (idOf(activity) ?? ''),
    waitsForCompletion: definition.get('waitForCompletion') !== false,
  };
}
