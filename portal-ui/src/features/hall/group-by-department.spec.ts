import type { ItemCard } from '@xiaowu/server/contract/items';
import { groupByDepartment } from './group-by-department';

const card = (key: string, departmentCode: string): ItemCard => ({
  key,
  name: key,
  initial: 'A',
  departmentCode,
  departmentName: departmentCode,
  topic: '',
  audiences: ['teacher'],
  mode: 'online',
  icon: '',
  ratingCount: 0,
  ratingAverage: 0,
  isFavorite: false,
});

it('groups cards in the order of the school', () => {
  const groups = groupByDepartment(
    [card('1', 'new'), card('2', 'b'), card('3', 'a'), card('4', 'b')],
    [{ code: 'a' }, { code: 'b' }],
  );
  expect(groups.map(({ code, cards }) => [code, cards.map(({ key }) => key)])).toEqual([
    ['a', ['3']],
    ['b', ['2', '4']],
    ['new', ['1']],
  ]);
});
