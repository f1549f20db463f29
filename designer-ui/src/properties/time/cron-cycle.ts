/** Days in the order of the week, as cron names them. */
export const cronDays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
export type CronDay = (typeof cronDays)[number];

/** A cron expression as people say it: on these weekdays or these days of the month, at this time; neither = every day. */
export interface CronCycle {
  weekdays: CronDay[];
  /** 1–31. */
  monthDays: number[];
  /** `HH:MM` */
  time: string;
}

const numbers: Record<string, CronDay> = Object.fromEntries(
  cronDays.flatMap((day, i) => [[String(i + 1), day] as const, [day, day] as const]),
);
numbers['0'] = 'SUN';

/** Null for what the fields cannot show: several times a day, single months, the last day, names of Quartz. */
export function readCron(text: string): CronCycle | null {
  const fields = text.trim().toUpperCase().split(/\s+/);
  if (fields.length === 6) {
    if (fields[0] !== '0') return null;
    fields.shift();
  }
  const [minute = '', hour = '', monthDay = '', month, weekday = ''] = fields;
  if (fields.length !== 5 || month !== '*' || !/^[0-5]?\d$/.test(minute) || !/^([01]?\d|2[0-3])$/.test(hour))
    return null;
  const weekdays = readList(weekday, (from, to) => daysBetween(numbers[from], numbers[to]));
  const monthDays = readList(monthDay, (from, to) => numbersBetween(Number(from), Number(to)));
  // both at once are two ways to say when
  if (!weekdays || !monthDays || (weekdays.length > 0 && monthDays.length > 0)) return null;
  return { weekdays, monthDays, time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` };
}

export function writeCron({ weekdays, monthDays, time }: CronCycle): string {
  const [hour, minute] = time.split(':').map(Number);
  const days = cronDays.filter((day) => weekdays.includes(day));
  const isWeek = days.join() === 'MON,TUE,WED,THU,FRI';
  const weekday = days.length === 0 ? '*' : isWeek ? 'MON-FRI' : days.join(',');
  const monthDay = monthDays.length === 0 ? '*' : [...monthDays].sort((a, b) => a - b).join(',');
  return `${minute ?? 0} ${hour ?? 0} ${monthDay} * ${weekday}`;
}

/** `*` and `?` are no list at all; null for what is none. */
function readList<Entry>(field: string, between: (from: string, to: string) => Entry[] | null): Entry[] | null {
  if (field === '*' || field === '?') return [];
  const found: Entry[] = [];
  for (const part of field.split(',')) {
    const [from = '', to = from, ...more] = part.split('-');
    const entries = more.length > 0 ? null : between(from, to);
    if (!entries) return null;
    found.push(...entries);
  }
  return [...new Set(found)];
}

function daysBetween(from?: CronDay, to?: CronDay): CronDay[] | null {
  if (!from || !to) return null;
  const [start, end] = [cronDays.indexOf(from), cronDays.indexOf(to)];
  return start <= end ? cronDays.slice(start, end + 1) : null;
}

function numbersBetween(from: number, to: number): number[] | null {
  if (!(from >= 1 && to <= 31 && from <= to)) return null;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
