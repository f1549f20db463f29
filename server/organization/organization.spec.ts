import { mostPeople } from './people-by-query.js';
import { join } from 'node:path';
import { databases, openTestDatabase, type TestDatabase } from '../../test/support/databases.js';
import type { PeopleQuery } from '../contract/organization.js';
import type { Database } from '../database/database.js';
import { loadDemonstration } from './demonstration/load-demonstration.js';
import { OrganizationService } from './organization.service.js';

const definitions = join(__dirname, '../../process-definitions');
const id = (number: string) => `person-${number}`;
const applicant = id('2003000053');

describe.each(databases)('organization on %s', (dialect) => {
  let opened: TestDatabase;
  let database: Database;
  let organization: OrganizationService;
  const people = (query: Partial<PeopleQuery>) => organization.people({ limit: 20, ...query });
  const numbers = async (query: Partial<PeopleQuery>) => (await people(query)).rows.map(({ number }) => number);

  beforeAll(async () => {
    opened = await openTestDatabase(dialect);
    database = opened.database;
    await loadDemonstration(database, definitions);
    organization = new OrganizationService(database);
  }, 60_000);
  afterAll(() => opened.close());

  describe('search', () => {
    it.each([
      ['the whole name', '许明远'],
      ['a part of the name', '明远'],
      ['pinyin', 'xumingyuan'],
      ['pinyin with a space and capitals', 'Xu Mingyuan'],
      ['the beginning of the pinyin', 'xumingy'],
      ['initials', 'xmy'],
      ['the number', '2003000053'],
      ['the beginning of the number', '20030000'],
      ['the account', 'ZJART/2003000053'],
      ['the account in small letters', 'zjart/2003000053'],
    ])('finds a person by %s', async (_what, q) => {
      expect(await numbers({ q, kind: 'teacher' })).toContain('2003000053');
    });

    it.each([
      ['name', '图信中心'],
      ['pinyin', 'tuxinzhongxin'],
      ['initials', 'txzx'],
    ])('finds the people of a department by its %s', async (_what, q) => {
      const { rows } = await people({ q, limit: 100 });
      expect(rows.map(({ number }) => number)).toEqual(
        expect.arrayContaining(['2003000053', '1998000101', '2007000023']),
      );
    });

    it.each([
      ['a part of its name', '教职'],
      ['the whole of its pinyin', 'jiaozhigong'],
    ])('finds the people of the departments below a department by %s', async (_what, q) => {
      const { departments } = await organization.tree();
      const staff = departments.find(({ code }) => code === 'staff');
      expect((await people({ q })).total).toBe(staff?.peopleCount);
    });

    it('finds everybody only by the whole name of the school, which a surname may be a part of', async () => {
      expect((await people({ q: '浙江艺术职业学院' })).total).toBe(1000);
      for (const q of ['江', '浙江']) {
        const { rows } = await people({ q, limit: 100 });
        expect(rows.filter(({ name, departmentPath }) => !name.includes(q) && departmentPath?.includes(' / '))).toEqual(
          [],
        );
      }
    });

    it('keeps to the people of a department itself while only the beginning of its letters is known', async () => {
      const { rows } = await people({ q: 'xue', kind: 'student', limit: 100 });
      expect(rows.filter(({ name }) => !/[薛学雪]/.test(name[0] ?? ''))).toEqual([]);
    });

    it('finds people by post', async () => {
      expect(await numbers({ q: '工会小组长', limit: 100 })).toContain('2007000023');
    });

    it('takes wildcards and quotes as letters', async () => {
      for (const q of ['%', '_', "'", '\\', '%许%', '"; drop table person']) {
        const { total } = await people({ q, kind: 'external' });
        expect(total).toBe(0);
      }
      expect((await people({ q: '许_远' })).total).toBe(0);
    });

    it('narrows to a department with all below, and to a kind', async () => {
      const tree = await organization.tree();
      const staff = tree.departments.find(({ code }) => code === 'staff');
      const inside = await people({ department: staff?.id ?? '', limit: 100 });
      expect(inside.total).toBe(staff?.peopleCount);
      expect(new Set(inside.rows.map(({ kind }) => kind))).toEqual(new Set(['teacher']));
      expect((await people({ department: staff?.id ?? '', kind: 'student' })).total).toBe(0);
      expect((await people({ department: 'no-such-department' })).total).toBe(0);
      expect(await numbers({ department: staff?.id ?? '', q: '许明远' })).toEqual(['2003000053']);
    });

    it('pages through everybody once, in one order', async () => {
      const seen: string[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const page = await people({ q: '教职工', limit: 100, ...(after != null && { after }) });
        seen.push(...page.rows.map(({ number }) => number));
        after = page.next;
      }
      const { total } = await people({ q: '教职工' });
      expect(seen).toHaveLength(total);
      expect(seen).toEqual([...new Set(seen)].sort());
    });

    it('stops counting at a thousand', async () => {
      expect((await people({})).total).toBe(1000);
      expect((await people({ q: '学生' })).total).toBe(1000);
    });

    it('shows where a person belongs', async () => {
      const [person] = (await people({ q: '2003000053' })).rows;
      expect(person).toMatchObject({
        name: '许明远',
        departmentName: '图信中心',
        departmentPath: '浙江艺术职业学院 / 教职工 / 图信中心',
        account: 'ZJART/2003000053',
        isActive: true,
      });
    });

    it('offers nobody who has left, but still knows them', async () => {
      const left = '1999000032';
      await database.transaction((tx) => tx.execute('update person set is_active = 0 where number = ?', [left]));
      expect(await numbers({ q: left })).toEqual([]);
      expect((await organization.person(id(left)))?.isActive).toBe(false);
      expect(await organization.membersOf('role:welfareCommittee')).not.toContain(id(left));
      await database.transaction((tx) => tx.execute('update person set is_active = 1 where number = ?', [left]));
    });
  });

  it('gives the tree with parents first and people counted upwards', async () => {
    const { departments } = await organization.tree();
    const position = new Map(departments.map((department, i) => [department.id, i]));
    for (const { parentId, id: own } of departments)
      if (parentId !== null) expect(position.get(parentId)).toBeLessThan(position.get(own) ?? -1);
    const [root] = departments;
    const [all] = await database.query<{ n: number }>('select count(*) as n from person');
    expect(root?.peopleCount).toBe(Number(all?.n));
    expect(departments.find(({ code }) => code === 'library-it')?.headIds).toEqual([id('1998000101')]);
  });

  it('knows people in the order they were asked for', async () => {
    const found = await organization.peopleByIds([id('admin'), 'nobody', applicant, applicant]);
    expect(found.map(({ number }) => number)).toEqual(['admin', '2003000053']);
    expect(await organization.peopleByIds([])).toEqual([]);
    expect(await organization.person('nobody')).toBeNull();
  });

  describe('approver rules', () => {
    const resolve = (rule: Parameters<OrganizationService['resolveRule']>[0], data: Record<string, unknown> = {}) =>
      organization.resolveRule(rule, { applicantId: applicant, data });

    it('name the applicant, people by number, and people chosen in the form', async () => {
      expect(await resolve({ kind: 'applicant' })).toEqual([applicant]);
      expect(await resolve({ kind: 'person', value: '1990000003, admin,nobody' })).toEqual([
        id('1990000003'),
        id('admin'),
      ]);
      expect(await resolve({ kind: 'field', value: 'reviewer' }, { reviewer: id('2007000023') })).toEqual([
        id('2007000023'),
      ]);
      expect(await resolve({ kind: 'field', value: 'reviewer' }, { reviewer: [id('admin'), id('admin'), 7] })).toEqual([
        id('admin'),
      ]);
      expect(await resolve({ kind: 'field', value: 'reviewer' })).toEqual([]);
    });

    it('name the members of a role', async () => {
      expect(await resolve({ kind: 'role', value: 'welfareCommittee' })).toEqual([
        id('1996000031'),
        id('1999000032'),
        id('2001000033'),
      ]);
      expect(await resolve({ kind: 'role', value: 'no-such-role' })).toEqual([]);
    });

    it('name who holds a post: anywhere, in a department, in the department of the applicant', async () => {
      expect((await resolve({ kind: 'post', value: '部门负责人' })).length).toBeGreaterThan(10);
      expect(await resolve({ kind: 'post', value: '部门负责人', department: 'union' })).toEqual([id('1990000003')]);
      expect(await resolve({ kind: 'post', value: '工会小组长', department: 'applicant' })).toEqual([id('2007000023')]);
    });

    it('name the head of the applicant’s department, of the one above, and of a named one', async () => {
      expect(await resolve({ kind: 'departmentHead' })).toEqual([id('1998000101')]);
      expect(await resolve({ kind: 'departmentHead', department: 'applicant', levels: 2 })).toEqual([id('1992000005')]);
      expect(await resolve({ kind: 'departmentHead', department: 'applicant', levels: 9 })).toEqual([]);
      expect(await resolve({ kind: 'departmentHead', department: 'union' })).toEqual([id('1990000003')]);
    });

    it('ask the organization: who meets every condition, by number', async () => {
      const numbers = async (rule: object, data = {}) =>
        (await organization.peopleByIds(await resolve({ kind: 'query', ...rule }, data))).map(({ number }) => number);
      const wanted = async (sql: string, ...values: string[]) =>
        (await database.query<{ number: string }>(`${sql} order by p.number`, values)).map(({ number }) => number);
      const person = 'select p.number from person p where p.is_active = 1';
      const own = await wanted(
        `${person} and p.department_id = (select department_id from person where id = ?)`,
        applicant,
      );
      expect(own.length).toBeGreaterThan(1);
      expect(await numbers({ department: 'applicant' })).toEqual(own);
      const [library] = await database.query<{ id: string }>("select id from department where code = 'library-it'");
      expect(await numbers({ departmentField: 'office' }, { office: library?.id })).toEqual(own);
      expect(await numbers({ departmentField: 'office' })).toEqual([]);

      const below = `${person} and p.department_id in (select b.id from department b, department d
        where d.code = 'staff' and b.path like ${dialect === 'mysql' ? "concat(d.path, '%')" : "d.path || '%'"})`;
      const staff = await wanted(below);
      expect(await numbers({ department: 'staff' })).not.toEqual(staff);
      expect(await numbers({ department: 'staff', includesSubdepartments: true })).toEqual(staff);
      const heads = await numbers({ department: 'staff', includesSubdepartments: true, post: '部门负责人' });
      expect(heads).toContain('1998000101');
      expect(heads.length).toBeLessThan(staff.length);

      expect(await numbers({ department: 'applicant', post: '工会小组长' })).toEqual(['2007000023']);
      expect(await numbers({ department: 'applicant', post: '工会小组长', personKind: 'student' })).toEqual([]);
      expect(await numbers({ role: 'welfareCommittee', personKind: 'teacher' })).toEqual([
        '1996000031',
        '1999000032',
        '2001000033',
      ]);
      expect(await numbers({ role: 'welfareCommittee', department: 'applicant' })).toEqual([]);
      expect(await numbers({ personKind: 'external' })).toEqual(await wanted(`${person} and p.kind = 'external'`));
      expect(await numbers({})).toEqual([]);
    });

    it('refuse a query that finds more people than anybody could mean', async () => {
      await database.transaction(async (tx) => {
        for (let i = 0; i <= mostPeople; i++)
          tx.enqueue(
            "insert into person (id, number, account, name, pinyin, initials, kind, is_active) values (?, ?, ?, '客', 'ke', 'k', 'external', 1)",
            [`many${i}`, `many${i}`, `MANY${i}`],
          );
      });
      await expect(resolve({ kind: 'query', personKind: 'external' })).rejects.toMatchObject({
        code: 'approvers.tooMany',
        message: expect.stringContaining('超过 500 人'),
      });
      await database.transaction(async (tx) => tx.enqueue("delete from person where id like 'many%'"));
    });

    it('are answered inside a transaction with what it wrote', async () => {
      await database.transaction(async (tx) => {
        tx.enqueue("insert into role_member (role_key, person_id) values ('dispatcher', ?)", [applicant]);
        const found = await organization.resolveRule(
          { kind: 'role', value: 'dispatcher' },
          { applicantId: applicant, data: {} },
          tx,
        );
        expect(found).toContain(applicant);
        tx.enqueue("delete from role_member where role_key = 'dispatcher' and person_id = ?", [applicant]);
      });
    });
  });

  it('offers reviewers by group, never the applicant', async () => {
    const groups = [
      { label: '本部门工会小组长', post: '工会小组长', department: 'applicant' },
      { label: '校工会委员', role: 'unionCommittee' },
    ];
    expect(await organization.reviewers(groups, applicant)).toEqual([
      { group: '本部门工会小组长', personId: id('2007000023'), name: '项思齐', number: '2007000023' },
      { group: '校工会委员', personId: id('1990000003'), name: '陶国栋', number: '1990000003' },
      { group: '校工会委员', personId: id('1995000011'), name: '沈雅琴', number: '1995000011' },
    ]);
    expect(await organization.reviewers(groups, id('1995000011'))).not.toContainEqual(
      expect.objectContaining({ number: '1995000011' }),
    );
  });

  it('knows the groups of a person and what rules can name', async () => {
    expect(await organization.groupsOf(id('1995000011'))).toEqual(['role:unionCommittee', 'role:unionOfficer']);
    const { roles, posts } = await organization.choices();
    expect(roles).toContainEqual({ key: 'unionOfficer', name: '工会初核' });
    expect(posts).toEqual(expect.arrayContaining(['部门负责人', '教职工', '学生']));
  });

  it('loads the demonstration school once, also when several processes start at once', async () => {
    const empty = await openTestDatabase(dialect);
    const count = () => empty.database.query('select count(*) as n from person');
    try {
      const load = () => loadDemonstration(empty.database, definitions);
      await Promise.all([load(), load()]);
      const once = await count();
      await load();
      expect(await count()).toEqual(once);
      expect(once).toEqual(await database.query('select count(*) as n from person'));
    } finally {
      await empty.close();
    }
  }, 60_000);
});
