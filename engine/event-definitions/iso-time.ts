import { Temporal } from 'temporal-polyfill';

/** `R3/PT10S`, `R/2026-01-01T00:00:00Z/P1M`: how often, from when (null = from now), in which distance. */
export interface Cycle {
  readonly times: number | null;
  readonly start: number | null;
  readonly interval: Temporal.Duration;
  readonly source: string;
}

const latest = 253_402_300_799_999;
const durationPattern =
  /^P(?=\d|T\d)(?:\d{1,9}Y)?(?:\d{1,9}M)?(?:\d{1,9}W)?(?:\d{1,9}D)?(?:T(?=\d)(?:\d{1,9}[.,]\d{1,3}H|(?:\d{1,9}H)?\d{1,9}[.,]\d{1,3}M|(?:\d{1,9}H)?(?:\d{1,9}M)?(?:\d{1,9}(?:[.,]\d{1,3})?S)?))?$/;
const instantPattern = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/;

/** Reads a duration; null when it is none. Negative ones are none: no timer waits for the past. */
export function parseDuration(text: string): Temporal.Duration | null {
  const trimmed = text.trim();
  return durationPattern.test(trimmed) ? Temporal.Duration.from(trimmed.replace(',', '.')) : null;
}

/**
 * Reads a repeating interval: a duration, with a start before it, or a start and an end; null when it is none. -1 times
 * is without end (ISO 8601-1:2019). A time without offset is one in `timeZone`.
 */
export function parseCycle(text: string, timeZone = 'UTC'): Cycle | null {
  const match = /^R(-1|\d*)\/(?:([^/]+)\/)?([^/]+)$/.exec(text.trim());
  const last = match?.[3] ?? '';
  const source = last.startsWith('P') ? last : between(match?.[2], last, timeZone);
  const interval = parseDuration(source);
  const start = match?.[2] === undefined ? null : parseInstant(match[2], timeZone);
  if (match === null || interval === null || (match[2] !== undefined && start === null)) return null;
  return { times: match[1] === '' || match[1] === '-1' ? null : Number(match[1]), start, interval, source };
}

/** The time from one moment to another as a duration; '' when there is none. */
function between(from: string | undefined, to: string, timeZone: string): string {
  const [start, end] = [parseInstant(from ?? '', timeZone), parseInstant(to, timeZone)];
  if (start === null || end === null || end <= start) return '';
  return Temporal.Duration.from({ milliseconds: end - start })
    .round({ largestUnit: 'hours' })
    .toString();
}

/** Is it longer than nothing? A cycle of no length would never end. */
export const isLonger = (duration: Temporal.Duration): boolean => !duration.blank;

/** In milliseconds, a day as 24 hours; null when a calendar decides how long it is. */
export function lengthOf(duration: Temporal.Duration): number | null {
  const { years, months, weeks, days } = duration;
  if (years + months > 0) return null;
  return (weeks * 7 + days) * 86_400_000 + duration.with({ weeks: 0, days: 0 }).total('milliseconds');
}

/**
 * Any ISO 8601 date or date-time as milliseconds since 1970. Without offset it is a time in `timeZone` (IANA), a date
 * its first moment there; what a clock that is put forward leaves out is as much later. Null when it is none.
 */
export function parseInstant(text: string, timeZone = 'UTC'): number | null {
  const [, date, time = '00:00', offset] = instantPattern.exec(text.trim()) ?? [];
  if (date === undefined) return null;
  const isMidnight = /^24:00(:00([.,]0+)?)?$/.test(time);
  try {
    const written = Temporal.PlainDateTime.from(`${date}T${isMidnight ? '00:00' : time.replace(',', '.')}`);
    const local = isMidnight ? written.add({ days: 1 }) : written;
    return local.toZonedDateTime(offset === undefined ? timeZone : zoneOf(offset)).epochMilliseconds;
  } catch {
    // 30 February, 25 o'clock
    return null;
  }
}

/** Milliseconds since 1970 as UTC ISO 8601; what is later than the year 9999 is its last moment. */
export function formatInstant(milliseconds: number): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.min(milliseconds, latest));
  return instant.toString({ fractionalSecondDigits: 3 });
}

/**
 * `start + times × duration` by the clocks of `timeZone`: months keep the day where the month has it (31 January + P1M =
 * 28 February), days keep the time of day when clocks change, hours are as long as hours are.
 */
export function addDuration(start: number, duration: Temporal.Duration, times: number, timeZone = 'UTC'): number {
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = duration;
  try {
    return Temporal.Instant.fromEpochMilliseconds(start)
      .toZonedDateTimeISO(timeZone)
      .add({
        years: years * times,
        months: months * times,
        weeks: weeks * times,
        days: days * times,
        hours: hours * times,
        minutes: minutes * times,
        seconds: seconds * times,
        milliseconds: milliseconds * times,
      }).epochMilliseconds;
  } catch {
    // beyond what calendars reach
    return latest;
  }
}

/** The same moment as it is written in a time zone: with its offset there, in milliseconds. */
export function inTimeZone(instant: string, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return local.toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });
}

const zoneOf = (offset: string): string => (offset === 'Z' ? 'UTC' : offset);
