import { parseDate, parseDateTime } from 'feelin';

/** `now` and `today` for FEEL, as far as an expression uses them, from the time of the command instead of the machine. */
export function clockAt(at: string, used: readonly ('now' | 'today')[]): { [name: string]: unknown } {
  const context: { [name: string]: unknown } = {};
  for (const name of used) {
    const value = name === 'now' ? parseDateTime(at) : parseDate(at.slice(0, 10));
    if (value === null) throw new Error(`Expected an ISO 8601 time with offset, but got ${at}.`);
    context[name] = () => value;
  }
  return context;
}
