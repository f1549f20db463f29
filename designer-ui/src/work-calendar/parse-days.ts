import type { SpecialDay } from './calendar-edits';
import { parseCalendarFile, type Span } from './parse-calendar-file';
import { dateOf } from './real-date';
import { plusDays } from './year-months';

/** A line of a pasted list; `problem` is a key of the locale. */
export type ParsedLine =
  | { readonly line: string; readonly dates: readonly string[]; readonly day: SpecialDay }
  | { readonly line: string; readonly problem: 'noDate' | 'badDate' | 'tooLong' };

/** 2026-10-01, 20261001, 2026/10/1, 2026年10月1日, 10月1日, 10.1; without a year it is of `year`. */
const date = String.raw`(?:(\d{4})(?=\d{4}(?!\d))|(\d{4})\s*[-/.年])?\s*(\d{1,2})\s*(?:[-/.月]|(?<=\d{6}))\s*(\d{1,2})\s*日?`;
const line = new RegExp(`^\\s*${date}(?:\\s*(?:-|–|—|~|～|至|到)\\s*(?:${date}|(\\d{1,2})\\s*日?))?\\s*(.*)$`);
const worked = /上班|补班|调班|工作日|班$|(?:^|[\s,，;；])(?:班|workday)(?=$|[\s,，;；])/i;
const weekday = /[（(][^（）()]*(?:周|星期|农历)[^（）()]*[）)]|(?:周|星期)[一二三四五六日天]/g;
const words =
  /放假|休息|上班|补班|调班|调休|工作日|共\s*\d+\s*天|workday|holiday|[，,。;；、：:"\t]|(?<=^|[\s,，;；])[休班](?=$|[\s,，;；])/gi;
const mostDays = 62;

/**
 * Reads a list of days, one or a span a line, with a name and 放假 or 上班 (also as CSV); empty lines are left out.
 * The State Council's notice on the holidays of a year is read as it is, an iCalendar file by its events.
 */
export function parseDays(text: string, year: number): ParsedLine[] {
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return parseCalendarFile(text).map(checked);
  const lines = text
    .split(/\r?\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const [, ofNotice] = /(\d{4})\s*年[^\n]{0,30}节假日/.exec(text) ?? [];
  if (ofNotice === undefined) return lines.map((each) => parseLine(each, year));
  return lines.flatMap((each) => parseNotice(each, Number(ofNotice)));
}

/** `二、春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。`; other sentences say no days. */
function parseNotice(given: string, year: number): ParsedLine[] {
  const text = given.replace(/^[一二三四五六七八九十]+\s*[、.．]\s*/, '').replace(weekday, '');
  const [heading = '', name = ''] = /^([^\d：:]{1,20})[：:]/.exec(text) ?? [];
  return text
    .slice(heading.length)
    .split('。')
    .filter((sentence) => /\d\s*日/.test(sentence) && /放假|休息|上班|补班/.test(sentence))
    .flatMap((sentence) => {
      const kind = worked.test(sentence.trim()) ? 'workday' : 'holiday';
      return sentence.split('、').map((part): ParsedLine => {
        const parsed = { ...parseLine(part.trim(), year), line: part.trim() };
        return 'dates' in parsed ? { ...parsed, day: { kind, name } } : parsed;
      });
    });
}

function parseLine(given: string, year: number): ParsedLine {
  const match = line.exec(given.replace(weekday, '').replaceAll('"', ''));
  if (!match) return { line: given, problem: 'noDate' };
  const [, packed1, y1 = packed1, m1, d1, packed2, y2 = packed2, m2, d2, lastDay, rest = ''] = match;
  const first = dateOf(Number(y1 ?? year), Number(m1), Number(d1));
  const isSpan = d2 !== undefined || lastDay !== undefined;
  const last = isSpan ? dateOf(Number(y2 ?? y1 ?? year), Number(m2 ?? m1), Number(d2 ?? lastDay)) : first;
  return checked({ line: given, first, last, words: rest });
}

function checked({ line: given, first, last, words: said }: Span): ParsedLine {
  if (!first || !last || last < first) return { line: given, problem: 'badDate' };
  const dates: string[] = [];
  for (let each = first; each <= last; each = plusDays(each, 1)) {
    if (dates.length === mostDays) return { line: given, problem: 'tooLong' };
    dates.push(each);
  }
  const name = said.replace(words, ' ').replace(/\s+/g, ' ').trim().slice(0, 40);
  return { line: given, dates, day: { kind: worked.test(said.trim()) ? 'workday' : 'holiday', name } };
}
