/** An ISO 8601 duration, split into what has a fixed length and what the calendar decides. */
export interface Duration {
  readonly months: number;
  readonly milliseconds: number;
}

/** `R3/PT10S`, `R/2026-01-01T00:00:00Z/P1M`: how often, from when (null = from now), in which distance. */
export interface Cycle {
  readonly times: number | null;
  readonly start: number | null;
  readonly interval: Duration;
  readonly source: string;
}

const day = 86_400_000;
const latest = 253_402_300_799_999;
const durationPattern =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d{1,3})?)S)?)?$/;
const instantPattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d))?)?$/;

/** Reads a duration; null when it is none. Negative ones are none: no timer waits for the past. */
export function parseDuration(text: string): Duration | null {
  const match = durationPattern.exec(text.trim());
  if (match === null) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number((part ?? '0').replace(',', '.'))) as [number, number, number, number, number, number, number];
  return {
    months: years * 12 + months,
    milliseconds: (weeks * 7 + days) * day + hours * 3_600_000 + minutes * 60_000 + Math.round(seconds * 1000),
  };
}

/** Reads a repeating interval; null when it is none. */
export function parseCycle(text: string): Cycle | null {
  const match = /^R(\d*)\/(?:([^/]+)\/)?(P[^/]+)$/.exec(text.trim());
  const source = match?.[3] ?? '';
  const interval = parseDuration(source);
  const start = match?.[2] === undefined ? null : parseInstant(match[2]);
  if (match === null || interval === null || (match[2] !== undefined && start === null)) return null;
  return { times: match[1] === '' ? null : Number(match[1]), start, interval, source };
}

/** Is it longer than nothing? A cycle of no length would never end. */
export function isLonger({ months, milliseconds }: Duration): boolean {
  return months > 0 || milliseconds > 0;
}

/** Any ISO 8601 date-time as milliseconds since 1970, UTC; a time without offset is UTC. Null when it is none. */
export function parseInstant(text: string): number | null {
  const match = instantPattern.exec(text.trim());
  if (match === null) return null;
  const part = (index: number): number => Number(match[index] ?? 0);
  const [year, month, date, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  const isValid = month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month);
  if (!isValid || hour > 24 || minute > 59 || second > 60) return null;
  const fraction = Number((match[7] ?? '0').padEnd(3, '0').slice(0, 3));
  const offset = (match[8] === '-' ? -1 : 1) * (part(9) * 60 + part(10));
  return fromCivil(year, month, date) * day + (hour * 3600 + (minute - offset) * 60 + second) * 1000 + fraction;
}

/** Milliseconds since 1970 as UTC ISO 8601; what is later than the year 9999 is its last moment. */
export function formatInstant(milliseconds: number): string {
  const bounded = Math.min(milliseconds, latest);
  const [year, month, date] = toCivil(Math.floor(bounded / day));
  const rest = modulo(bounded, day);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const time = `${two(rest / 3_600_000)}:${two((rest / 60_000) % 60)}:${two((rest / 1000) % 60)}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}T${time}.${String(rest % 1000).padStart(3, '0')}Z`;
}

/** `start + times × duration`: months keep the day where the month has it (31 January + P1M = 28 February). */
export function addDuration(start: number, duration: Duration, times: number): number {
  const months = duration.months * times;
  let days = Math.floor(start / day);
  if (months > 0) {
    const [year, month, date] = toCivil(days);
    const total = year * 12 + (month - 1) + months;
    const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1];
    days = fromCivil(toYear, toMonth, Math.min(date, daysIn(toYear, toMonth)));
  }
  return days * day + modulo(start, day) + duration.milliseconds * times;
}

// Days since 1970-01-01 in the Gregorian calendar, counted in eras of 400 years that begin in March,
// so that the leap day is the last of a year.
function fromCivil(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function toCivil(days: number): [year: number, month: number, date: number] {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return [year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1];
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
