import { databases, openTestDatabase, type TestDatabase } from '../../test/support/databases.js';
import type { ItemData } from '../contract/items.js';
import type { Database } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { newDefinition } from '../locales/zh-CN/new-definition.js';
import { ItemsService } from './items.service.js';

jest.setTimeout(120_000);

const teacher = { id: 'teacher', kind: 'teacher' } as const;
const student = { id: 'student', kind: 'student' } as const;

const catalogue: (Pick<ItemData, 'name'> & Partial<ItemData> & { key: string })[] = [
  {
    key: 'grant',
    name: '工会困难补助申请',
    department: 'union',
    topic: '工会',
    description: '为有困难的教职工发放补助',
  },
  { key: 'vehicle', name: '公车使用申请', department: 'logistics', topic: '总务后勤' },
  {
    key: 'borrow',
    name: '借书权限注销',
    department: 'library',
    topic: '图书与信息',
    audiences: ['teacher', 'student'],
    mode: 'onSite',
  },
  { key: 'leave', name: '学生请假', department: 'library', topic: '学工团委', audiences: ['student'] },
];

describe.each(databases)('ItemsService on %s', (dialect) => {
  let opened: TestDatabase;
  let database: Database;
  let definitions: DefinitionsService;
  let items: ItemsService;

  const deploy = (key: string, item: Partial<ItemData> & Pick<ItemData, 'name'>) => {
    const content = newDefinition(key, item.name);
    return database.transaction((tx) =>
      definitions.deploy(tx, key, { ...content, item: { ...content.item, ...item } }, null),
    );
  };
  const apply = (person: string, key: string, status = 'running') =>
    database.transaction((tx) =>
      tx.execute(
        `insert into instance (id, item_key, item_name, definition_version, applicant_id, applicant_name, applicant_number, status,
           current_steps, is_returned, revision, data, trail, created_at, updated_at)
         values (?, ?, '', 1, ?, '', '', ?, '[]', 0, 1, '{}', '{}', '2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000')`,
        [newId(), key, person, status],
      ),
    );

  beforeAll(async () => {
    opened = await openTestDatabase(dialect);
    database = opened.database;
    definitions = new DefinitionsService(database);
    await database.transaction(async (tx) => {
      for (const [sort, [code, name, pinyin]] of [
        ['logistics', '后勤公司', 'houqingongsi'],
        ['library', '图信中心', 'tuxinzhongxin'],
        ['union', '工会', 'gonghui'],
      ].entries())
        tx.enqueue(
          "insert into department (id, code, name, path, path_names, pinyin, initials, sort) values (?, ?, ?, '', '', ?, '', ?)",
          [`id-${code}`, code ?? '', name ?? '', pinyin ?? '', sort],
        );
    });
    for (const { key, ...item } of catalogue) await deploy(key, item);
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    items = new ItemsService(database, definitions);
  });

  const keys = async (
    query: Parameters<ItemsService['search']>[1],
    visitor: Parameters<ItemsService['search']>[0] = teacher,
  ) => (await items.search(visitor, query)).rows.map(({ key }) => key);

  it('shows what is for the person, department by department in the order of the school', async () => {
    expect(await keys({})).toEqual(['vehicle', 'borrow', 'grant']);
    expect(await keys({}, student)).toEqual(['borrow', 'leave']);
    expect(await keys({}, { id: 'x', kind: 'external' })).toEqual([]);
  });

  it.each([
    ['name', { q: '困难' }, ['grant']],
    ['pinyin', { q: 'gonghuikunnan' }, ['grant']],
    ['initials in capitals', { q: 'GCSY' }, ['vehicle']],
    ['department', { q: '图信' }, ['borrow']],
    ['pinyin of the department', { q: 'houqin' }, ['vehicle']],
    ['content', { q: '发放补助' }, ['grant']],
    ['several words', { q: '申请 工会' }, ['grant']],
    ['nothing that occurs', { q: '%' }, []],
    ['topic', { topic: '工会' }, ['grant']],
    ['department code', { department: 'logistics' }, ['vehicle']],
    ['mode', { mode: 'onSite' as const }, ['borrow']],
    ['initial', { initial: 'G' }, ['vehicle', 'grant']],
    ['audience', { audience: 'student' as const }, ['borrow']],
    ['all facets at once', { initial: 'G', topic: '工会', q: 'buzhu', mode: 'online' as const }, ['grant']],
  ])('filters by %s', async (_title, query, expected) => {
    expect(await keys(query)).toEqual(expected);
  });

  it('knows which letters lead to something beside what else is chosen', async () => {
    const initials = async (query: object) => (await items.search(teacher, query)).facets.initials;
    expect(await initials({ topic: '工会' })).toEqual(['G']);
    expect(await initials({ topic: '工会', initial: 'Z' })).toEqual(['G']);
    expect(await initials({ q: '没有这样的' })).toEqual([]);
  });

  it('offers whole facets, whatever is chosen', async () => {
    const { facets } = await items.search(teacher, { topic: '工会' });
    expect(facets.topics).toHaveLength(12);
    expect(facets.departments).toEqual([
      { code: 'logistics', name: '后勤公司' },
      { code: 'library', name: '图信中心' },
      { code: 'union', name: '工会' },
    ]);
  });

  it('shows a newly published version at once', async () => {
    await deploy('meeting', { name: '会议室预订', department: 'library', topic: '行政办公' });
    expect(await keys({ q: 'hysyd' })).toEqual(['meeting']);
    await deploy('meeting', { name: '会议室申请', department: 'library', topic: '行政办公', audiences: ['student'] });
    expect(await keys({ q: '会议室' })).toEqual([]);
    expect(await items.assertMayStart(student, 'meeting')).toEqual({ key: 'meeting', name: '会议室申请', version: 2 });
  });

  it('gives the page of an item', async () => {
    expect(await items.detail(teacher, 'grant')).toMatchObject({
      key: 'grant',
      departmentName: '工会',
      description: '为有困难的教职工发放补助',
      materials: [],
      ratingCount: 0,
      ratingAverage: 0,
      definitionVersion: 1,
      isFavorite: false,
    });
  });

  it('refuses items that are not there or not for the person', async () => {
    for (const ask of [items.detail.bind(items), items.assertMayStart.bind(items)]) {
      await expect(ask(teacher, 'nothing')).rejects.toMatchObject({ status: 404, message: '没有这个事项，或它已停办' });
      await expect(ask(student, 'grant')).rejects.toMatchObject({
        status: 403,
        message: '您不在这个事项的办理对象中，不能申请',
      });
    }
    await expect(items.setFavorite(student, 'grant', true)).rejects.toMatchObject({ status: 403 });
  });

  it('keeps favourites, also when asked twice at once', async () => {
    await Promise.all([items.setFavorite(teacher, 'grant', true), items.setFavorite(teacher, 'grant', true)]);
    expect((await items.home(teacher)).favorites).toMatchObject([{ key: 'grant', isFavorite: true }]);
    expect((await items.detail(teacher, 'grant')).isFavorite).toBe(true);
    expect((await items.home(student)).favorites).toEqual([]);
    await items.setFavorite(teacher, 'grant', false);
    await items.setFavorite(teacher, 'grant', false);
    expect((await items.home(teacher)).favorites).toEqual([]);
  });

  it('puts first what is used most, and what the person used last', async () => {
    for (const key of ['vehicle', 'grant', 'grant', 'borrow']) await apply('teacher', key);
    await apply('somebody', 'leave', 'draft');
    const { popular, recent } = await items.home(teacher);
    expect(popular.map(({ key }) => key)).toEqual(['grant', 'borrow', 'vehicle']);
    expect(recent.map(({ key }) => key)).toEqual(['borrow', 'grant', 'vehicle']);
    expect((await items.home(student)).recent).toEqual([]);
  });
});
