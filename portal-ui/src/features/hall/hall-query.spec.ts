import { hallQuery, hasFacets, withFacet } from './hall-query';

it('reads what the address says and leaves out what no facet offers', () => {
  expect(hallQuery({ q: ' 困难 ', topic: '工会', initial: 'g', audience: 'robot', mode: 'onSite', page: '3' })).toEqual(
    {
      q: '困难',
      topic: '工会',
      initial: 'G',
      mode: 'onSite',
    },
  );
  expect(hallQuery({ q: '', initial: 'ab', department: ['cw', 'jw'] })).toEqual({ department: 'cw' });
});

it('combines facets; 全部 takes one out', () => {
  const query = hallQuery({ topic: '工会', initial: 'G' });
  expect(withFacet(query, 'mode', 'online')).toEqual({ topic: '工会', initial: 'G', mode: 'online' });
  expect(withFacet(query, 'topic', null)).toEqual({ initial: 'G' });
  expect(hasFacets(hallQuery({}))).toBe(false);
});
