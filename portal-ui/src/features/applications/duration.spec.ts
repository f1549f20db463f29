import { durationParts } from './duration';

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
