import { databases, openTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import type { Definition } from '../../contract/definitions.js';
import type { Database } from '../../database/database.js';
import { ApiFailure } from '../../http/api-error.js';
import { DefinitionDraftsService } from './definition-drafts.service.js';
import { DefinitionsService } from '../definitions.service.js';

jest.setTimeout(120_000);

const failure = async (work: Promise<unknown>): Promise<ApiFailure> => {
  const error: unknown = await work.then(
    () => new Error('Expected a failure, but it succeeded.'),
    (reason: unknown) => reason,
  );
  if (error instanceof ApiFailure) return error;
  throw error;
};

const by = (personId: string) => ({ personId, key: undefined, body: null });

describe.each(databases)('DefinitionDraftsService on %s', (dialect) => {
  let opened: TestDatabase;
  let database: Database;
  let definitions: DefinitionsService;
  let drafts: DefinitionDraftsService;
  let next = 0;

  beforeAll(async () => {
    opened = await openTestDatabase(dialect);
    database = opened.database;
    definitions = new DefinitionsService(database);
    drafts = new DefinitionDraftsService(database, definitions);
    await database.transaction(async (tx) => {
      for (const [id, name] of [
        ['zhang', '张管理'],
        ['li', '李管理'],
      ] as const)
        tx.enqueue(
          `insert into person (id, number, account, name, pinyin, initials, kind, is_active) values (?, ?, ?, ?, '', '', 'teacher', 1)`,
          [id, id, id, name],
        );
      tx.enqueue(
        "insert into department (id, code, name, path, path_names, pinyin, initials, sort) values ('d', 'union', '工会', 'd/', '工会', 'gonghui', 'gh', 1)",
      );
    });
  });
  afterAll(() => opened.close());

  const versionsOf = async (key: string) =>
    (
      await database.query<{ version: number }>(
        'select version from definition_version where definition_key = ? order by version',
        [key],
      )
    ).map(({ version }) => version);

  /** A new definition that could be published. */
  async function draft(name = '测试事项'): Promise<Definition> {
    const { key, revision, item } = await drafts.create({ key: `test-${++next}`, name }, by('zhang'));
    return drafts.save(key, { revision, item: { ...item, department: 'union', topic: '工会' } }, by('zhang'));
  }

  it('makes a definition whose first draft has no errors but what only people can say', async () => {
    const created = await drafts.create({ key: 'fresh', name: '新事项 <1>' }, by('zhang'));
    expect(created).toMatchObject({
      key: 'fresh',
      name: '新事项 <1>',
      revision: 1,
      isDraft: true,
      basedOn: null,
      versions: [],
    });
    expect((await definitions.check(created)).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await failure(drafts.publish('fresh', { revision: 1, note: '' }, by('zhang')))).toMatchObject({
      status: 422,
      details: [
        { path: '', message: '请在基本信息中选择办理部门' },
        { path: '', message: '请在基本信息中选择事项主题' },
      ],
    });
  });

  it('refuses a key that is taken', async () => {
    const { key } = await draft();
    expect(await failure(drafts.create({ key, name: '又一个' }, by('li')))).toMatchObject({
      status: 409,
      message: `流程标识 ${key} 已被使用，请换一个`,
    });
  });

  it('proposes a key by the name, and another where it is taken', async () => {
    const name = '奖学金评审';
    const key = await drafts.proposeKey(name);
    expect(key).toBe('jiang-xue-jin-ping-shen');
    await drafts.create({ key, name }, by('zhang'));
    expect(await drafts.proposeKey(name)).toBe(`${key}-2`);
    expect(await drafts.proposeKey('？')).toBe('');
  });

  it('does not let one administrator overwrite what another saved', async () => {
    const { key, revision, item } = await draft();
    await drafts.save(key, { revision, item: { ...item, description: '张的修改' } }, by('zhang'));
    const refused = await failure(drafts.save(key, { revision, item: { ...item, description: '李的修改' } }, by('li')));
    expect(refused).toMatchObject({ status: 409, message: '该流程已被 张管理 修改，请刷新后再编辑' });
    expect((await definitions.get(key)).item.description).toBe('张的修改');
  });

  it('keeps an incomplete drawing as a draft and sanitises the print page', async () => {
    const { key, revision } = await draft();
    const saved = await drafts.save(key, { revision, bpmn: '<half', print: '<p>a</p><script>x</script>' }, by('zhang'));
    expect(saved).toMatchObject({ bpmn: '<half', print: '<p>a</p>', revision: revision + 1, isDraft: true });
  });

  it('publishes the draft as the next version, with its item and a line in the audit log', async () => {
    const { key, revision } = await draft('公车使用');
    const published = await drafts.publish(key, { revision, note: '首次发布' }, by('zhang'));
    expect(published).toMatchObject({ isDraft: false, basedOn: 1, revision: revision + 1 });
    expect(published.versions).toMatchObject([
      { version: 1, publishedBy: '张管理', note: '首次发布', runningCount: 0 },
    ]);
    expect(
      await database.query(
        'select name, initial, audiences, definition_version, is_active from item where item_key = ?',
        [key],
      ),
    ).toEqual([{ name: '公车使用', initial: 'G', audiences: ',teacher,', definition_version: 1, is_active: 1 }]);
    expect(await database.query('select person_id, action from audit_log where target = ? order by id', [key])).toEqual(
      [
        { person_id: 'zhang', action: 'definition.create' },
        { person_id: 'zhang', action: 'definition.publish' },
      ],
    );
  });

  it('leaves published versions as they are when a new one comes', async () => {
    const { key, revision, bpmn } = await draft();
    await drafts.publish(key, { revision, note: '' }, by('zhang'));
    const first = await definitions.compiled(key, 1);
    const renamed = await drafts.save(
      key,
      { revision: revision + 1, bpmn: bpmn.replace('name="申请人"', 'name="填写"') },
      by('li'),
    );
    expect(renamed).toMatchObject({ isDraft: true, basedOn: 1 });
    await drafts.publish(key, { revision: renamed.revision, note: '' }, by('li'));
    expect(await versionsOf(key)).toEqual([1, 2]);
    expect((await definitions.version(key, 1)).bpmn).toBe(bpmn);
    expect((await definitions.compiled(key, 1)).process.nodes['UserTask_1']?.name).toBe('申请人');
    expect((await definitions.compiled(key, 2)).process.nodes['UserTask_1']?.name).toBe('填写');
    expect(await definitions.compiled(key, 1)).toBe(first);
    expect((await definitions.diagram(key, 2)).bpmn).toContain('填写');
  });

  it('lets one of two administrators publish who do so at once', async () => {
    const { key, revision } = await draft();
    const results = await Promise.allSettled(
      ['zhang', 'li'].map((person) => drafts.publish(key, { revision, note: person }, by(person))),
    );
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as ApiFailure] : []));
    expect(refused).toMatchObject([{ status: 409, code: 'definition.changed' }]);
    expect(await versionsOf(key)).toEqual([1]);
  });

  it('answers a repeated call as it did the first time', async () => {
    const { key, revision, item } = await draft();
    const save = { personId: 'zhang', key: `save-${key}`, body: 'save' };
    const saved = await drafts.save(key, { revision, item: { ...item, phone: '1' } }, save);
    expect(await drafts.save(key, { revision, item: { ...item, phone: '1' } }, save)).toEqual(saved);
    const publish = { personId: 'zhang', key: `publish-${key}`, body: 'publish' };
    const published = await drafts.publish(key, { revision: saved.revision, note: '' }, publish);
    expect(await drafts.publish(key, { revision: saved.revision, note: '' }, publish)).toEqual(published);
    expect(await versionsOf(key)).toEqual([1]);
  });

  it.each([
    ['no XML at all', () => '这不是流程图'],
    ['XML that ends in the middle', (bpmn: string) => bpmn.slice(0, 900)],
    ['a step that leads nowhere', (bpmn: string) => bpmn.replace(/<bpmn:sequenceFlow id="Flow_2".*\n/, '')],
    [
      'an element that the engine does not run',
      (bpmn: string) => bpmn.replaceAll('bpmn:userTask', 'bpmn:businessRuleTask'),
    ],
    [
      'a field right for a field that is not there',
      (bpmn: string) =>
        bpmn.replace('<xiaowu:approver ', '<xiaowu:fieldRight field="nothing" right="write" /><xiaowu:approver '),
    ],
    [
      'an approver from a field that is not there',
      (bpmn: string) => bpmn.replace('kind="applicant"', 'kind="field" value="nobody"'),
    ],
    [
      'an approver from a field that names no people',
      (bpmn: string) => bpmn.replace('kind="applicant"', 'kind="field" value="reason"'),
    ],
  ])('refuses %s with a Chinese sentence and saves nothing', async (_title, spoil) => {
    const { key, revision, bpmn } = await draft();
    await drafts.save(key, { revision, bpmn: spoil(bpmn) }, by('zhang'));
    const refused = await failure(drafts.publish(key, { revision: revision + 1, note: '' }, by('zhang')));
    expect(refused).toMatchObject({ status: 422, code: 'definition.invalid', message: '流程有错误，改正后才能发布' });
    expect(refused.details?.length).toBeGreaterThan(0);
    for (const { message } of refused.details ?? []) expect(message).toMatch(/^[^a-z]*[\u4e00-\u9fff]/);
    expect(await versionsOf(key)).toEqual([]);
    expect(await database.query('select item_key from item where item_key = ?', [key])).toEqual([]);
    expect(await definitions.get(key)).toMatchObject({ isDraft: true, revision: revision + 1 });
  });

  it('names the flow whose condition reads a field that the form does not have', async () => {
    const { bpmn, form } = await draft();
    const conditional = bpmn.replace(
      'targetRef="EndEvent_1" />',
      'targetRef="EndEvent_1"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">amont &gt; 5</bpmn:conditionExpression></bpmn:sequenceFlow>',
    );
    const { problems } = await definitions.check({
      bpmn: conditional.replace('xmlns:di=', 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:di='),
      form,
    });
    expect(problems).toContainEqual({
      severity: 'error',
      code: 'condition.unknownField',
      elementId: 'Flow_2',
      message: '条件或表达式用到了 amont，但表单中没有这个字段，请修改表达式或添加字段',
    });
  });

  it('has nothing to publish without a draft', async () => {
    const { key, revision } = await draft();
    await drafts.publish(key, { revision, note: '' }, by('zhang'));
    expect(await failure(drafts.publish(key, { revision: revision + 1, note: '' }, by('zhang')))).toMatchObject({
      status: 409,
      message: '没有未发布的修改，无需发布',
    });
  });

  it('goes back to the published version when the draft is discarded', async () => {
    const { key, revision, item } = await draft('原名');
    await drafts.publish(key, { revision, note: '' }, by('zhang'));
    await drafts.save(
      key,
      { revision: revision + 1, item: { ...item, department: 'union', topic: '工会', name: '新名' } },
      by('zhang'),
    );
    await drafts.discard(key, by('zhang'));
    expect(await definitions.get(key)).toMatchObject({ name: '原名', isDraft: false, basedOn: 1 });
  });

  it('is gone when the draft of what was never published is discarded', async () => {
    const { key } = await draft();
    await drafts.discard(key, by('zhang'));
    expect(await failure(definitions.get(key))).toMatchObject({ status: 404 });
  });

  it('says so when there is no such definition or version', async () => {
    expect(await failure(definitions.get('nothing'))).toMatchObject({
      status: 404,
      message: '没有这个流程，或它已被删除',
    });
    expect(await failure(definitions.compiled('nothing', 1))).toMatchObject({
      status: 404,
      message: '没有这个流程版本',
    });
    expect(await failure(drafts.save('nothing', { revision: 1 }, by('zhang')))).toMatchObject({
      status: 404,
    });
  });

  it('lists what changed last first, page by page, and finds by name, pinyin and initials', async () => {
    const keys: string[] = [];
    for (const name of ['会议室预订', '会议室取消', '会议纪要']) {
      keys.push((await draft(name)).key);
      // the list goes by milliseconds
      for (const now = Date.now(); Date.now() === now;) await Promise.resolve();
    }
    const found = async (q: string) => (await definitions.list({ limit: 20, q })).rows.map(({ key }) => key);
    expect(await found('会议室')).toEqual([keys[1], keys[0]]);
    expect(await found('huiyi')).toEqual([...keys].reverse());
    expect(await found('HYSYD')).toEqual([keys[0]]);
    expect(await found('100%')).toEqual([]);
    const first = await definitions.list({ limit: 2, q: '会议' });
    expect(first).toMatchObject({
      total: 3,
      rows: [
        { key: keys[2], hasDraft: true, version: null, departmentName: '工会', updatedBy: '张管理' },
        { key: keys[1] },
      ],
    });
    const second = await definitions.list({ limit: 2, q: '会议', after: first.next ?? '' });
    expect(second).toMatchObject({ rows: [{ key: keys[0] }], next: null });
  });
});
