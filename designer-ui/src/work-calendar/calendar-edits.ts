import { shiftsOn, type WorkCalendar } from '@xiaowu/engine';
import type { WorkCalendarContent } from '@xiaowu/server/contract/work-calendar';

export type SpecialDay = WorkCalendarContent['days'][string];

/** How a day is shown. */
export type DayLook = 'work' | 'rest' | 'holiday' | 'workday';

/** A day by its weekday alone. */
const plainly = (calendar: WorkCalendarContent, date: string): boolean =>
  shiftsOn({ ...asCalendar(calendar), days: {} }, date).length > 0;

/** Days do not depend on the zone. */
const asCalendar = (calendar: WorkCalendarContent): WorkCalendar => ({ ...calendar, timeZone: 'UTC' }) as WorkCalendar;

export function lookOf(calendar: WorkCalendarContent, date: string): DayLook {
  const special = calendar.days[date];
  if (special) return special.kind;
  return plainly(calendar, date) ? 'work' : 'rest';
}

/** A day of work becomes a holiday, a day of rest one that is worked; what was changed is again as its weekday. */
export function toggled(calendar: WorkCalendarContent, date: string, name = ''): WorkCalendarContent {
  if (calendar.days[date]) return withDays(calendar, { [date]: null });
  const kind = plainly(calendar, date) ? 'holiday' : 'workday';
  return withDays(calendar, { [date]: { kind, name } });
}

/** Several days at once; null takes one out. In the order of the year. */
export function withDays(
  calendar: WorkCalendarContent,
  changes: Readonly<Record<string, SpecialDay | null>>,
): WorkCalendarContent {
  const all = { ...calendar.days, ...changes };
  const days = Object.entries(all)
    .filter((entry): entry is [string, SpecialDay] => entry[1] !== null)
    .sort(([a], [b]) => a.localeCompare(b));
  return { ...calendar, days: Object.fromEntries(days) };
}

/** The hours of a weekday, Monday = 0; what was typed half is kept, the server says what is wrong. */
export function withHours(
  calendar: WorkCalendarContent,
  weekday: number,
  shifts: WorkCalendarContent['week'][number],
): WorkCalendarContent {
  return { ...calendar, week: calendar.week.map((own, i) => (i === weekday ? shifts : own)) };
}
