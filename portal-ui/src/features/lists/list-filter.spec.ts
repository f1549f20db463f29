import { emptyFilter, filterFrom, filterQuery, isFiltered, pageFrom } from './list-filter';

describe('list filter in the URL', () => {
  it('comes back from the URL as it was written there', () => {
    const filter = { ...emptyFilter, q: '工会', from: '2020-10-01', status: 'running' };
    const query = filterQuery(filter);
    expect(query).toEqual({ q: '工会', from: '2020-10-01', status: 'running' });
    expect(filterFrom(query as Record<string, string>)).toEqual(filter);
  });

  it('writes nothing when nothing is filtered', () => {
    expect(filterQuery(emptyFilter)).toEqual({});
    expect(isFiltered(emptyFilter)).toBe(false);
    expect(isFiltered({ ...emptyFilter, item: 'vehicle-request' })).toBe(true);
  });

  it('knows the orders of lists', () => {
    expect(['oldest', 'due', 'price', ''].map((sort) => filterFrom({ sort }).sort)).toEqual(['oldest', 'due', '', '']);
  });

  it('ignores what nobody could have chosen', () => {
    expect(filterFrom({ from: 'yesterday', q: ['a', 'b'], to: null })).toEqual({ ...emptyFilter, q: 'a' });
    expect([pageFrom({ page: '3' }), pageFrom({ page: '-1' }), pageFrom({ page: 'x' }), pageFrom({})]).toEqual([
      2, 0, 0, 0,
    ]);
  });
});
