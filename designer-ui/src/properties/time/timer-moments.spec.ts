import { readCalendar, withOffset, writeCalendar } from './calendar-cycle';
import { readFieldMoment, writeFieldMoment } from './field-moment';
import { timerMoments } from './timer-moments';

const at = '2026-03-01T08:00:00.000Z';

describe('the next moments of a timer', () => {
  it('shows one for a duration and a date', () => {
    expect(timerMoments({ kind: 'duration', value: 'P1DT2H' }, at)).toEqual(['2026-03-02T10:00:00.000Z']);
    expect(timerMoments({ kind: 'date', value: '2026-05-01T09:00:00+08:00' }, at)).toEqual([
      '2026-05-01T01:00:00.000Z',
    ]);
  });

  it('shows five of a cycle, or as many as there are', () => {
    expect(timerMoments({ kind: 'cycle', value: 'R/2026-03-02T08:00:00+08:00/P1W' }, at)).toEqual([
      '2026-03-02T00:00:00.000Z',
      '2026-03-09T00:00:00.000Z',
      '2026-03-16T00:00:00.000Z',
      '2026-03-23T00:00:00.000Z',
      '2026-03-30T00:00:00.000Z',
    ]);
    expect(timerMoments({ kind: 'cycle', value: 'R2/PT12H' }, at)).toHaveLength(2);
  });

  it('reckons FEEL that reads nothing, and knows nothing of what the form decides', () => {
    expect(timerMoments({ kind: 'duration', value: 'duration("PT1H")' }, at)).toEqual(['2026-03-01T09:00:00.000Z']);
    expect(timerMoments({ kind: 'date', value: 'useTime' }, at)).toBeNull();
    expect(timerMoments({ kind: 'date', value: '' }, at)).toBeNull();
    expect(timerMoments({ kind: 'cycle', value: 'R/2026-99-02T08:00/P1W' }, at)).toBeNull();
  });
});

describe('a cycle of the calendar', () => {
  it('is read and written', () => {
    const text = 'R12/2026-03-02T08:00:00+08:00/P2W';
    const cycle = readCalendar(text);
    expect(cycle).toEqual({ times: 12, start: '2026-03-02T08:00:00+08:00', every: 2, unit: 'week' });
    expect(cycle && writeCalendar(cycle)).toBe(text);
    expect(readCalendar('R/P1D')).toBeNull();
  });

  it('names the moment with its offset', () => {
    const moment = new Date('2026-03-02T00:00:00Z');
    expect(Date.parse(withOffset(moment))).toBe(moment.getTime());
  });
});

describe('a moment that a field gives', () => {
  it('is read and written', () => {
    const moment = { field: 'useTime', direction: 'before', distance: 'PT4H' } as const;
    const text = writeFieldMoment(moment);
    expect(text).toBe('date and time(useTime) - duration("PT4H")');
    expect(readFieldMoment(text, ['useTime'])).toEqual(moment);
    expect(readFieldMoment('useTime', ['useTime'])).toEqual({ field: 'useTime', direction: 'before', distance: '' });
    expect(readFieldMoment('other', ['useTime'])).toBeNull();
  });
});
