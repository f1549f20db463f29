import { durationWords } from './duration-words';

const said = (text: string) =>
  durationWords(text)
    ?.map(({ amount, unit }) => `${amount} ${unit}`)
    .join(' ') ?? null;

describe('a duration in words', () => {
  it.each([
    ['PT24H', '24 hours'],
    ['P1DT2H30M', '1 days 2 hours 30 minutes'],
    ['P1Y2M3W', '1 years 2 months 3 weeks'],
    ['P1M', '1 months'],
    ['PT1M', '1 minutes'],
    ['PT0,5S', '0.5 seconds'],
    ['P0DT04H', '4 hours'],
    ['PT0S', '0 seconds'],
  ])('says %s as %s', (text, words) => {
    expect(said(text)).toBe(words);
  });

  it.each(['', 'P', 'PT', '24H', 'R/P1D', 'duration("P1D")', 'P1H'])('leaves %j, which is none', (text) => {
    expect(said(text)).toBeNull();
  });
});
