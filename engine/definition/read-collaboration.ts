import type { FileMessages, WrittenKey } from './file-messages.js';
import { isA, many, type ModdleElement, one, text } from './moddle-element.js';
import type { Reading } from './reading.js';

/** The properties of a correlation key with what gives their values, by property. */
type Paths = ReadonlyMap<ModdleElement, ModdleElement>;

/**
 * Reads what collaborations say about messages: which one a message flow carries, and by which keys messages find their
 * instance (§8.4.2). A key is taken out of what is sent (messagePath); who waits has it by a subscription of the process
 * (dataPath), else by the data that came or went with the first message, so by the same path.
 */
export function readCollaborations(roots: readonly ModdleElement[], reading: Reading): FileMessages {
  const collaborations = roots.filter((root) => isA(root, 'bpmn:Collaboration') && !isA(root, 'bpmn:Choreography'));
  for (const collaboration of collaborations) checkCollaboration(collaboration, reading);
  const flows = collaborations.flatMap((collaboration) => many(collaboration, 'messageFlows'));
  const keys = collaborations.flatMap((collaboration) => many(collaboration, 'correlationKeys'));
  const messages = new Map<ModdleElement, Map<ModdleElement, ModdleElement>>();
  for (const property of roots.filter((root) => isA(root, 'bpmn:CorrelationProperty'))) {
    for (const retrieval of many(property, 'correlationPropertyRetrievalExpression')) {
      const [message, path] = [one(retrieval, 'messageRef'), one(retrieval, 'messagePath')];
      if (message === null || path === null) reading.error('correlation.incomplete', property);
      else
        messages.set(message, (messages.get(message) ?? new Map<ModdleElement, ModdleElement>()).set(property, path));
    }
  }
  for (const process of roots.filter((root) => isA(root, 'bpmn:Process'))) {
    for (const subscription of many(process, 'correlationSubscriptions')) {
      const key = one(subscription, 'correlationKeyRef');
      if (key === null || pathsOf(key, bindingsOf(subscription)) === null) {
        reading.error('correlation.incomplete', subscription);
      }
    }
  }
  const keysOf = new Map([...messages].map(([message, paths]) => [message, keysFor(message, paths, keys, reading)]));
  return {
    ofFlowsAt: (node) =>
      flows
        .filter((flow) => one(flow, 'sourceRef') === node || one(flow, 'targetRef') === node)
        .flatMap((flow) => one(flow, 'messageRef') ?? [])[0] ?? null,
    keyOf(message, node) {
      const found = keysOf.get(message)?.[0];
      if (found === undefined) return null;
      const subscription = node && !isSending(node) ? subscriptionTo(found.key, node) : undefined;
      const paths = subscription ? pathsOf(found.key, bindingsOf(subscription)) : found.paths;
      return paths === null ? null : written(paths, reading);
    },
  };
}

/** Does the node send its message, instead of waiting for it? */
export function isSending(node: ModdleElement): boolean {
  return isA(node, 'bpmn:ThrowEvent') || isA(node, 'bpmn:SendTask');
}

/** The process that an element stands in. */
export function processAround(element: ModdleElement): ModdleElement | null {
  for (let at: ModdleElement | undefined = element; at !== undefined; at = at.$parent) {
    if (isA(at, 'bpmn:Process')) return at;
  }
  return null;
}

/** Pools are pictures; conversations and pools that are many would be behaviour. */
function checkCollaboration(collaboration: ModdleElement, reading: Reading): void {
  for (const property of ['conversations', 'participantAssociations']) {
    for (const part of many(collaboration, property)) reading.unsupported(part);
  }
  if (one(collaboration, 'choreographyRef') || text(collaboration, 'choreographyRef')) {
    reading.unsupported(collaboration, 'choreographyRef');
  }
  for (const participant of many(collaboration, 'participants')) {
    const multiplicity = one(participant, 'participantMultiplicity');
    if (multiplicity) reading.unsupported(multiplicity);
  }
}

/** The keys that a message has: it gives all of their properties or none of them. */
function keysFor(message: ModdleElement, paths: Paths, keys: readonly ModdleElement[], reading: Reading) {
  const found = keys.flatMap((key) => {
    const properties = many(key, 'correlationPropertyRef');
    if (!properties.some((property) => paths.has(property))) return [];
    const all = pathsOf(key, paths);
    if (all === null) reading.error('correlation.incomplete', message);
    return all === null ? [] : [{ key, paths: all }];
  });
  // One of several would do (§8.4.2); here a message is waited for by one.
  for (const { key } of found.slice(1)) reading.unsupported(key);
  if (found.length > 0 && text(message, 'correlationKey') !== null) reading.unsupported(message, 'correlationKey');
  return found;
}

/** What gives the values of all properties of a key, in their order; null when one is missing or there are none. */
function pathsOf(key: ModdleElement, paths: Paths): Paths | null {
  const entries = many(key, 'correlationPropertyRef').map((property) => [property, paths.get(property)] as const);
  const complete = entries.flatMap(([property, path]) => (path === undefined ? [] : [[property, path] as const]));
  return entries.length > 0 && complete.length === entries.length ? new Map(complete) : null;
}

function subscriptionTo(key: ModdleElement, node: ModdleElement): ModdleElement | undefined {
  const process = processAround(node);
  const subscriptions = process === null ? [] : many(process, 'correlationSubscriptions');
  return subscriptions.find((subscription) => one(subscription, 'correlationKeyRef') === key);
}

function bindingsOf(subscription: ModdleElement): Paths {
  return new Map(
    many(subscription, 'correlationPropertyBinding').flatMap((binding) => {
      const [property, path] = [one(binding, 'correlationPropertyRef'), one(binding, 'dataPath')];
      return property === null || path === null ? [] : [[property, path] as const];
    }),
  );
}

/** Of one property its value, of several the list of them. */
function written(paths: Paths, reading: Reading): WrittenKey | null {
  const [first, ...more] = paths.values();
  if (first === undefined) return null;
  for (const path of paths.values()) reading.checkLanguage(path);
  const sources = [first, ...more].map((path) => (text(path, 'body') ?? '').trim());
  return { element: first, source: more.length === 0 ? (sources[0] ?? '') : `[${sources.join(', ')}]` };
}
