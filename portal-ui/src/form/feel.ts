import type { Evaluate } from '@xiaowu/server/contract/form-logic';
import type { FormData } from '@xiaowu/server/contract/forms';
import { evaluate, parseDate, parseDateTime, parseExpression } from 'feelin';
import { clockTime } from '@xiaowu/server/contract/clock-time';

/** FEEL as the server works it out, loaded only for forms with expressions. `now()` and `today()` are the school's. */
export function feelEvaluator(timeZone: string, now: () => Date = () => new Date()): Evaluate {
  const results = new Map<string, unknown>();
  const work: Evaluate = (source, values) => {
    const moment = now();
    const local = clockTime(moment.toISOString(), timeZone).replace(' ', 'T');
    const today = parseDate(local.slice(0, 10));
    const instant = parseDateTime(local + offsetOf(local, moment));
    try {
      return plain(evaluate(source, { ...values, now: () => instant, today: () => today }).value);
    } catch {
      return null;
    }
  };
  return (source, values) => {
    const inputs = read(source, values);
    if (clock.test(source)) return work(source, inputs);
    // a long table asks the same of every row at every key that is pressed
    const question = `${source} ${JSON.stringify(inputs)}`;
    if (question.length > longestQuestion) return work(source, inputs);
    if (!results.has(question)) {
      if (results.size >= mostResults) results.clear();
      results.set(question, work(source, inputs));
    }
    return results.get(question);
  };
}

/** What gives another value each time. */
const clock = /\b(now|today)\s*\(/;
const mostResults = 20_000;
const longestQuestion = 2000;

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

/** Dates, times and durations as ISO 8601 text; functions and ranges are null. There is no -0, as there is none in JSON. */
function plain(value: unknown): unknown {
  if (value === 0) return 0;
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? null : value;
  if (Array.isArray(value)) return value.map(plain);
  if ('toJSON' in value && typeof value.toJSON === 'function') return plain(value.toJSON());
  return Object.getPrototypeOf(value) === Object.prototype ? value : null;
}
