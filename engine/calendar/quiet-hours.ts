import { formatInstant, parseInstant } from '../event-definitions/iso-time.js';
import type { WorkCalendar } from './work-calendar.js';
import { dateOf, momentOf } from './working-hours.js';

/** The moment (UTC ISO) itself, or the end of the night that it falls into: nobody is reminded at night. */
export function outsideNight(calendar: WorkCalendar, at: string): string {
  const { night } = calendar;
  const moment = parseInstant(at);
  if (moment === null) throw new Error(`Expected a UTC ISO 8601 time, but got ${at}.`);
  if (night === null || night.from === night.to) return at;
  const today = dateOf(calendar, moment);
  const isOverMidnight = night.from > night.to;
  // a night over midnight began yesterday, or begins today
  for (const begins of isOverMidnight ? [today.subtract({ days: 1 }), today] : [today]) {
    const from = momentOf(calendar, begins, night.from);
    const to = momentOf(calendar, isOverMidnight ? begins.add({ days: 1 }) : begins, night.to);
    if (moment >= from && moment < to) return formatInstant(to);
  }
  return at;
}
