import { clockTime } from '@xiaowu/server/contract/clock-time';
import { instantOf } from './zoned-time';

it('shows an instant as the clocks of the zone do', () => {
  expect(clockTime('2026-03-01T16:30:00.000Z', 'Asia/Shanghai')).toBe('2026-03-02 00:30:00');
});

it('finds the instant of a clock time', () => {
  expect(instantOf('2026-03-02 00:30', 'Asia/Shanghai')).toBe('2026-03-01T16:30:00.000Z');
});

it('goes there and back across a change of summer time', () => {
  for (const clock of ['2026-03-29 01:30:00', '2026-03-29 03:30:00', '2026-10-25 12:00:00'])
    expect(clockTime(instantOf(clock, 'Europe/Berlin'), 'Europe/Berlin')).toBe(clock);
});

it('shows nothing for what is no instant', () => {
  expect(clockTime('soon', 'Asia/Shanghai')).toBe('');
});
