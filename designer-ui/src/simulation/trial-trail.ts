import type { Event } from '@xiaowu/engine';
import type { TrialEntry } from './trial-history';

/** A line of the records as a real case would have them. */
export interface TrailLine {
  readonly key: string;
  readonly elementId: string | null;
  /** Code of the text; `locales` has a sentence for each. */
  readonly what: TrailCode;
  /** Person id or group key; null = the system. */
  readonly by: string | null;
  readonly at: string;
}

export const trailCodes = [
  'submitted',
  'approve',
  'refuse',
  'return',
  'waits',
  'skipped',
  'timer',
  'message',
  'answered',
  'error',
  'incident',
  'completed',
  'failed',
  'refused',
  'terminated',
] as const;
export type TrailCode = (typeof trailCodes)[number];

/** The newest line first. */
export function trailOf(entries: readonly TrialEntry[], applicantTaskId: string | null): TrailLine[] {
  return entries
    .flatMap(({ act, at, result }, position) => {
      const lines = result.events.flatMap((event) => lineOf(event, applicantTaskId) ?? []);
      if (act?.type === 'answer') lines.unshift({ what: 'answered', elementId: act.elementId, by: null });
      return lines.map((line, i): TrailLine => ({ key: `${position}-${i}`, at, ...line }));
    })
    .reverse();
}

type Line = Omit<TrailLine, 'key' | 'at'>;

function lineOf(event: Event, applicantTaskId: string | null): Line | null {
  switch (event.type) {
    case 'userTask.completed': {
      const isSubmission = event.outcome === 'approve' && event.elementId === applicantTaskId;
      return { what: isSubmission ? 'submitted' : event.outcome, elementId: event.elementId, by: event.by };
    }
    case 'userTask.created':
      return { what: 'waits', elementId: event.elementId, by: event.assignee ?? event.candidates[0] ?? null };
    case 'userTask.skipped':
      return { what: 'skipped', elementId: event.elementId, by: event.user };
    case 'timer.fired':
      return { what: 'timer', elementId: event.elementId, by: null };
    case 'message.received':
      return { what: 'message', elementId: event.elementId, by: null };
    case 'error.caught':
      return { what: 'error', elementId: event.elementId, by: null };
    case 'incident.created':
      return { what: 'incident', elementId: event.elementId, by: null };
    case 'instance.ended':
      return { what: event.status, elementId: null, by: null };
    default:
      return null;
  }
}
