import { evaluate, parseExpression, type Json } from '@xiaowu/engine';
import { DateTime } from 'luxon';
import type { Evaluate } from '../contract/form-logic.js';

type Parsed = ReturnType<typeof parseExpression>;

/** Forms are few and their versions never change, drafts of the designer aside. */
const mostParsed = 5000;
const parsed = new Map<string, Parsed>();

export function parsedExpression(source: string): Parsed {
  const known = parsed.get(source);
  if (known) return known;
  if (parsed.size >= mostParsed) parsed.clear();
  const fresh = parseExpression(source);
  parsed.set(source, fresh);
  return fresh;
}

/** `now()` and `today()` are of `at` (ISO) in the school's zone; what cannot be worked out is null. */
export function evaluatorAt(at: string, timeZone: string): Evaluate {
  const local = DateTime.fromISO(at, { zone: timeZone }).toISO() ?? at;
  return (source, values) => {
    const { expression, problem } = parsedExpression(source);
    if (problem) return null;
    try {
      return evaluate(expression, values as Readonly<Record<string, Json>>, local).value;
    } catch {
      // FEEL throws where types do not fit, e.g. `1 > true`: half-filled forms are no failure
      return null;
    }
  };
}
