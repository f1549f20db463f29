import { workingTimeBetween, type WorkCalendar } from '@xiaowu/engine';
import type { WorkingTimeLeft } from '../../contract/list.js';

const minuteMs = 60_000;
/** Further off nobody counts hours of work, and counting them would cost a list its speed. */
const furthestMs = 60 * 24 * 60 * minuteMs;
/** Hours of a day where the calendar has no week at all. */
const plainDayMs = 8 * 60 * minuteMs;

/**
 * What is left of a limit in working time, from one moment to another (UTC ISO); null where it is over or too far off.
 * A day is as long as the first one of the week that is worked on.
 */
export function workingTimeLeft(calendar: WorkCalendar, now: string, dueAt: string): WorkingTimeLeft | null {
  const ahead = Date.parse(dueAt) - Date.parse(now);
  if (ahead <= 0 || ahead > furthestMs) return null;
  const left = workingTimeBetween(calendar, now, dueAt);
  const day = dayOf(calendar);
  return { days: Math.floor(left / day), minutes: Math.floor((left % day) / minuteMs) };
}

function dayOf({ week }: WorkCalendar): number {
  const shifts = week.find((each) => each.length > 0) ?? [];
  const length = shifts.reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0);
  return length > 0 ? length * minuteMs : plainDayMs;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
