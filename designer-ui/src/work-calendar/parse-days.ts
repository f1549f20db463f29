import type { SpecialDay } from './calendar-edits';
import { plusDays } from './year-months';

/** A line of a pasted list; `problem` is a key of the locale. */
export type ParsedLine =
  | { readonly line: string; readonly dates: readonly string[]; readonly day: SpecialDay }
  | { readonly line: string; readonly problem: 'noDate' | 'badDate' | 'tooLong' };

/** 2026-10-01, 2026/10/1, 2026年10月1日, 10月1日, 10.1; without a year it is of `year`. */
const date = String.raw`(?:(\d{4})\s*[-/.年])?\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?`;
const line = new RegExp(`^\\s*${date}(?:\\s*(?:-|–|—|~|～|至|到)\\s*(?:${date}|(\\d{1,2})\\s*日?))?\\s*(.*)$`);
const worked = /上班|补班|调班|工作日|班$/;
const weekday = /[（(]?(?:周|星期)[一二三四五六日天][）)]?/g;
const mostDays = 62;

/** Reads a list of days, one or a span a line, with a name and 放假 or 上班; empty lines are left out. */
export function parseDays(text: string, year: number): ParsedLine[] {
  return text
    .split(/\r?\n/)
    .filter((each) => each.trim() !== '')
    .map((each) => parseLine(each.trim(), year));
}

function parseLine(given: string, year: number): ParsedLine {
  const match = line.exec(given.replace(weekday, ''));
  if (!match) return { line: given, problem: 'noDate' };
  const [, y1, m1, d1, y2, m2, d2, lastDay, rest = ''] = match;
  const first = dateOf(Number(y1 ?? year), Number(m1), Number(d1));
  const isSpan = d2 !== undefined || lastDay !== undefined;
  const last = isSpan ? dateOf(Number(y2 ?? y1 ?? year), Number(m2 ?? m1), Number(d2 ?? lastDay)) : first;
  if (!first || !last || last < first) return { line: given, problem: 'badDate' };
  const dates: string[] = [];
  for (let each = first; each <= last; each = plusDays(each, 1)) {
    if (dates.length === mostDays) return { line: given, problem: 'tooLong' };
    dates.push(each);
  }
  const isWorked = worked.test(rest.trim());
  const name = rest
    .replace(/放假|休息|上班|补班|调班|调休|共\s*\d+\s*天|[，,。;；、：:\t]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 40);
  return { line: given, dates, day: { kind: isWorked ? 'workday' : 'holiday', name } };
}

function dateOf(year: number, month: number, day: number): string | null {
  const moment = new Date(Date.UTC(year, month - 1, day));
  const isReal = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return isReal ? moment.toISOString().slice(0, 10) : null;
}
