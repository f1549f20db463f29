import { compareLines } from './compare-lines';

describe('lines of two texts', () => {
  it('are new or gone as often as one text has them more', () => {
    expect(compareLines(['a', 'b', 'b'], ['b', 'c', 'a', 'c'])).toEqual({ added: ['c', 'c'], removed: ['b'] });
  });
  it('are the same in another order', () => {
    expect(compareLines(['a', 'b'], ['b', 'a'])).toEqual({ added: [], removed: [] });
  });
});
