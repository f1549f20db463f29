import type { Temporal } from 'temporal-polyfill';
import { addDuration, formatInstant, parseDuration, parseInstant } from '../event-definitions/iso-time.js';
import type { WorkCalendar } from './work-calendar.js';
import { dateOf, momentOf, type Span, spansOf, timeOf } from './working-hours.js';

/** How a time is measured: as clocks go, or only while the school works. */
export type TimeMeasure = 'calendar' | 'working';

type Direction = 1 | -1;

/** How far is looked for work: a calendar without any says that it never comes. */
const mostDays = 3660;

/**
 * The moment (UTC ISO) that lies `duration` (ISO 8601) after another one; before it with `direction` -1. In working time
 * hours and minutes are counted while the school works, and a day leads to the same time of the next working day: what
 * comes in at night or on a holiday counts from the next beginning of work. null when no work ever comes. Throws for
 * what is no duration.
 */
export function momentAfter(
  calendar: WorkCalendar,
  at: string,
  duration: string,
  measure: TimeMeasure,
  direction: Direction = 1,
): string | null {
  const parsed = parseDuration(duration);
  const start = parseInstant(at);
  if (parsed === null || start === null)
    throw new Error(`Expected a time and an ISO 8601 duration, but got ${at} and ${duration}.`);
  if (measure === 'calendar') return formatInstant(addDuration(start, parsed, direction, calendar.timeZone));
  const { days, milliseconds } = inWorkingTime(parsed);
  const onDay = days === 0 ? start : workingDaysFrom(calendar, start, days, direction);
  const isDone = onDay === null || (days > 0 && milliseconds === 0);
  const moment = isDone ? onDay : workingTimeFrom(calendar, onDay, milliseconds, direction);
  return moment === null ? null : formatInstant(moment);
}

/** Milliseconds of work between two moments (UTC ISO), none when the second is not later. */
export function workingTimeBetween(calendar: WorkCalendar, from: string, to: string): number {
  const [start, end] = [parseInstant(from), parseInstant(to)];
  if (start === null || end === null) throw new Error(`Expected two times, but got ${from} and ${to}.`);
  let sum = 0;
  for (let date = dateOf(calendar, start); momentOf(calendar, date, '00:00') < end; date = date.add({ days: 1 }))
    for (const span of spansOf(calendar, date)) sum += Math.max(0, Math.min(span.to, end) - Math.max(span.from, start));
  return sum;
}

/** Is it a duration that can be counted in working time? Months and years belong to calendars. */
export function isWorkingDuration(duration: string): boolean {
  const parsed = parseDuration(duration);
  return parsed !== null && parsed.years + parsed.months + parsed.weeks === 0;
}

function inWorkingTime(duration: Temporal.Duration): { days: number; milliseconds: number } {
  const { years, months, weeks, days } = duration;
  // the compiler refuses these
  const calendarDays = years * 365 + months * 30 + weeks * 7 + days;
  const rest = duration.with({ years: 0, months: 0, weeks: 0, days: 0 });
  return { days: calendarDays, milliseconds: rest.total('milliseconds') };
}

/** Walks over the days from one on, towards the future or the past; stops when `found` gives something. */
function walk<Found>(
  calendar: WorkCalendar,
  start: number,
  direction: Direction,
  found: (spans: readonly Span[], date: Temporal.PlainDate) => Found | null,
): Found | null {
  let date = dateOf(calendar, start);
  for (let day = 0; day <= mostDays; day++, date = date.add({ days: direction })) {
    const spans = spansOf(calendar, date);
    const result = spans.length === 0 ? null : found(direction === 1 ? spans : [...spans].reverse(), date);
    if (result !== null) return result;
  }
  return null;
}

/** Adds or takes away so many milliseconds of work; none leads to the nearest moment of work. */
function workingTimeFrom(
  calendar: WorkCalendar,
  start: number,
  milliseconds: number,
  direction: Direction,
): number | null {
  let left = milliseconds;
  return walk(calendar, start, direction, (spans) => {
    for (const span of spans) {
      const [near, far] = direction === 1 ? [span.from, span.to] : [span.to, span.from];
      const begin = direction === 1 ? Math.max(near, start) : Math.min(near, start);
      const length = (far - begin) * direction;
      if (length <= 0) continue;
      if (left <= length) return begin + left * direction;
      left -= length;
    }
    return null;
  });
}

/** The same time, so many working days on; where that day has no work at that time, the nearest that it had. */
function workingDaysFrom(calendar: WorkCalendar, start: number, days: number, direction: Direction): number | null {
  const begin = workingTimeFrom(calendar, start, 0, direction);
  if (begin === null) return null;
  // an end of work is of the day whose work it ends, also at midnight
  const firstDate = dateOf(calendar, direction === 1 ? begin : begin - 1);
  const time = begin === momentOf(calendar, firstDate, '24:00') ? '24:00' : timeOf(calendar, begin);
  let left = days;
  return walk(calendar, momentOf(calendar, firstDate, '12:00'), direction, (spans, date) => {
    if (left > 0) {
      left -= 1;
      return null;
    }
    return clamped(spans, momentOf(calendar, date, time), direction);
  });
}

/** `spans` in the direction of the walk. */
function clamped(spans: readonly Span[], wanted: number, direction: Direction): number | null {
  let nearest: number | null = null;
  for (const span of spans) {
    const [near, far] = direction === 1 ? [span.from, span.to] : [span.to, span.from];
    if ((wanted - near) * direction < 0) return nearest ?? near;
    if ((far - wanted) * direction >= 0) return wanted;
    nearest = far;
  }
  return nearest;
}
