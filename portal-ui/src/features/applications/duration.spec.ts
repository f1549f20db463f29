import { durationParts, workingTimeParts } from './duration';

const from = '2020-10-19T09:15:34.000Z';

describe('durationParts', () => {
  it('gives the two largest units', () => {
    expect(durationParts(from, '2020-10-19T10:02:05.000Z')).toEqual([
      { key: 'minutes', n: 46 },
      { key: 'seconds', n: 31 },
    ]);
    expect(durationParts(from, '2020-10-22T11:16:34.000Z')).toEqual([
      { key: 'days', n: 3 },
      { key: 'hours', n: 2 },
    ]);
  });

  it('leaves a second unit out that is not next to the first', () => {
    expect(durationParts(from, '2020-10-21T09:40:34.000Z')).toEqual([{ key: 'days', n: 2 }]);
  });

  it('is empty below a second and when clocks disagree', () => {
    expect(durationParts(from, '2020-10-19T09:15:34.400Z')).toEqual([]);
    expect(durationParts(from, '2020-10-19T09:15:30.000Z')).toEqual([]);
  });
});

describe('a rest of working time', () => {
  it.each([
    ['has days and hours', 2, 185, ['2 workdays', '3 hours']],
    ['has no minutes beside days', 1, 40, ['1 workdays']],
    ['has hours and minutes', 0, 185, ['3 hours', '5 minutes']],
    ['says that there is nothing', 0, 0, ['0 minutes']],
  ])('%s', (_name, days, minutes, expected) => {
    expect(workingTimeParts(days, minutes).map(({ key, n }) => `${n} ${key}`)).toEqual(expected);
  });
});
