import { nextByCron, parseCron } from './cron.js';
import { formatInstant, parseInstant } from './iso-time.js';

const next = (expression: string, after: string, zone = 'Asia/Shanghai'): string | null => {
  const found = nextByCron(parseCron(expression) ?? '', parseInstant(after) ?? NaN, zone);
  return found === null ? null : formatInstant(found);
};

describe('cron', () => {
  it.each([
    ['0 0 9 * * MON-FRI', '2026-11-27T02:00:00Z', '2026-11-30T01:00:00.000Z'],
    ['0 9 * * 1-5', '2026-11-27T02:00:00Z', '2026-11-30T01:00:00.000Z'],
    ['0 0 9 ? * MON *', '2026-11-25T00:00:00Z', '2026-11-30T01:00:00.000Z'],
    ['0 30 8 1 * *', '2026-11-25T00:00:00Z', '2026-12-01T00:30:00.000Z'],
    ['0 0 0 L * *', '2026-02-10T00:00:00Z', '2026-02-27T16:00:00.000Z'],
    ['*/10 * * * * *', '2026-11-25T00:00:01Z', '2026-11-25T00:00:10.000Z'],
    ['@daily', '2026-11-25T00:00:00Z', '2026-11-25T16:00:00.000Z'],
  ])('%s after %s', (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  it('goes by the clocks of its time zone, when they change too', () => {
    const daily = '0 0 9 * * *';
    expect(next(daily, '2026-03-28T12:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z');
    expect(next(daily, '2026-03-27T12:00:00Z', 'Europe/Berlin')).toBe('2026-03-28T08:00:00.000Z');
    expect(next(daily, '2026-10-24T12:00:00Z', 'Europe/Berlin')).toBe('2026-10-25T08:00:00.000Z');
  });

  it.each([
    '',
    '* * * *',
    '0 0 9 * * MON 2026',
    '0 0 25 * * *',
    '0 0 0 30 2 *',
    'R3/PT10S',
    'every day',
    '0 0 9 * * FUNDAY',
  ])('is not %j', (text) => expect(parseCron(text)).toBeNull());
});
