import { Temporal } from 'temporal-polyfill';
import type { Shift, WorkCalendar } from './work-calendar.js';

/** A time of work, in milliseconds since 1970; `to` is not part of it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The day of a moment in the calendar's zone. */
export function dateOf({ timeZone }: WorkCalendar, moment: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** The time of day of a moment there. */
export function timeOf({ timeZone }: WorkCalendar, moment: number): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainTime().toString();
}

/** The hours that the school works on a day, as they stand in the calendar. */
export function shiftsOf({ week, days }: WorkCalendar, date: Temporal.PlainDate): readonly Shift[] {
  const special = days[date.toString()];
  if (special?.kind === 'holiday') return [];
  const own = week[date.dayOfWeek - 1] ?? [];
  if (special === undefined) return own;
  return special.hours ?? (own.length > 0 ? own : (week.find((shifts) => shifts.length > 0) ?? []));
}

/** The same as moments: as long as the clocks make them. */
export function spansOf(calendar: WorkCalendar, date: Temporal.PlainDate): readonly Span[] {
  const shifts = shiftsOf(calendar, date);
  return shifts
    .map(({ from, to }) => ({ from: momentOf(calendar, date, from), to: momentOf(calendar, date, to) }))
    .filter(({ from, to }) => to > from);
}

/** `08:30` of a day; what a clock that is put forward leaves out is as much later. */
export function momentOf({ timeZone }: WorkCalendar, date: Temporal.PlainDate, time: string): number {
  const [day, clock] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time];
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(clock) }).epochMilliseconds;
}

/** The hours that the school works on a date (`YYYY-MM-DD`). */
export const shiftsOn = (calendar: WorkCalendar, date: string): readonly Shift[] =>
  shiftsOf(calendar, Temporal.PlainDate.from(date));
