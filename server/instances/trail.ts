import type { Event } from '@xiaowu/engine';
import type { Actor, Trail } from './case-rows.js';

/** The trail after these events: flows taken, and per activity who passed it last and when. */
export function followTrail(
  trail: Trail,
  events: readonly Event[],
  at: string,
  people: ReadonlyMap<string, Actor>,
): Trail {
  const flows = new Set(trail.flows);
  const done = { ...trail.done };
  for (const event of events) {
    if (event.type === 'sequenceFlow.taken') flows.add(event.elementId);
    if (event.type === 'activity.completed')
      done[event.elementId] = { at, people: done[event.elementId]?.people ?? [] };
    if (event.type === 'activity.entered') delete done[event.elementId];
    if (event.type === 'userTask.completed' && event.outcome === 'approve') {
      const name = event.by === null ? undefined : people.get(event.by)?.name;
      const before = done[event.elementId]?.people ?? [];
      const names = name === undefined || before.includes(name) ? before : [...before, name];
      done[event.elementId] = { at, people: names };
    }
  }
  return { flows: [...flows], done };
}
