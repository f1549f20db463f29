import { databases, openTestDatabase, type TestDatabase } from '../../test/support/databases.js';
import type { FieldRightKind, FormData, FormSchema } from '../contract/forms.js';
import type { Database } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import { OrganizationService } from '../organization/organization.service.js';
import { SettingsService } from '../settings/settings.service.js';
import type { FormRights } from './form-rights.js';
import { FormsService } from './forms.service.js';

jest.setTimeout(120_000);

const form: FormSchema = {
  title: '补助申请',
  sections: [
    {
      key: 's',
      title: '申请',
      fields: [
        { key: 'name', label: '姓名', type: 'text', readonly: true, default: { from: 'applicant.name' } },
        { key: 'department', label: '部门', type: 'department', default: { from: 'applicant.department' } },
        {
          key: 'reviewer',
          label: '审核人',
          type: 'reviewer',
          required: true,
          groups: [{ label: '委员', role: 'committee' }],
        },
        { key: 'witnesses', label: '证明人', type: 'person' },
        { key: 'proof', label: '材料', type: 'attachment' },
        { key: 'secret', label: '内部意见', type: 'text' },
        {
          key: 'goods',
          label: '物品',
          type: 'table',
          columns: [
            { key: 'name', label: '名称', type: 'text' },
            { key: 'keeper', label: '保管人', type: 'person' },
          ],
        },
      ],
    },
  ],
};
const rights: FormRights = {
  name: 'read',
  department: 'write',
  reviewer: 'required',
  witnesses: 'write',
  proof: 'write',
  secret: 'hidden',
  goods: 'write',
  'goods.name': 'write',
  'goods.keeper': 'write',
};

