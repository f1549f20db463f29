import { join } from 'node:path';
import { demonstrationSchool } from './demonstration-school.js';

const file = join(__dirname, '../../../process-definitions/demonstration/school.json');

describe('demonstration school', () => {
  const school = demonstrationSchool(file);

  it('has about 300 staff and 3,000 students', () => {
    expect(school.people.filter((p) => p.kind === 'teacher').length).toBeGreaterThanOrEqual(290);
    expect(school.people.filter((p) => p.kind === 'student').length).toBe(3000);
  });

  it('is the same at every call', () => {
    expect(demonstrationSchool(file)).toEqual(school);
  });

  it('gives every person an own number and a department that exists', () => {
    const departments = new Set(school.departments.map((d) => d.id));
    expect(new Set(school.people.map((p) => p.number)).size).toBe(school.people.length);
    expect(school.people.filter((p) => !departments.has(p.department_id))).toEqual([]);
  });

  it('gives every office one head', () => {
    const offices = school.departments.filter((d) => d.parent_id === 'dept-staff' && d.code !== 'leadership');
    for (const { id } of offices) expect(school.heads.filter((h) => h.department_id === id)).toHaveLength(1);
  });

  it('gives every class and every faculty of students somebody above them', () => {
    const students = school.people.filter((p) => p.kind === 'student').map((p) => p.department_id);
    const headed = new Set(school.heads.map((h) => h.department_id));
    expect([...new Set(students)].filter((id) => !headed.has(id))).toEqual([]);
  });

  it('gives heads of offices a head above them, who handles what they apply for', () => {
    expect(school.heads.filter((h) => h.department_id === 'dept-staff')).toHaveLength(1);
  });

  it('has several dispatchers, so that 派车 is claimed', () => {
    expect(school.roleMembers.filter((m) => m.role_key === 'dispatcher').length).toBeGreaterThan(1);
  });

  it('spells names so that pinyin and initials find them', () => {
    const applicant = school.people.find((p) => p.number === '2003000053');
    expect(applicant).toMatchObject({ pinyin: 'xumingyuan', initials: 'xmy' });
  });
});
