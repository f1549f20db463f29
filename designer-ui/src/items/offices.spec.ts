import type { Department } from '@xiaowu/server/contract/organization';
import { isCalled } from './is-called';
import { offices } from './offices';

const department = (code: string, parentId: string | null): Department => ({
  id: code,
  parentId,
  code,
  name: code,
  pinyin: '',
  initials: '',
  headIds: [],
  peopleCount: 0,
});
const codes = (departments: readonly Department[]) => offices(departments).map(({ code }) => code);

describe('offices', () => {
  it('are the departments below the staff, at any depth', () => {
    const tree = [
      department('school', null),
      department('staff', 'school'),
      department('students', 'school'),
      department('union', 'staff'),
      department('class-1', 'students'),
      department('union-welfare', 'union'),
    ];
    expect(codes(tree)).toEqual(['union', 'union-welfare']);
  });

  it('are all departments where no staff branch exists', () => {
    expect(codes([department('school', null), department('union', 'school')])).toEqual(['school', 'union']);
  });
});

describe('looking for a department', () => {
  const finance = { ...department('finance', null), name: '财务处', pinyin: 'caiwuchu', initials: 'cwc' };
  it.each(['财务', '务处', 'caiwu', 'cai wu', 'CW', 'cwc', ''])('finds 财务处 by %j', (wanted) => {
    expect(isCalled(finance, wanted)).toBe(true);
  });
  it.each(['教务', 'wuchu', 'wc', 'cwb'])('does not find it by %j', (wanted) => {
    expect(isCalled(finance, wanted)).toBe(false);
  });
});
