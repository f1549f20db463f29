import type { Event } from '../../../engine/index.js';

/** `userTask.created t4` → `created t4`: short enough to read a whole step. */
export function wordOf(event: Event): string {
  switch (event.type) {
    case 'userTask.created':
      return `created ${event.elementId}:${event.assignee ?? `(${event.candidates.join(',')})`} ${event.origin}`;
    case 'userTask.completed':
      return `${event.outcome} ${event.elementId}:${event.by ?? '-'}`;
    case 'userTask.skipped':
      return `skipped ${event.elementId}:${event.user ?? '-'} ${event.reason}`;
    case 'instance.ended':
      return `ended ${event.status}`;
    case 'returned':
      return `returned ${event.from}>${event.to}`;
    case 'incident.created':
      return `incident ${event.elementId} ${event.code}`;
    case 'variables.changed':
      return `variables ${Object.keys(event.variables).join(',')}`;
    default: {
      const reason = 'reason' in event ? ` ${event.reason}` : '';
      return `${event.type.replace(/^(activity|userTask|sequenceFlow)\./, '')}${'elementId' in event ? ` ${event.elementId}` : ''}${reason}`;
    }
  }
}
