import { relativeTime } from './relative-time';

const zone = 'Asia/Shanghai';
const now = Date.parse('2020-10-29T02:49:40.000Z'); // 10:49:40 in Hangzhou

describe('relativeTime', () => {
  it('calls the last minute and a clock slightly ahead "just now"', () => {
    expect(relativeTime('2020-10-29T02:49:00.000Z', now, zone)).toEqual({ key: 'justNow' });
    expect(relativeTime('2020-10-29T02:50:10.000Z', now, zone)).toEqual({ key: 'justNow' });
  });

  it('counts whole minutes within the hour, even across midnight', () => {
    expect(relativeTime('2020-10-29T02:47:39.000Z', now, zone)).toEqual({ key: 'minutesAgo', minutes: 2 });
    const afterMidnight = Date.parse('2020-10-28T16:10:00.000Z');
    expect(relativeTime('2020-10-28T15:50:00.000Z', afterMidnight, zone)).toEqual({ key: 'minutesAgo', minutes: 20 });
  });

  it('shows the time of day for today and yesterday of the school, not of UTC', () => {
    expect(relativeTime('2020-10-28T16:05:00.000Z', now, zone)).toEqual({ key: 'today', time: '00:05' });
    expect(relativeTime('2020-10-28T15:55:00.000Z', now, zone)).toEqual({ key: 'yesterday', time: '23:55' });
  });

  it('shows the date for older moments, with the year only when it is another one', () => {
    expect(relativeTime('2020-10-22T10:33:00.000Z', now, zone)).toEqual({
      key: 'thisYear',
      month: 10,
      day: 22,
      time: '18:33',
    });
    expect(relativeTime('2019-12-31T10:33:00.000Z', now, zone)).toEqual({
      key: 'earlier',
      date: '2019-12-31',
      time: '18:33',
    });
  });
});
