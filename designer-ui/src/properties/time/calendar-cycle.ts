export const calendarUnits = ['day', 'week', 'month', 'year'] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

/** `R/2026-03-02T08:00+08:00/P1W`: from a moment on, every so many days, weeks, months or years. */
export interface CalendarCycle {
  times: number | null;
  /** ISO 8601 with offset, minutes at most. */
  start: string;
  every: number;
  unit: CalendarUnit;
}

const letters: Record<CalendarUnit, string> = { day: 'D', week: 'W', month: 'M', year: 'Y' };

/** Null for what the fields cannot show. */
export function readCalendar(text: string): CalendarCycle | null {
  const match = /^R(\d*)\/(\d{4}-\d\d-\d\dT[^/]+)\/P([1-9]\d*)([DWMY])$/.exec(text.trim());
  if (!match) return null;
  const [, times, start = '', every, letter] = match;
  const unit = calendarUnits.find((each) => letters[each] === letter);
  if (!unit || Number.isNaN(Date.parse(start))) return null;
  return { times: times ? Number(times) : null, start, every: Number(every), unit };
}

export const writeCalendar = ({ times, start, every, unit }: CalendarCycle): string =>
  `R${times ?? ''}/${start}/P${every}${letters[unit]}`;

/** The moment as it is written with the offset of this device, so that it reads like the clock on the wall. */
export function withOffset(moment: Date): string {
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  const offset = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 16);
  return `${local}:00${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
}
