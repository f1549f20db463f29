import { withFreshHead } from './with-fresh-head';

const rows = (...ids: string[]) => ids.map((id) => ({ id }));
const before = { rows: rows('a', 'b', 'c', 'd', 'e'), next: 'e' };

it('replaces the head and keeps what comes behind it', () => {
  expect(withFreshHead(before, { rows: rows('new', 'a', 'c'), next: 'c', total: 9 })).toEqual({
    ...{ rows: rows('new', 'a', 'c', 'd', 'e'), next: 'e', total: 9 },
  });
});

it('keeps nothing behind a list that has become shorter, or has nothing in common with it', () => {
  const short = { rows: rows('a', 'c'), next: null, total: 2 };
  expect(withFreshHead(before, short)).toBe(short);
  const other = { rows: rows('x', 'y'), next: 'y', total: 9 };
  expect(withFreshHead(before, other)).toBe(other);
  const longer = { rows: rows('a', 'b', 'c', 'd', 'e', 'f'), next: 'f', total: 9 };
  expect(withFreshHead(before, longer)).toBe(longer);
});
