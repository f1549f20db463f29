import fc from 'fast-check';
import { addDuration, formatInstant, inTimeZone, parseCycle, parseDuration, parseInstant } from './iso-time.js';

function after(start: string, duration: string, times = 1, timeZone = 'UTC'): string {
  const parsed = parseDuration(duration);
  if (parsed === null) throw new Error(`Expected a duration, but got ${duration}.`);
  return formatInstant(addDuration(parseInstant(start) ?? NaN, parsed, times, timeZone));
}

describe('instants', () => {
  it('are those of the calendar', () => {
    const instant = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, (date) => {
        const text = date.toISOString();
        expect(parseInstant(text)).toBe(date.getTime());
        expect(formatInstant(date.getTime())).toBe(text);
      }),
      { seed: 1 },
    );
  });

  it.each([
    ['2026-03-02T08:00:00+08:00', '2026-03-02T00:00:00.000Z'],
    ['2026-03-02T08:00-05:30', '2026-03-02T13:30:00.000Z'],
    ['2026-03-02T08:00:00.5Z', '2026-03-02T08:00:00.500Z'],
    ['2026-03-02', '2026-03-02T00:00:00.000Z'],
    ['2024-02-29T24:00:00Z', '2024-03-01T00:00:00.000Z'],
  ])('may be written %s', (text, expected) => {
    expect(formatInstant(parseInstant(text) ?? NaN)).toBe(expected);
  });

  it('are those of a time zone when they have no offset', () => {
    const there = (text: string) => formatInstant(parseInstant(text, 'Asia/Shanghai') ?? NaN);
    expect(there('2026-03-02')).toBe('2026-03-01T16:00:00.000Z');
    expect(there('2026-03-02T08:00')).toBe('2026-03-02T00:00:00.000Z');
    expect(there('2026-03-02T08:00Z')).toBe('2026-03-02T08:00:00.000Z');
    expect(inTimeZone('2026-03-01T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-03-02T00:00:00.000+08:00');
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-01-32',
    '2026-01-01T25:00Z',
    '2026-01-01T24:30Z',
    'tomorrow',
    '',
    '20260101',
  ])('are not %j', (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});

describe('durations', () => {
  it.each([
    ['2026-01-31T10:00:00.000Z', 'P1M', 1, '2026-02-28T10:00:00.000Z'],
    ['2026-01-31T10:00:00.000Z', 'P1M', 2, '2026-03-31T10:00:00.000Z'],
    ['2024-02-29T00:00:00.000Z', 'P1Y', 1, '2025-02-28T00:00:00.000Z'],
    ['2026-11-30T00:00:00.000Z', 'P3M', 1, '2027-02-28T00:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', 'P2W', 1, '2026-01-15T00:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', 'P1DT2H3M4.5S', 1, '2026-01-02T02:03:04.500Z'],
    ['2026-01-01T00:00:00.000Z', 'P9999Y', 1, '9999-12-31T23:59:59.999Z'],
  ])('%s + %s × %i', (start, duration, times, expected) => {
    expect(after(start, duration, times)).toBe(expected);
  });

  it.each([
    ['a day keeps the time of day when clocks go forward', '2026-03-28T11:00:00Z', 'P1D', '2026-03-29T10:00:00.000Z'],
    ['and when they go back', '2026-10-24T10:00:00Z', 'P1D', '2026-10-25T11:00:00.000Z'],
    ['24 hours are 24 hours', '2026-03-28T11:00:00Z', 'PT24H', '2026-03-29T11:00:00.000Z'],
    ['a month goes by the calendar there', '2026-01-30T23:30:00Z', 'P1M', '2026-02-27T23:30:00.000Z'],
    ['an hour that is left out is as much later', '2026-03-28T01:30:00Z', 'P1D', '2026-03-29T01:30:00.000Z'],
  ])('in a time zone %s', (_, start, duration, expected) => {
    expect(after(start, duration, 1, 'Europe/Berlin')).toBe(expected);
  });

  it.each(['P', 'PT', '1D', 'P1S', 'PT1D', '-P1D', 'P1.5D', 'P1DT'])('are not %j', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe('cycles', () => {
  it.each([
    ['R3/PT10S', 3, null],
    ['R/P1M', null, null],
    ['R5/2026-01-01T00:00:00Z/P1D', 5, '2026-01-01T00:00:00.000Z'],
  ])('%s', (text, times, start) => {
    const cycle = parseCycle(text);
    expect(cycle).toMatchObject({ times });
    expect(cycle?.start == null ? null : formatInstant(cycle.start)).toBe(start);
  });

  it.each(['PT10S', 'R3', 'R3/', 'R-2/PT10S', 'R3/soon/PT10S', 'R3/PT10S/2026-01-01'])('are not %j', (text) => {
    expect(parseCycle(text)).toBeNull();
  });
});

describe('parts and intervals of ISO 8601', () => {
  const start = '2026-03-02T08:00:00.000Z';

  it.each([
    ['PT1.5H', '2026-03-02T09:30:00.000Z'],
    ['PT1H0,5M', '2026-03-02T09:00:30.000Z'],
    ['P1DT0.25H', '2026-03-03T08:15:00.000Z'],
  ])('the smallest part may be a fraction: %s', (duration, expected) => {
    expect(after(start, duration)).toBe(expected);
  });

  it.each(['PT1.5H30M', 'PT1.5M10S', 'P0.5D', 'PT.5H'])(
    'only the smallest, of hours, minutes and seconds: %s',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );

  it('a cycle may be given by its first and second moment', () => {
    const cycle = parseCycle('R3/2026-03-02T08:00:00Z/2026-03-02T20:30:00Z');
    expect([cycle?.times, cycle?.start, cycle?.source]).toEqual([3, parseInstant(start), 'PT12H30M']);
    expect(parseCycle('R3/2026-03-02T08:00:00Z/2026-03-02T08:00:00Z')).toBeNull();
  });

  it('-1 times is without end', () => {
    expect(parseCycle('R-1/PT1H')?.times).toBeNull();
    expect(parseCycle('R-2/PT1H')).toBeNull();
  });
});
