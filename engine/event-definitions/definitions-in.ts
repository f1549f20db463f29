import type { EventDefinition, SingleDefinition } from '../definition/event-definition.js';
import type { FlowNode } from '../definition/flow-node.js';
import type { OpenJob } from '../state/instance-state.js';

/** The single definitions of an event. */
export function definitionsIn(event: EventDefinition): readonly SingleDefinition[] {
  return event.kind === 'multiple' ? event.events : [event];
}

/** What an element waits for: the definition of an event, or the message of a receive task; null = for no event. */
export function awaitedBy(node: FlowNode): EventDefinition | null {
  if ('event' in node) return node.event;
  return node.kind === 'receiveTask' ? node.message : null;
}

/** The definition that a job waits for; null = it waits for no event. */
export function definitionOf(node: FlowNode, job: Pick<OpenJob, 'event'>): SingleDefinition | null {
  const event = awaitedBy(node);
  return event && (definitionsIn(event)[job.event ?? 0] ?? null);
}
