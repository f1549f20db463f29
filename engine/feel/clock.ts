import { parseDate, parseDateTime } from 'feelin';
import { inTimeZone } from '../event-definitions/iso-time.js';

/**
 * `now` and `today` for FEEL, as far as an expression uses them, from the time of the command instead of the machine:
 * as it is written there, or in a time zone.
 */
export function clockAt(
  at: string,
  used: readonly ('now' | 'today')[],
  timeZone?: string,
): { [name: string]: unknown } {
  const context: { [name: string]: unknown } = {};
  if (used.length === 0) return context;
  const local = timeZone === undefined ? at : inTimeZone(at, timeZone);
  for (const name of used) {
    const value = name === 'now' ? parseDateTime(local) : parseDate(local.slice(0, 10));
    if (value === null) throw new Error(`Expected an ISO 8601 time with offset, but got ${at}.`);
    context[name] = () => value;
  }
  return context;
}
