import fc from 'fast-check';
import { nextReminder, type RemindedTask } from './reminders.js';
import { outsideNight } from './quiet-hours.js';
import { plainWeek, type Shift, type WorkCalendar } from './work-calendar.js';
import { momentAfter, workingTimeBetween } from './working-time.js';

const hour = 3_600_000;
const school: WorkCalendar = {
  ...plainWeek('Asia/Shanghai'),
  days: {
    '2026-10-01': { kind: 'holiday', name: '国庆节' },
    '2026-10-02': { kind: 'holiday', name: '国庆节' },
    '2026-10-10': { kind: 'workday', name: '国庆节调休' },
  },
};
/** A time of the school as the engine has it. */
const at = (local: string) => new Date(`${local}:00+08:00`).toISOString();
const working = (from: string, duration: string, direction: 1 | -1 = 1) =>
  momentAfter(school, at(from), duration, 'working', direction);

describe('working time', () => {
  it.each([
    ['goes on after lunch', '2026-09-29T11:00', 'PT2H', '2026-09-29T14:30'],
    ['goes on the next morning', '2026-09-29T16:00', 'PT2H', '2026-09-30T09:30'],
    ['leaves out the weekend', '2026-09-25T16:00', 'PT2H', '2026-09-28T09:30'],
    ['leaves out holidays', '2026-09-30T16:00', 'PT2H', '2026-10-05T09:30'],
    ['counts days that are worked instead', '2026-10-09T16:00', 'PT2H', '2026-10-10T09:30'],
    ['begins with the work when it comes at night', '2026-09-29T22:00', 'PT1H', '2026-09-30T09:30'],
    ['ends with the work when the hours are full', '2026-09-29T08:30', 'PT7H', '2026-09-29T17:00'],
    ['leads a day on to the same time', '2026-09-28T10:15', 'P1D', '2026-09-29T10:15'],
    ['leads days over a holiday', '2026-09-30T10:15', 'P1D', '2026-10-05T10:15'],
    ['counts a whole day from a Saturday', '2026-09-26T10:00', 'P1D', '2026-09-29T08:30'],
    ['adds days, then hours', '2026-09-28T16:00', 'P1DT2H', '2026-09-30T09:30'],
  ])('%s', (_what, from, duration, to) => {
    expect(working(from, duration)).toBe(at(to));
  });

  it('counts back from a limit', () => {
    expect(working('2026-09-30T09:30', 'PT2H', -1)).toBe(at('2026-09-29T16:00'));
    expect(working('2026-10-05T10:15', 'P1D', -1)).toBe(at('2026-09-30T10:15'));
    expect(working('2026-10-05T08:30', 'P1D', -1)).toBe(at('2026-09-29T17:00'));
  });

  it('goes as clocks go where it is not asked for', () => {
    expect(momentAfter(school, at('2026-09-25T16:00'), 'P3D', 'calendar')).toBe(at('2026-09-28T16:00'));
  });

  it('never comes where nobody ever works', () => {
    const never = { ...school, week: Array.from({ length: 7 }, () => []), days: {} };
    expect(momentAfter(never, at('2026-09-25T16:00'), 'PT1H', 'working')).toBeNull();
  });

  it('ends a day that has less work with that work', () => {
    const short = {
      ...school,
      days: { '2026-09-29': { kind: 'workday' as const, name: '', hours: [{ from: '08:30', to: '12:00' }] } },
    };
    expect(momentAfter(short, at('2026-09-28T16:00'), 'P1D', 'working')).toBe(at('2026-09-29T12:00'));
  });
});

/** Any calendar in which somebody works at least on one weekday, also where clocks change. */
const calendars: fc.Arbitrary<WorkCalendar> = fc.record({
  timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'UTC'),
  week: fc
    .array(
      fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 6 }).map((hours): Shift[] => {
        const sorted = [...hours].sort((a, b) => a - b);
        const clock = (n: number) => `${String(n).padStart(2, '0')}:00`;
        return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({
          from: clock(sorted[2 * i] ?? 0),
          to: clock(sorted[2 * i + 1] ?? 0),
        }));
      }),
      { minLength: 7, maxLength: 7 },
    )
    .filter((week) => week.some((shifts) => shifts.some(({ from, to }) => from < '02:00' || to > '04:00'))),
  days: fc.dictionary(
    fc.integer({ min: 0, max: 60 }).map((n) => new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10)),
    fc.record({ kind: fc.constantFrom('holiday' as const, 'workday' as const), name: fc.constant('') }),
  ),
  night: fc.constant(null),
});
const moments = fc
  .integer({ min: Date.UTC(2026, 2, 1), max: Date.UTC(2026, 10, 30) })
  .map((ms) => new Date(ms).toISOString());
const lengths = fc.integer({ min: 0, max: 400 * 60 });

