import { readCycle, readDuration, writeCycle, writeDuration } from './duration';

describe('durations', () => {
  it.each([
    ['P3D', { days: 3, hours: 0, minutes: 0 }],
    ['PT24H', { days: 0, hours: 24, minutes: 0 }],
    ['P1DT2H30M', { days: 1, hours: 2, minutes: 30 }],
  ])('reads and writes %s', (text, parts) => {
    expect(readDuration(text)).toEqual(parts);
    expect(writeDuration(parts)).toBe(text);
  });

  it.each(['P1M', 'PT5S', 'P', 'PT', 'P1DT', 'duration("P1D")', ''])('leaves %s as it is', (text) => {
    expect(readDuration(text)).toBeNull();
  });

  it('repeats with and without an end', () => {
    const every = { days: 0, hours: 10, minutes: 0 };
    expect(readCycle('R3/PT10H')).toEqual({ times: 3, every });
    expect(writeCycle({ times: null, every })).toBe('R/PT10H');
  });
});
