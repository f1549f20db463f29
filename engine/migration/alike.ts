import type { EventDefinition } from '../definition/event-definition.js';
import type { FlowNode } from '../definition/flow-node.js';

/** The event that an element waits for; null = it waits for none. */
export function caughtEvent(node: FlowNode): EventDefinition | null {
  if (node.kind === 'receiveTask') return node.message;
  return 'event' in node ? node.event : null;
}

/** Would the shell have to be told that something else is waited for now? Timers keep their due times. */
export function isSameSubscription(before: EventDefinition, after: EventDefinition): boolean {
  return before.kind === 'timer' ? after.kind === 'timer' : subscription(before) === subscription(after);
}

function subscription(event: EventDefinition): string {
  const sources = JSON.stringify(event, (key, value: unknown) => (key === 'program' || key === 'reads' ? null : value));
  return sources;
}
