import type { Department } from '@xiaowu/server/contract/organization';
import { choicesCalled, departmentChoices } from './department-choices';

const department = (code: string, name: string, parent: string | null): Department => ({
  id: `id-${code}`,
  parentId: parent && `id-${parent}`,
  code,
  name,
  pinyin: '',
  initials: '',
  headIds: [],
  peopleCount: 1,
});
const departments = [
  department('school', '学院', null),
  department('staff', '教职工', 'school'),
  department('students', '学生', 'school'),
  department('finance', '财务处', 'staff'),
  department('theatre', '戏剧系', 'staff'),
  department('students-theatre', '戏剧系', 'students'),
];
const labels = (options?: Parameters<typeof departmentChoices>[1]) =>
  departmentChoices(departments, options).map(({ label }) => label);

describe('departments to choose from', () => {
  it('are those that handle something', () => {
    expect(labels()).toEqual(['财务处', '戏剧系']);
  });

  it('hold the groups of people where posts are held there, and tell namesakes apart', () => {
    expect(labels({ withGroups: true })).toEqual([
      '学院',
      '教职工',
      '学生',
      '财务处',
      '教职工 · 戏剧系',
      '学生 · 戏剧系',
    ]);
  });

  it('are found by name, pinyin and initials, as people of the portal find them', () => {
    const all = departmentChoices(
      departments.map((each) => (each.code === 'finance' ? { ...each, pinyin: 'caiwuchu', initials: 'cwc' } : each)),
    );
    for (const wanted of ['财', 'caiwu', 'CWC'])
      expect(choicesCalled(all, wanted).map(({ code }) => code)).toEqual(['finance']);
    expect(choicesCalled(all, '')).toEqual(all);
  });

  it('keep what was chosen before', () => {
    expect(labels({ chosen: ['students-theatre'] })).toEqual(['学生 · 戏剧系', '财务处', '教职工 · 戏剧系']);
    expect(labels({ chosen: ['students'] })).toEqual(['学生', '财务处', '戏剧系']);
  });
});
