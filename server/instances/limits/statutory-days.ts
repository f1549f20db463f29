import type { WorkCalendarContent } from '../../contract/work-calendar.js';
import { statutoryNames } from '../../locales/zh-CN/limits.js';

type Days = WorkCalendarContent['days'];
type Name = keyof typeof statutoryNames;

/** Holidays as first and last day, and the days that are worked for them, by what they belong to. */
type Year = readonly { readonly name: Name; readonly off: readonly [string, string]; readonly worked: string[] }[];

/**
 * 国办发明电〔2025〕7号, of 4 November 2025. A year is added when the State Council has published it; until then
 * administrators paste the notice into 工作日历.
 */
const year2026: Year = [
  { name: 'newYear', off: ['2026-01-01', '2026-01-03'], worked: ['2026-01-04'] },
  { name: 'springFestival', off: ['2026-02-15', '2026-02-23'], worked: ['2026-02-14', '2026-02-28'] },
  { name: 'qingming', off: ['2026-04-04', '2026-04-06'], worked: [] },
  { name: 'labourDay', off: ['2026-05-01', '2026-05-05'], worked: ['2026-05-09'] },
  { name: 'dragonBoat', off: ['2026-06-19', '2026-06-21'], worked: [] },
  { name: 'midAutumn', off: ['2026-09-25', '2026-09-27'], worked: [] },
  { name: 'nationalDay', off: ['2026-10-01', '2026-10-07'], worked: ['2026-09-20', '2026-10-10'] },
];

/** Statutory holidays of China with the working days that make up for them, of the years that are published. */
export function statutoryDays(): Days {
  const days = year2026.flatMap(({ name, off: [first, last], worked }) => {
    const named = { name: statutoryNames[name] };
    return [
      ...datesOf(first, last).map((date) => [date, { kind: 'holiday' as const, ...named }] as const),
      ...worked.map((date) => [date, { kind: 'workday' as const, ...named }] as const),
    ];
  });
  return Object.fromEntries(days.sort(([one], [other]) => one.localeCompare(other)));
}

function datesOf(first: string, last: string): string[] {
  const [start, end] = [Date.parse(first), Date.parse(last)];
  const count = (end - start) / 86_400_000 + 1;
  return Array.from({ length: count }, (_, i) => new Date(start + i * 86_400_000).toISOString().slice(0, 10));
}
