import type { Evaluate } from '@xiaowu/server/contract/form-logic';
import type { FormData } from '@xiaowu/server/contract/forms';
import { evaluate, parseDate, parseDateTime, parseExpression } from 'feelin';
import { clockTime } from '@xiaowu/server/contract/clock-time';

/** FEEL as the server works it out, loaded only for forms with expressions. `now()` and `today()` are the school's. */
export function feelEvaluator(timeZone: string, now: () => Date = () => new Date()): Evaluate {
  return (source, values) => {
    const moment = now();
    const clock = clockTime(moment.toISOString(), timeZone).replace(' ', 'T');
    const today = parseDate(clock.slice(0, 10));
    const instant = parseDateTime(clock + offsetOf(clock, moment));
    try {
      return plain(evaluate(source, { ...read(source, values), now: () => instant, today: () => today }).value);
    } catch {
      return null;
    }
  };
}

const known = new Map<string, readonly string[]>();

/** Only what it reads, as the server does: a field called `count` must not take the place of the function in `count(goods)`. */
function read(source: string, values: FormData): FormData {
  const names = known.get(source) ?? namesRead(source);
  known.set(source, names);
  return Object.fromEntries(names.filter((name) => Object.hasOwn(values, name)).map((name) => [name, values[name]]));
}

function namesRead(source: string): string[] {
  const names = new Set<string>();
  parseExpression(source, {}, undefined).iterate({
    enter({ name, from, to, node }) {
      const { parent } = node;
      const isCalled = parent?.name === 'FunctionInvocation' && parent.firstChild?.from === from;
      if (name === 'VariableName' && !isCalled) names.add(source.slice(from, to));
    },
  });
  return [...names];
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
