import { plainWeek } from '@xiaowu/engine';
import { workingTimeLeft } from './working-time-left.js';

const school = plainWeek('Asia/Shanghai'); // 8:30–12:00, 13:30–17:00 from Monday to Friday
const left = (from: string, to: string) => workingTimeLeft(school, `${from}:00+08:00`, `${to}:00+08:00`);

describe('what is left of a limit in working time', () => {
  it.each([
    ['leaves out the night', '2026-09-28T16:00', '2026-09-29T09:30', { days: 0, minutes: 120 }],
    ['leaves out the weekend', '2026-09-25T16:00', '2026-09-28T16:00', { days: 1, minutes: 0 }],
    ['leaves out lunch', '2026-09-28T11:00', '2026-09-28T14:00', { days: 0, minutes: 90 }],
    ['has days and what is beside them', '2026-09-28T08:30', '2026-09-30T10:00', { days: 2, minutes: 90 }],
    ['is nothing while nobody works', '2026-09-26T10:00', '2026-09-27T10:00', { days: 0, minutes: 0 }],
  ])('%s', (_name, from, to, expected) => {
    expect(left(from, to)).toEqual(expected);
  });

  it('is not told once the limit is over', () => {
    expect(left('2026-09-28T11:00', '2026-09-28T11:00')).toBeNull();
    expect(left('2026-09-28T11:00', '2026-09-28T10:00')).toBeNull();
  });

  it('is not told of a limit that is months off', () => {
    expect(left('2026-01-05T11:00', '2026-06-28T11:00')).toBeNull();
  });

  it('counts a day of eight hours where nobody ever works regularly', () => {
    const days = { '2026-09-28': { kind: 'workday' as const, name: '', hours: [{ from: '08:00', to: '18:00' }] } };
    const calendar = { ...school, week: [[], [], [], [], [], [], []], days };
    const found = workingTimeLeft(calendar, '2026-09-27T00:00:00Z', '2026-09-29T00:00:00Z');
    expect(found).toEqual({ days: 1, minutes: 120 });
  });
});
