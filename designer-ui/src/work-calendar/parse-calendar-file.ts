import { dateOf } from './real-date';
import { plusDays } from './year-months';

/** From when to when, as far as these are days that there are, and what is said of them. */
export interface Span {
  readonly line: string;
  readonly first: string | null;
  readonly last: string | null;
  readonly words: string;
}

/** The whole-day events of an iCalendar file (RFC 5545), as calendars of holidays have them. */
export function parseCalendarFile(text: string): Span[] {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const spans: Span[] = [];
  let event: Record<string, string> | null = null;
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Za-z-]+)[^:]*:(.*)$/.exec(line) ?? [];
    if (/^VEVENT$/i.test(value.trim())) {
      if (/^END$/i.test(name) && event) spans.push(spanOf(event));
      event = /^BEGIN$/i.test(name) ? {} : null;
    } else if (event) event[name.toUpperCase()] = value.trim();
  }
  return spans;
}

function spanOf({ DTSTART: start = '', DTEND: end = '', SUMMARY: summary = '' }: Record<string, string>): Span {
  const words = summary.replace(/\\([,;\\])/g, '$1').replace(/[（(]\s*([休班])\s*[）)]/g, ' $1');
  const first = dayOf(start);
  const after = dayOf(end);
  // the end of a whole day is the day after; of one with clocks, as some files have it, that day
  const isWhole = !end.includes('T');
  const last = after === null || first === null ? first : isWhole && after > first ? plusDays(after, -1) : after;
  return { line: summary || start, first, last, words };
}

function dayOf(value: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(value) ?? [];
  return year === undefined ? null : dateOf(Number(year), Number(month), Number(day));
}
