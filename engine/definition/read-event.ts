import type { EventDefinition, MessageDefinition } from './graph.js';
import { flag, isA, many, type ModdleElement, one, text } from './moddle-element.js';
import { readTimer } from './read-timer.js';
import type { Reading } from './reading.js';

type DefinitionReader = (definition: ModdleElement, reading: Reading) => EventDefinition;

const readers: { readonly [type: string]: DefinitionReader } = {
  'bpmn:TerminateEventDefinition': () => ({ kind: 'terminate' }),
  'bpmn:TimerEventDefinition': readTimer,
  'bpmn:MessageEventDefinition': readMessage,
  'bpmn:ErrorEventDefinition': readError,
};

/** Reads the event definition of an event that may be of these kinds; anything else is refused. */
export function readEvent(
  element: ModdleElement,
  allowed: readonly EventDefinition['kind'][],
  reading: Reading,
): EventDefinition {
  for (const property of [
    'dataInputs',
    'dataOutputs',
    'dataInputAssociations',
    'dataOutputAssociations',
    'properties',
  ]) {
    for (const part of many(element, property)) reading.unsupported(part);
  }
  const [first, ...more] = [...many(element, 'eventDefinitions'), ...many(element, 'eventDefinitionRef')];
  if (more.length > 0)
    reading.unsupported(element, flag(element, 'parallelMultiple') ? 'parallel multiple' : 'multiple');
  const event = first ? readers[first.$type]?.(first, reading) : ({ kind: 'none' } as const);
  if (event && allowed.includes(event.kind)) return event;
  reading.unsupported(element, first?.$type ?? 'none');
  return { kind: 'none' };
}

/** Reads the message of an event definition, a send task or a receive task. */
export function readMessage(definition: ModdleElement, reading: Reading): MessageDefinition {
  if (one(definition, 'operationRef')) reading.unsupported(definition, 'operationRef');
  const message = one(definition, 'messageRef');
  if (!message || !isA(message, 'bpmn:Message')) {
    reading.error('message.missing', definition);
    return { kind: 'message', name: '', correlationKey: null };
  }
  const name = text(message, 'name');
  if (name === null) reading.error('message.nameMissing', message);
  return { kind: 'message', name: name ?? '', correlationKey: reading.attributeExpression(message, 'correlationKey') };
}

function readError(definition: ModdleElement, reading: Reading): EventDefinition {
  const error = one(definition, 'errorRef');
  if (!error) return { kind: 'error', code: null };
  const code = isA(error, 'bpmn:Error') ? text(error, 'errorCode') : null;
  if (code === null) reading.error('error.codeMissing', error);
  return { kind: 'error', code };
}
