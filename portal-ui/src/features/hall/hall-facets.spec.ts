import { hallFacets } from './hall-facets';

const facets = { topics: ['工会'], departments: [], initials: ['G'] };
const emptyLetters = (given: typeof facets | undefined) =>
  hallFacets(given, (key) => key)
    .find(({ key }) => key === 'initial')
    ?.choices.filter(({ isEmpty }) => isEmpty)
    .map(({ value }) => value);

it('marks the letters that lead to nothing, once it is known which', () => {
  expect(emptyLetters(undefined)).toEqual([]);
  expect(emptyLetters(facets)).toHaveLength(25);
  expect(emptyLetters(facets)).not.toContain('G');
});
