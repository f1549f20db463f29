import { readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { randomSequence, type RandomSequence } from './random-sequence.js';

interface SchoolData {
  accountPrefix: string;
  emailDomain: string;
  departments: { code: string; name: string; parent: string | null; size?: number }[];
  teachingDepartments: { code: string; majors: string[] }[];
  grades: number[];
  studentCount: number;
  posts: Record<'head' | 'deputy' | 'staff' | 'unionLeader' | 'leader' | 'driver' | 'student' | 'external', string>;
  roles: Record<string, string>;
  surnames: string;
  givenNames: string;
  /** Heads of departments that have no people of their own: code → 工号. */
  heads: Record<string, string>;
  accounts: {
    number: string;
    name: string;
    department: string;
    post: keyof SchoolData['posts'];
    kind?: 'student';
    roles?: string[];
    /** Codes of departments; of a process administrator: only their items. */
    administers?: string[];
    note: string;
  }[];
}

/** Rows of the organization's tables; column names as in the database. */
export interface SchoolRows {
  departments: {
    id: string;
    parent_id: string | null;
    code: string;
    name: string;
    path: string;
    path_names: string;
    pinyin: string;
    initials: string;
    sort: number;
  }[];
  people: {
    id: string;
    number: string;
    account: string;
    name: string;
    pinyin: string;
    initials: string;
    kind: 'teacher' | 'student' | 'external';
    department_id: string;
    post: string;
    email: string | null;
    phone: string | null;
    is_active: number;
  }[];
  employments: { person_id: string; department_id: string; post: string; is_primary: number }[];
  heads: { department_id: string; person_id: string; sort: number }[];
  roles: { role_key: string; name: string }[];
  administered: { person_id: string; department_id: string }[];
  roleMembers: { role_key: string; person_id: string }[];
}

const readData = (file: string): SchoolData => JSON.parse(readFileSync(file, 'utf8')) as SchoolData;

/** Accounts that the login page offers while the data is the demonstration's. `file` is `demonstration/school.json`. */
export function demonstrationAccounts(file: string): { number: string; name: string; note: string }[] {
  return readData(file).accounts.map(({ number, name, note }) => ({ number, name, note }));
}

/**
 * The made-up school: about 300 staff and 3,000 students with posts, heads and pinyin, the same at every call.
 * `file` is `process-definitions/demonstration/school.json`.
 */
export function demonstrationSchool(file: string): SchoolRows {
  const data = readData(file);
  const random = randomSequence(20201110);
  const rows: SchoolRows = {
    departments: [],
    people: [],
    employments: [],
    heads: [],
    roles: [],
    roleMembers: [],
    administered: [],
  };
  for (const [role_key, name] of Object.entries(data.roles)) rows.roles.push({ role_key, name });
  addDepartments(data, rows);
  for (const account of data.accounts) {
    addPerson(data, rows, random, { ...account, kind: account.kind ?? 'teacher', post: data.posts[account.post] });
    for (const role_key of account.roles ?? [])
      rows.roleMembers.push({ role_key, person_id: personId(account.number) });
    for (const code of account.administers ?? [])
      rows.administered.push({ person_id: personId(account.number), department_id: departmentId(code) });
  }
  addStaff(data, rows, random);
  addStudents(data, rows, random);
  for (const [code, number] of Object.entries(data.heads))
    rows.heads.push({ department_id: departmentId(code), person_id: personId(number), sort: 0 });
  for (const { id, department_id, post } of [...rows.people]) {
    if (post === data.posts.head) rows.heads.push({ department_id, person_id: id, sort: 0 });
    if (post === data.posts.driver && !rows.roleMembers.some((m) => m.person_id === id))
      rows.roleMembers.push({ role_key: 'fleetDriver', person_id: id });
  }
  addStudentHeads(data, rows);
  return rows;
}

const departmentId = (code: string) => `dept-${code}`;
const personId = (number: string) => `person-${number}`;
const spell = (text: string) => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' });

function addDepartments(data: SchoolData, rows: SchoolRows): void {
  const classes = data.teachingDepartments.flatMap(({ code, majors }) =>
    data.grades.flatMap((grade) =>
      majors.map((major, i) => ({
        code: `${code}-${grade}-${i + 1}`,
        name: `${major}${grade}级`,
        parent: `students-${code}`,
      })),
    ),
  );
  const faculties = data.teachingDepartments.map(({ code }) => ({
    code: `students-${code}`,
    name: data.departments.find((d) => d.code === code)?.name ?? code,
    parent: 'students',
  }));
  for (const [sort, { code, name, parent }] of [...data.departments, ...faculties, ...classes].entries()) {
    const above = rows.departments.find((d) => d.code === parent);
    const syllables = spell(name);
    rows.departments.push({
      id: departmentId(code),
      parent_id: above?.id ?? null,
      code,
      name,
      path: `${above?.path ?? ''}${departmentId(code)}/`,
      path_names: above ? `${above.path_names} / ${name}` : name,
      pinyin: syllables.join('').toLowerCase(),
      initials: syllables
        .map((s) => s[0] ?? '')
        .join('')
        .toLowerCase(),
      sort,
    });
  }
}

interface NewPerson {
  number: string;
  name: string;
  kind: 'teacher' | 'student' | 'external';
  department: string;
  post: string;
}

function addPerson(data: SchoolData, rows: SchoolRows, random: RandomSequence, person: NewPerson): void {
  const { number, name, kind, department, post } = person;
  const syllables = spell(name);
  const id = personId(number);
  const department_id = departmentId(department);
  rows.people.push({
    id,
    number,
    account: `${data.accountPrefix}/${number}`,
    name,
    pinyin: syllables.join('').toLowerCase(),
    initials: syllables
      .map((s) => s[0] ?? '')
      .join('')
      .toLowerCase(),
    kind,
    department_id,
    post,
    email: `${number.toLowerCase()}@${data.emailDomain}`,
    // 199 0000 xxxx: not a number that a person has
    phone: `1990000${String(random.below(10_000)).padStart(4, '0')}`,
    is_active: 1,
  });
  rows.employments.push({ person_id: id, department_id, post, is_primary: 1 });
}

function madeUpName(data: SchoolData, random: RandomSequence): string {
  const given =
    random.below(4) === 0 ? random.pick(data.givenNames) : random.pick(data.givenNames) + random.pick(data.givenNames);
  return random.pick(data.surnames) + given;
}

function addStaff(data: SchoolData, rows: SchoolRows, random: RandomSequence): void {
  let next = 100;
  for (const { code, size = 0 } of data.departments) {
    const here = () => rows.people.filter((p) => p.department_id === departmentId(code));
    const wanted = code === 'leadership' ? [] : [data.posts.head, data.posts.deputy, data.posts.unionLeader];
    const missing = size === 0 ? [] : wanted.filter((post) => !here().some((p) => p.post === post));
    while (here().length < size) {
      const post =
        missing.shift() ??
        (code === 'leadership'
          ? data.posts.leader
          : code === 'logistics' && random.below(3) === 0
            ? data.posts.driver
            : data.posts.staff);
      const number = `${1985 + random.below(40)}${String(++next).padStart(6, '0')}`;
      addPerson(data, rows, random, {
        number,
        name: madeUpName(data, random),
        kind: 'teacher',
        department: code,
        post,
      });
    }
  }
}

/** Above the students of a faculty is its head, above a class one of its teachers (班主任). */
function addStudentHeads(data: SchoolData, rows: SchoolRows): void {
  for (const { code } of data.teachingDepartments) {
    const head = rows.heads.find(({ department_id }) => department_id === departmentId(code));
    if (head) rows.heads.push({ ...head, department_id: departmentId(`students-${code}`) });
    const teachers = rows.people.filter(
      ({ department_id, post }) => department_id === departmentId(code) && post === data.posts.staff,
    );
    const classes = rows.departments.filter(({ parent_id }) => parent_id === departmentId(`students-${code}`));
    for (const [i, { id }] of classes.entries()) {
      const teacher = teachers[i % teachers.length];
      if (teacher) rows.heads.push({ department_id: id, person_id: teacher.id, sort: 0 });
    }
  }
}

function addStudents(data: SchoolData, rows: SchoolRows, random: RandomSequence): void {
  const classes = data.teachingDepartments.flatMap(({ code, majors }) =>
    data.grades.flatMap((grade) => majors.map((_, i) => ({ grade, code: `${code}-${grade}-${i + 1}` }))),
  );
  for (let i = 2; i <= data.studentCount; i++) {
    const group = classes[i % classes.length];
    if (!group) return;
    const number = `${group.grade}${String(i).padStart(5, '0')}`;
    addPerson(data, rows, random, {
      number,
      name: madeUpName(data, random),
      kind: 'student',
      department: group.code,
      post: data.posts.student,
    });
  }
}
