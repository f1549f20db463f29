import { calendarProblems } from './calendar-problems.js';
import { statutoryDays } from './statutory-days.js';

const weekday = (date: string) => new Date(date).getUTCDay();
const isWeekend = (date: string) => weekday(date) === 0 || weekday(date) === 6;

describe('statutory holidays', () => {
  const days = Object.entries(statutoryDays());

  it('of 2026 are the 33 days off and the 6 days worked that were published', () => {
    const of = (kind: string) => days.filter(([date, day]) => date.startsWith('2026-') && day.kind === kind);
    expect(of('holiday')).toHaveLength(33);
    expect(of('workday').map(([date]) => date)).toEqual([
      ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    ]);
  });

  it('are worked on week-ends only, stand in the order of the year and have names', () => {
    const worked = days.filter(([, { kind }]) => kind === 'workday');
    expect(worked.filter(([date]) => !isWeekend(date))).toEqual([]);
    expect(worked.every(([, { name }]) => name !== '')).toBe(true);
    expect(days.map(([date]) => date)).toEqual(days.map(([date]) => date).sort());
  });

  it('make a calendar that can be worked by', () => {
    const office = [{ from: '08:30', to: '12:00' }];
    const week = [office, office, office, office, office, [], []];
    expect(calendarProblems({ week, days: statutoryDays(), night: null })).toEqual([]);
  });
});
