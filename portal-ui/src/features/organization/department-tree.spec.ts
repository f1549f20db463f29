import type { Department } from '@xiaowu/server/contract/organization';
import { departmentIndex, initiallyExpanded, peopleCount, treeLines, wayTo } from './department-tree';

const department = (id: string, parentId: string | null): Department => ({
  id,
  parentId,
  code: id,
  name: id,
  pinyin: '',
  initials: '',
  headIds: [],
  peopleCount: 1,
});
const school = [
  department('school', null),
  department('staff', 'school'),
  department('students', 'school'),
  department('finance', 'staff'),
  department('music', 'students'),
];

describe('department tree', () => {
  it('shows the school opened to its first fork', () => {
    const index = departmentIndex(school);
    const lines = treeLines(index, initiallyExpanded(index));
    expect(lines.map(({ department: { id }, level, isExpanded }) => [id, level, isExpanded])).toEqual([
      ['school', 1, true],
      ['staff', 2, false],
      ['students', 2, false],
    ]);
  });

  it('draws only what is open', () => {
    const lines = treeLines(departmentIndex(school), new Set(['school', 'staff']));
    expect(lines.map(({ department: { id } }) => id)).toEqual(['school', 'staff', 'finance', 'students']);
  });

  it('keeps a department whose parent is missing', () => {
    const lines = treeLines(departmentIndex([department('lost', 'nowhere')]), new Set());
    expect(lines).toMatchObject([{ level: 1, hasChildren: false }]);
  });

  it('knows the way down, even in a circle', () => {
    expect(wayTo(departmentIndex(school), 'finance')).toEqual(['school', 'staff', 'finance']);
    const circle = departmentIndex([department('a', 'b'), department('b', 'a')]);
    expect(wayTo(circle, 'a')).toEqual(['b', 'a']);
  });
});

it('knows how many people a department and the school have', () => {
  const counted = [
    { ...department('school', null), peopleCount: 3328 },
    { ...department('staff', 'school'), peopleCount: 328 },
  ];
  expect([peopleCount(counted, null), peopleCount(counted, 'staff')]).toEqual([3328, 328]);
  expect([peopleCount([], null), peopleCount(counted, 'gone')]).toEqual([null, null]);
});
