import type { Evaluate } from '@xiaowu/server/contract/form-logic';
import { evaluate, parseDate, parseDateTime } from 'feelin';
import { clockTime } from '@xiaowu/server/contract/clock-time';

/** FEEL as the server works it out, loaded only for forms with expressions. `now()` and `today()` are the school's. */
export function feelEvaluator(timeZone: string, now: () => Date = () => new Date()): Evaluate {
  return (source, values) => {
    const moment = now();
    const clock = clockTime(moment.toISOString(), timeZone).replace(' ', 'T');
    const today = parseDate(clock.slice(0, 10));
    const instant = parseDateTime(clock + offsetOf(clock, moment));
    try {
      return plain(evaluate(source, { ...values, now: () => instant, today: () => today }).value);
    } catch {
      return null;
    }
  };
}

/** `+08:00` */
function offsetOf(clock: string, moment: Date): string {
  const minutes = Math.round((Date.parse(`${clock}Z`) - moment.getTime()) / 60_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

/** Dates, times and durations as ISO 8601 text; functions and ranges are null. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? null : value;
  if (Array.isArray(value)) return value.map(plain);
  if ('toJSON' in value && typeof value.toJSON === 'function') return plain(value.toJSON());
  return Object.getPrototypeOf(value) === Object.prototype ? value : null;
}
