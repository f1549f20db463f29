import { isEventSubProcess } from './event-sub-process.js';
import type { SingleDefinition } from './event-definition.js';
import { flag, idOf, one } from './moddle-element.js';
import { readEvent } from './read-event.js';
import { readEventData, readPayload } from './read-event-data.js';
import type { NodeContext, NodeReader } from './read-node.js';

type Kinds = readonly SingleDefinition['kind'][];

/** What each event may be of, by its place (§10.5.4, table 10.93 and 13.2). */
const allowed = {
  processStart: ['none', 'message', 'timer', 'signal', 'conditional'],
  embeddedStart: ['none'],
  eventSubProcessStart: ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation'],
  catch: ['message', 'timer', 'signal', 'conditional', 'link'],
  boundary: ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation', 'cancel'],
  throw: ['none', 'message', 'signal', 'escalation', 'compensation', 'link'],
  end: ['none', 'message', 'signal', 'escalation', 'compensation', 'error', 'cancel', 'terminate'],
} as const satisfies { readonly [place: string]: Kinds };

/** Readers of all events. */
export const eventReaders: { readonly [type: string]: NodeReader } = {
  'bpmn:StartEvent': ({ element, scopeId }, base, context) => ({
    ...base,
    ...readEventData(element, context),
    kind: 'startEvent',
    isInterrupting: flag(element, 'isInterrupting'),
    event: readEvent(element, startKinds(scopeId, context), context.reading),
  }),
  'bpmn:EndEvent': ({ element }, base, context) => ({
    ...base,
    kind: 'endEvent',
    event: readEvent(element, allowed.end, context.reading),
    inputs: readPayload(element, context),
  }),
  'bpmn:IntermediateCatchEvent': ({ element }, base, context) => ({
    ...base,
    ...readEventData(element, context),
    kind: 'intermediateCatchEvent',
    event: readEvent(element, allowed.catch, context.reading),
  }),
  'bpmn:IntermediateThrowEvent': ({ element }, base, context) => ({
    ...base,
    kind: 'intermediateThrowEvent',
    event: readEvent(element, allowed.throw, context.reading),
    inputs: readPayload(element, context),
  }),
  'bpmn:BoundaryEvent': ({ element }, base, context) => {
    const host = one(element, 'attachedToRef');
    return {
      ...base,
      ...readEventData(element, context),
      kind: 'boundaryEvent',
      attachedToId: host ? (idOf(host) ?? '') : '',
      isInterrupting: flag(element, 'cancelActivity'),
      event: readEvent(element, allowed.boundary, context.reading),
    };
  },
};

function startKinds(scopeId: string, { shape }: NodeContext): Kinds {
  const around = shape.nodes.get(scopeId);
  if (!around) return allowed.processStart;
  if (!isEventSubProcess(around.element)) return allowed.embeddedStart;
  // A process that is over cannot be undone any more.
  const isTop = !shape.nodes.has(around.scopeId);
  return allowed.eventSubProcessStart.filter((kind) => !isTop || kind !== 'compensation');
}
