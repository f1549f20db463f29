import type { Department } from '@xiaowu/server/contract/organization';
import { offices } from './offices';

const department = (code: string, parentId: string | null): Department => ({
  id: code,
  parentId,
  code,
  name: code,
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
