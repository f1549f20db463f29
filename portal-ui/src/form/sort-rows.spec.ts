import { movedRow, sortedRows } from './sort-rows';

it('sorts numbers by size, words as Chinese has them, and leaves empty cells last', () => {
  const rows = [{ n: 10, w: '椅子' }, { n: 9, w: '桌子' }, {}, { n: 100, w: '柜子' }];
  const number = { key: 'n', label: 'n', type: 'number' as const };
  const word = { key: 'w', label: 'w', type: 'text' as const };
  expect(sortedRows(rows, number, 'ascending').map(({ n }) => n)).toEqual([9, 10, 100, undefined]);
  expect(sortedRows(rows, number, 'descending').map(({ n }) => n)).toEqual([100, 10, 9, undefined]);
  expect(sortedRows(rows, word, 'ascending').map(({ w }) => w)).toEqual(['柜子', '椅子', '桌子', undefined]);
});

it('moves a row by one place and not over the edge', () => {
  const rows = [{ n: 1 }, { n: 2 }, { n: 3 }];
  expect(movedRow(rows, 1, -1).map(({ n }) => n)).toEqual([2, 1, 3]);
  expect(movedRow(rows, 2, 1).map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(movedRow(rows, 0, -1).map(({ n }) => n)).toEqual([1, 2, 3]);
});