describe.each(databases)('FormsService on %s', (dialect) => {
  let opened: TestDatabase;
  let database: Database;
  let forms: FormsService;

  beforeAll(async () => {
    opened = await openTestDatabase(dialect);
    database = opened.database;
    forms = new FormsService(database, new OrganizationService(database), new SettingsService(database));
    await database.transaction(async (tx) => {
      tx.enqueue(
        "insert into department (id, code, name, path, path_names, pinyin, initials, sort) values ('d1', 'it', '图信中心', 'd1/', '图信中心', '', '', 1)",
      );
      for (const [id, name, isActive] of [
        ['applicant', '许明远', 1],
        ['reviewer', '项思齐', 1],
        ['friend', '李清扬', 1],
        ['gone', '离职者', 0],
      ] as const)
        tx.enqueue(
          `insert into person (id, number, account, name, pinyin, initials, kind, department_id, phone, is_active)
           values (?, ?, ?, ?, '', '', 'teacher', 'd1', '19900001234', ?)`,
          [id, `n-${id}`, id, name, isActive],
        );
      tx.enqueue("insert into role_member (role_key, person_id) values ('committee', 'reviewer')");
      for (const [id, owner] of [
        ['mine', 'applicant'],
        ['theirs', 'friend'],
      ] as const)
        tx.enqueue(
          "insert into file (id, name, type, size, owner_id, created_at) values (?, '病历.pdf', 'application/pdf', 1024, ?, '2026-01-01 00:00:00.000')",
          [id, owner],
        );
    });
  });
  afterAll(() => opened.close());

  const write = (data: FormData, current: FormData = {}, options: { complete?: boolean; rights?: FormRights } = {}) =>
    forms.validateWrite(
      {
        definition: { key: 'grant', version: 1, form },
        rights: options.rights ?? rights,
        data,
        complete: options.complete ?? true,
        personId: 'applicant',
        applicantId: 'applicant',
      },
      current,
    );
  const refusals = async (...args: Parameters<typeof write>): Promise<string[]> => {
    const error: unknown = await write(...args).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof ApiFailure)) throw new Error(`Expected a refusal, but got ${String(error)}.`);
    expect(error).toMatchObject({ status: 422, code: 'form.invalid', message: '表单填写有误，请按提示修改' });
    return (error.details ?? []).map(({ path, message }) => `${path}: ${message}`);
  };

  it('accepts what is right, and says what changed', async () => {
    const current = { name: '许明远', witnesses: ['friend'], secret: '不外传' };
    const data = {
      name: '许明远',
      reviewer: 'reviewer',
      witnesses: ['friend', 'reviewer'],
      proof: ['mine'],
      goods: [{ keeper: ['friend'] }],
    };
    expect(await write(data, current)).toEqual({
      data: { ...data, secret: '不外传' },
      changes: {
        reviewer: { from: null, to: 'reviewer' },
        witnesses: { from: ['friend'], to: ['friend', 'reviewer'] },
        proof: { from: null, to: ['mine'] },
        goods: { from: null, to: [{ keeper: ['friend'] }] },
      },
    });
  });

  it('says that nothing changed when the same comes again', async () => {
    const current = { name: '许明远', reviewer: 'reviewer', proof: ['mine'] };
    expect(await write({ ...current, witnesses: [] }, current)).toEqual({ data: current, changes: {} });
  });

  it.each<[string, FormData, string[]]>([
    ['a readonly field', { name: '别人' }, ['name: 「姓名」在本步骤不能修改']],
    ['a hidden field', { secret: '偷改' }, ['secret: 「内部意见」在本步骤不能修改']],
    ['an unknown field', { other: 1 }, ['other: 表单中没有名为 other 的栏目，请刷新页面后重试']],
    ['an unknown person', { witnesses: ['nobody'] }, ['witnesses: 「证明人」中有不存在或已停用的人员，请重新选择']],
    ['a person who left', { witnesses: ['gone'] }, ['witnesses: 「证明人」中有不存在或已停用的人员，请重新选择']],
    [
      'an unknown person in a row',
      { goods: [{}, { keeper: ['x'] }] },
      ['goods.1.keeper: 「物品」第 2 行「保管人」中有不存在或已停用的人员，请重新选择'],
    ],
    ['an unknown department', { department: 'd9' }, ['department: 「部门」中的部门不存在，请重新选择']],
    ['an unknown file', { proof: ['none'] }, ['proof: 「材料」中有文件已失效，请重新上传']],
    ["somebody else's upload", { proof: ['mine', 'theirs'] }, ['proof: 「材料」中有文件已失效，请重新上传']],
    ['a reviewer who is not offered', { reviewer: 'friend' }, ['reviewer: 「审核人」请从给出的人员中选择']],
    ['oneself as reviewer', { reviewer: 'applicant' }, ['reviewer: 「审核人」请从给出的人员中选择']],
  ])('refuses %s', async (_title, data, expected) => {
    expect(await refusals({ reviewer: 'reviewer', ...data }, { name: '许明远', secret: '不外传' })).toEqual(expected);
  });

  it('asks for what the step requires, unless it is a draft or already there', async () => {
    expect(await refusals({})).toEqual(['reviewer: 请选择「审核人」']);
    expect(await write({}, {}, { complete: false })).toEqual({ data: {}, changes: {} });
    expect(await write({}, { reviewer: 'reviewer' })).toMatchObject({ changes: {} });
  });

  it('checks the reviewer of a draft when it is submitted', async () => {
    const { data } = await write({ reviewer: 'friend' }, {}, { complete: false });
    expect(await refusals({}, data)).toEqual(['reviewer: 「审核人」请从给出的人员中选择']);
  });

  it('does not look again at people and files that stood there before', async () => {
    const current = { reviewer: 'reviewer', witnesses: ['gone'], proof: ['theirs'] };
    expect(await write({ proof: ['theirs', 'mine'] }, current)).toMatchObject({
      data: { witnesses: ['gone'], proof: ['theirs', 'mine'] },
    });
  });

  it('does not take an id from another field as known', async () => {
    expect(
      await refusals({ goods: [{ keeper: ['gone'] }] }, { reviewer: 'reviewer', witnesses: ['gone'] }),
    ).toHaveLength(1);
  });

  it('asks the database nothing when no id changed', async () => {
    const approver: FormRights = Object.fromEntries(
      Object.keys(rights).map((path) => [path, 'read' as FieldRightKind]),
    );
    const before = database.roundTrips;
    await write({}, { reviewer: 'reviewer', proof: ['theirs'] }, { rights: approver });
    expect(database.roundTrips).toBe(before);
  });

  it('shows the form with names for ids, choices of reviewers and nothing hidden', async () => {
    const data = {
      name: '许明远',
      department: 'd1',
      witnesses: ['friend', 'gone'],
      proof: ['theirs'],
      secret: '不外传',
      goods: [{ keeper: ['reviewer'] }],
    };
    const view = await forms.view({
      definition: { key: 'grant', version: 1, form },
      data,
      rights,
      applicantId: 'applicant',
      serialNumber: null,
    });
    expect(view.labels).toEqual({
      people: {
        friend: { name: '李清扬', number: 'n-friend', departmentName: '图信中心' },
        gone: { name: '离职者', number: 'n-gone', departmentName: '图信中心' },
        reviewer: { name: '项思齐', number: 'n-reviewer', departmentName: '图信中心' },
      },
      departments: { d1: '图信中心' },
      files: { theirs: { name: '病历.pdf', type: 'application/pdf', size: 1024 } },
    });
    expect(view.reviewers).toEqual({
      reviewer: [{ group: '委员', personId: 'reviewer', name: '项思齐', number: 'n-reviewer' }],
    });
    expect(JSON.stringify(view)).not.toMatch(/secret|内部意见|不外传/);
  });

  it('offers reviewers only where one can be chosen', async () => {
    const view = await forms.view({
      definition: { key: 'grant', version: 1, form },
      data: {},
      rights: { ...rights, reviewer: 'read' },
      applicantId: 'applicant',
      serialNumber: null,
    });
    expect(view.reviewers).toEqual({});
  });

  it('begins with the values that the form takes from the applicant', async () => {
    expect(await forms.initialData(form, 'applicant', '2026-11-10T00:00:00.000Z')).toEqual({
      name: '许明远',
      department: 'd1',
    });
  });
});