describe('adding working time', () => {
  it('is the inverse of measuring it', () => {
    fc.assert(
      fc.property(calendars, moments, lengths, (calendar, from, minutes) => {
        const to = momentAfter(calendar, from, `PT${minutes}M`, 'working');
        expect(workingTimeBetween(calendar, from, to ?? '')).toBe(minutes * 60_000);
      }),
      { numRuns: 60 },
    );
  });

  it('never leads back: later begun is later done, longer is later', () => {
    fc.assert(
      fc.property(
        calendars,
        moments,
        moments,
        lengths,
        fc.integer({ min: 0, max: 5 }),
        (calendar, a, b, minutes, days) => {
          const [first, second] = a <= b ? [a, b] : [b, a];
          const duration = `P${days}DT${minutes}M`;
          const end = momentAfter(calendar, first, duration, 'working') ?? '';
          expect(end >= first).toBe(true);
          expect(end <= (momentAfter(calendar, second, duration, 'working') ?? '')).toBe(true);
          expect(end <= (momentAfter(calendar, first, `P${days}DT${minutes + 30}M`, 'working') ?? '')).toBe(true);
          expect(end <= (momentAfter(calendar, first, `P${days + 1}DT${minutes}M`, 'working') ?? '')).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('can be gone through in parts', () => {
    fc.assert(
      fc.property(calendars, moments, lengths, lengths, (calendar, from, one, other) => {
        const half = momentAfter(calendar, from, `PT${one}M`, 'working') ?? '';
        const parts = momentAfter(calendar, half, `PT${other}M`, 'working') ?? '';
        const whole = momentAfter(calendar, from, `PT${one + other}M`, 'working') ?? '';
        expect(workingTimeBetween(calendar, from, parts)).toBe(workingTimeBetween(calendar, from, whole));
      }),
      { numRuns: 60 },
    );
  });

  it('is undone by counting back', () => {
    fc.assert(
      fc.property(calendars, moments, lengths, (calendar, from, minutes) => {
        const to = momentAfter(calendar, from, `PT${minutes}M`, 'working') ?? '';
        const back = momentAfter(calendar, to, `PT${minutes}M`, 'working', -1) ?? '';
        expect(workingTimeBetween(calendar, back, to)).toBe(minutes * 60_000);
      }),
      { numRuns: 60 },
    );
  });
});

describe('reminders', () => {
  const settings = {
    timeMeasure: 'calendar' as const,
    dueAfter: 'P2D',
    remindAfter: null,
    remindBefore: 'PT4H',
    remindEvery: 'PT24H',
    remindAtMost: 10,
  };
  const task: RemindedTask = { createdAt: at('2026-09-28T10:00'), dueAt: at('2026-09-30T10:00') };
  const all = (over: Partial<Parameters<typeof nextReminder>[1]>, until: string, of = task) => {
    const found: string[] = [];
    for (
      let next = nextReminder(school, { ...settings, ...over }, of, of.createdAt);
      next !== null && next <= at(until);
    ) {
      found.push(next);
      next = nextReminder(school, { ...settings, ...over }, of, next);
    }
    return found;
  };

  it('come before the limit and go on after it, at night the next morning', () => {
    // four hours before the limit it is 6:00
    expect(all({}, '2026-10-02T12:00')).toEqual(['2026-09-30T07:00', '2026-10-01T07:00', '2026-10-02T07:00'].map(at));
  });

  it('begin at the limit where nothing else is said', () => {
    expect(all({ remindBefore: null }, '2026-10-01T12:00')).toEqual(['2026-09-30T10:00', '2026-10-01T10:00'].map(at));
  });

  it('come once where they are not repeated', () => {
    expect(all({ remindEvery: null, remindAfter: 'PT24H' }, '2026-11-01T00:00')).toEqual(
      ['2026-09-29T10:00', '2026-09-30T07:00'].map(at),
    );
  });

  it('do not drift, and many that were missed or fell into the night are one', () => {
    expect(all({ remindEvery: 'PT2H', remindBefore: null, remindAfter: 'PT11H' }, '2026-09-29T10:00')).toEqual(
      ['2026-09-28T21:00', '2026-09-29T07:00', '2026-09-29T09:00'].map(at),
    );
    const late = nextReminder(school, { ...settings, remindEvery: 'PT3H' }, task, at('2026-10-05T10:10'));
    expect(late).toBe(at('2026-10-05T12:00'));
  });

  it('are counted in working time where the step is', () => {
    const inWork = { timeMeasure: 'working' as const, remindAfter: 'P1D', remindBefore: null, remindEvery: 'P1D' };
    const noLimit = { createdAt: at('2026-09-29T10:00'), dueAt: null };
    expect(all(inWork, '2026-10-06T23:00', noLimit)).toEqual(
      ['2026-09-30T10:00', '2026-10-05T10:00', '2026-10-06T10:00'].map(at),
    );
  });

  it('are never at night', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 40 }), (after, hours) => {
        const next = nextReminder(school, { ...settings, remindEvery: `PT${hours}H` }, task, after) ?? '';
        expect(next > after).toBe(true);
        const local = new Date(Date.parse(next) + 8 * hour).toISOString().slice(11, 16);
        expect(local >= '07:00' && local < '22:00').toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('are put off to the end of a night that does not go over midnight', () => {
    const noon = { ...school, night: { from: '12:00', to: '14:00' } };
    expect(outsideNight(noon, at('2026-09-28T13:00'))).toBe(at('2026-09-28T14:00'));
    expect(outsideNight(noon, at('2026-09-28T14:00'))).toBe(at('2026-09-28T14:00'));
    expect(outsideNight({ ...school, night: null }, at('2026-09-28T03:00'))).toBe(at('2026-09-28T03:00'));
  });
});
