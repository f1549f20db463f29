import { wallClock } from './wall-clock';

/** How long ago something was, as a key of `time.*` in the locale with its values. */
export type RelativeTime =
  | { key: 'justNow' }
  | { key: 'minutesAgo'; minutes: number }
  | { key: 'today' | 'yesterday'; time: string }
  | { key: 'thisYear'; month: number; day: number; time: string }
  | { key: 'earlier'; date: string; time: string };

const minuteMs = 60_000;
const dayMs = 86_400_000;

export function relativeTime(instant: string, now: number, timeZone: string): RelativeTime {
  const ago = now - Date.parse(instant);
  // A server clock that runs a little ahead must not turn into a date.
  if (ago < minuteMs && ago > -5 * minuteMs) return { key: 'justNow' };
  const then = wallClock(instant, timeZone);
  if (ago > 0 && ago < 60 * minuteMs) return { key: 'minutesAgo', minutes: Math.floor(ago / minuteMs) };
  if (then.date === wallClock(now, timeZone).date) return { key: 'today', time: then.time };
  if (then.date === wallClock(now - dayMs, timeZone).date) return { key: 'yesterday', time: then.time };
  if (then.year === wallClock(now, timeZone).year)
    return { key: 'thisYear', month: then.month, day: then.day, time: then.time };
  return { key: 'earlier', date: then.date, time: then.time };
}
