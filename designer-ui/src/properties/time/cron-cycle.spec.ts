import { readCron, writeCron } from './cron-cycle';

describe('cron in fields', () => {
  it.each([
    ['0 9 * * MON-FRI', { weekdays: ['MON', 'TUE', 'WED', 'THU', 'FRI'], monthDays: [], time: '09:00' }],
    ['30 8 * * *', { weekdays: [], monthDays: [], time: '08:30' }],
    ['0 0 1,15 * *', { weekdays: [], monthDays: [1, 15], time: '00:00' }],
    ['15 16 * * MON,SUN', { weekdays: ['MON', 'SUN'], monthDays: [], time: '16:15' }],
  ] as const)('reads %s and writes it again', (text, cycle) => {
    expect(readCron(text)).toEqual(cycle);
    expect(writeCron({ ...cycle, weekdays: [...cycle.weekdays], monthDays: [...cycle.monthDays] })).toBe(text);
  });

  it('reads seconds and numbers of days as they are written elsewhere', () => {
    expect(readCron('0 0 9 ? * 1-3')).toEqual({ weekdays: ['MON', 'TUE', 'WED'], monthDays: [], time: '09:00' });
    expect(readCron('0 9 * * 0')).toMatchObject({ weekdays: ['SUN'] });
  });

  it.each(['*/5 * * * *', '0 9 L * *', '0 9 1 * MON', '0 9 * 3 *', '5 0 9 * * *', '@daily', 'R/P1D', '0 25 * * *', ''])(
    'leaves %p to the text field',
    (text) => {
      expect(readCron(text)).toBeNull();
    },
  );
});
