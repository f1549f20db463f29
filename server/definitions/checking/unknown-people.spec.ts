import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@xiaowu/engine';
import { databases, openTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { apply, begin, drawing, end, user } from '../../../test/support/small-definition.js';
import type { FormSchema } from '../../contract/forms.js';
import type { Reader } from '../../database/database.js';
import { problemSentence } from '../../locales/zh-CN/problems.js';
import { loadDemonstration } from '../../organization/demonstration/load-demonstration.js';
import { unknownPeople } from './unknown-people.js';

const definitions = join(__dirname, '../../../process-definitions');

describe.each(databases)('names that the organization does not have, on %s', (dialect) => {
  let opened: TestDatabase;
  let queries = 0;
  const reader = (): Reader => ({
    dialect,
    query: (sql, values) => {
      queries++;
      return opened.database.query(sql, values);
    },
  });

  beforeAll(async () => {
    opened = await openTestDatabase(dialect);
    await loadDemonstration(opened.database, definitions);
    await opened.database.transaction(async (tx) => {
      tx.enqueue(
        "insert into person (id, number, account, name, pinyin, initials, kind, is_active) values ('left', '1900000001', 'LEFT', '离任者', 'lirenzhe', 'lrz', 'teacher', 0)",
      );
      tx.enqueue("insert into role (role_key, name) values ('emptied', '空角色')");
      tx.enqueue("insert into role_member (role_key, person_id) values ('emptied', 'left')");
    });
  }, 60_000);
  afterAll(() => opened.close());

  const sentences = async (bpmn: string, form?: FormSchema) => {
    const problems = await unknownPeople(reader(), (await compile(bpmn)).processes, form);
    expect(problems.filter(({ severity }) => severity !== 'warning')).toEqual([]);
    return problems.map(({ elementId, code, data }) => `${elementId}: ${problemSentence(code, data)}`);
  };

  it('are told with what names them, all of them by one query', async () => {
    const steps = [
      begin(),
      apply(),
      user('people', { whenEmpty: 'standIn', standIn: 'gone' }, [
        { kind: 'person', value: '2007000023, 1900000001,nobody' },
      ]),
      user('roles', { dueAfter: 'P1D', escalateTo: 'person', supervisors: 'admin,absent' }, [
        { kind: 'role', value: 'dispatcher' },
        { kind: 'role', value: 'emptied' },
        { kind: 'query', role: 'noRole', department: 'finance' },
      ]),
      user(
        'posts',
        {},
        [
          { kind: 'post', value: '部门负责人', department: 'applicant' },
          { kind: 'post', value: '船长', department: 'harbour' },
          { kind: 'departmentHead', department: 'harbour' },
          { kind: 'query', post: '舵手' },
        ],
        [],
        [],
        [
          { on: 'completion', to: 'person', value: 'reader' },
          { on: 'completion', to: 'role', value: 'readers' },
        ],
      ),
      end(),
    ];
    const form: FormSchema = {
      title: '测试',
      sections: [
        {
          key: 'main',
          title: '内容',
          fields: [
            {
              key: 'reviewer',
              label: '审核人',
              type: 'reviewer',
              groups: [
                { label: '甲', role: 'unionCommittee' },
                { label: '乙', role: 'nowhere' },
                { label: '丙', post: '部门负责人', department: 'applicant' },
                { label: '丁', post: '水手', department: 'port' },
              ],
            },
          ],
        },
      ],
    };
    queries = 0;
    expect(
      await sentences(drawing('names', steps, ['begin -> apply -> people -> roles -> posts -> end']), form),
    ).toEqual([
      'people: 步骤「people」的审批人离任者（1900000001）已停用，请另选一人',
      'people: 步骤「people」的审批人用到的工号 nobody 在本校不存在，请重新选择人员',
      'people: 步骤「people」的代办人用到的工号 gone 在本校不存在，请重新选择人员',
      'roles: 步骤「roles」的审批人用到的角色「空角色」还没有在职的成员，请为它添加成员，或另选角色',
      'roles: 步骤「roles」的审批人用到的角色 noRole 在本校不存在，请另选角色，或请系统管理员添加它',
      'roles: 步骤「roles」的督办人用到的工号 absent 在本校不存在，请重新选择人员',
      'posts: 步骤「posts」的审批人用到的岗位「船长」在本校无人担任，请另选岗位',
      'posts: 步骤「posts」的审批人用到的部门 harbour 在本校不存在，请重新选择部门',
      'posts: 步骤「posts」的审批人用到的岗位「舵手」在本校无人担任，请另选岗位',
      'posts: 步骤「posts」的通知对象用到的工号 reader 在本校不存在，请重新选择人员',
      'posts: 步骤「posts」的通知对象用到的角色 readers 在本校不存在，请另选角色，或请系统管理员添加它',
      'null: 表单「审核人」的分组「乙」用到的角色 nowhere 在本校不存在，请另选角色，或请系统管理员添加它',
      'null: 表单「审核人」的分组「丁」用到的岗位「水手」在本校无人担任，请另选岗位',
      'null: 表单「审核人」的分组「丁」用到的部门 port 在本校不存在，请重新选择部门',
    ]);
    expect(queries).toBe(1);
  });

  it('are none in the items that are shipped, nor asked for where nothing is named', async () => {
    const shipped = readdirSync(definitions).filter((name) => existsSync(join(definitions, name, 'process.bpmn')));
    expect(shipped.length).toBeGreaterThanOrEqual(10);
    for (const name of shipped) {
      const read = (file: string) => readFileSync(join(definitions, name, file), 'utf8');
      const found = await sentences(read('process.bpmn'), JSON.parse(read('form.json')) as FormSchema);
      expect([name, found]).toEqual([name, []]);
    }
    queries = 0;
    expect(await sentences(drawing('plain', [begin(), apply(), end()], ['begin -> apply -> end']))).toEqual([]);
    expect(queries).toBe(0);
  });
});
