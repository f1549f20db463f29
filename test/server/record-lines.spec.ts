import type { Application } from '../../server/contract/applications.js';
import type { FormField } from '../../server/contract/forms.js';
import type { FlowRecord } from '../../server/contract/records.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, parallel, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const [applicantNumber, reviewer, head, colleague] = ['2003000053', '2007000023', '1998000101', '1987000009'] as const;
const person = (...numbers: string[]) => [{ kind: 'person', value: numbers.join(',') }];
const nobody = [{ kind: 'role', value: 'emptyRole' }];
const undo = [{ name: 'withdraw', enabled: 'true' }];
const last = user('last', { mode: 'single' }, person(colleague));
const line = ['begin -> apply -> check -> last -> end'];
const step = (key: string, approval: Record<string, string>, approvers: readonly Record<string, string>[]) =>
  drawing(key, [begin(), apply(), user('check', { mode: 'single', ...approval }, approvers), last, end()], line);
const each = `<bpmn:multiInstanceLoopCharacteristics xiaowu:collection="asked" xiaowu:elementVariable="office" />`;
const eachOffice = (key: string, approval: Record<string, string>, rule: Record<string, string>[]) =>
  drawing(
    key,
    [begin(), apply(), user('check', { mode: 'single', ...approval }, rule, undo), last, end()],
    line,
  ).replace(/(<bpmn:userTask id="check"[\s\S]*?)<\/bpmn:userTask>/, `$1${each}</bpmn:userTask>`);

const drawings: Readonly<Record<string, string>> = {
  'own-skip': step('own-skip', { whenOwn: 'skip' }, person(applicantNumber)),
  'own-head': step('own-head', { whenOwn: 'head' }, person(applicantNumber)),
  'empty-pass': step('empty-pass', { whenEmpty: 'pass' }, nobody),
  'empty-stand-in': step('empty-stand-in', { whenEmpty: 'standIn', standIn: head }, nobody),
  'empty-hold': step('empty-hold', { whenEmpty: 'hold' }, nobody),
  'repeated-skip': drawing(
    'repeated-skip',
    [
      begin(),
      apply(),
      user('first', { mode: 'single' }, person(reviewer)),
      user('check', { mode: 'single', whenRepeated: 'skip' }, person(reviewer)),
      last,
      end(),
    ],
    ['begin -> apply -> first -> check -> last -> end'],
  ),
  'each-own': eachOffice('each-own', { whenOwn: 'skip' }, person(applicantNumber)),
  'each-office': eachOffice('each-office', {}, [{ kind: 'departmentHead', departmentField: 'office' }]),
  'first-wins': drawing(
    'first-wins',
    [begin(), apply(), user('check', { mode: 'any' }, person(reviewer, head)), last, end()],
    line,
  ),
  'side-by-side': drawing(
    'side-by-side',
    [
      begin(),
      apply(),
      parallel('fork'),
      user('check', { mode: 'single' }, person(reviewer)),
      user('other', { mode: 'single' }, person(head)),
      parallel('join'),
      end(),
    ],
    ['begin -> apply -> fork', 'fork -> check -> join', 'fork -> other -> join', 'join -> end'],
  ),
};
const fields: FormField[] = [
  { key: 'reason', label: '事由', type: 'text', required: true },
  { key: 'asked', label: '会签部门', type: 'department', maxDepartments: 3 },
];

describe.each(databases)('lines of the 流转记录 on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let finance: ApiClient;
  const people = new Map<string, ApiClient>();
  const as = (number: string): ApiClient => people.get(number) ?? applicant;
  let offices: string[];

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    for (const [key, xml] of Object.entries(drawings)) await deploy(server, key, content(xml, fields));
    applicant = await server.signIn(applicantNumber);
    for (const number of [reviewer, head, colleague]) people.set(number, await server.signIn(number));
    const rows = await server.database.query<{ id: string; number: string }>(
      `select d.id, p.number from department d join department_head h on h.department_id = d.id
       join person p on p.id = h.person_id where d.code in ('finance', 'security') order by d.code`,
    );
    offices = rows.map(({ id }) => id);
    finance = await server.signIn(rows[0]?.number ?? '');
  });
  afterAll(() => server.close());

  const submitted = async (item: string, data: object = {}) =>
    (await submitNew(applicant, item, { reason: '记录', ...data })).id;
  const records = async (id: string) => (await applicant.get<Application>(`/api/applications/${id}`)).body.records;
  const lineOf = async (id: string, state: FlowRecord['state']) =>
    (await records(id)).filter((one) => one.state === state);
  const holder = async (id: string) =>
    (await records(id)).flatMap(({ state, person: who }) => (state === 'processing' ? [who?.number] : []));

  it.each([
    ['own-skip', 'skipped', colleague, applicantNumber, '审核人就是申请人本人，按设置跳过'],
    ['own-head', 'replaced', null, applicantNumber, '审核人就是申请人本人，按设置改由其上级负责人办理'],
    ['empty-pass', 'skipped', colleague, undefined, '没有找到审核人，按设置自动通过'],
    ['empty-stand-in', 'replaced', head, undefined, '没有找到审核人，按设置由指定的代办人办理'],
  ] as const)('%s: says why another has it or nobody was asked', async (item, state, next, who, why) => {
    const id = await submitted(item);
    const [said, ...others] = await lineOf(id, state);
    expect(others).toEqual([]);
    expect(said).toMatchObject({ stepName: 'check', opinion: why });
    expect(said?.person?.number).toBe(who);
    if (next !== null) expect(await holder(id)).toEqual([next]);
    else expect(await holder(id)).not.toContain(applicantNumber);
    expect((await records(id)).map((one) => one.state)).toEqual(['processing', state, 'submitted']);
  });

  it('empty-hold: says whom it waits for', async () => {
    const id = await submitted('empty-hold');
    expect((await lineOf(id, 'incident'))[0]).toMatchObject({
      stepName: 'check',
      opinion: expect.stringMatching(/没有找到审核人.*管理员/),
    });
  });

  it('repeated-skip: handled once, recorded for both', async () => {
    const id = await submitted('repeated-skip');
    await as(reviewer).post(`/api/tasks/${(await taskIn(as(reviewer), id)).id}/complete`, { opinion: '可' });
    const lines = await records(id);
    expect(lines.map(({ stepName, state, person: who }) => [stepName, state, who?.number])).toEqual([
      ['last', 'processing', colleague],
      ['check', 'skipped', reviewer],
      ['first', 'approved', reviewer],
      ['apply', 'submitted', applicantNumber],
    ]);
    expect(lines[1]?.opinion).toBe('已在上一步同意，按设置视为同意，不再重复办理');
  });

  it('names for which of several a step was skipped', async () => {
    const id = await submitted('each-own', { asked: offices });
    expect((await lineOf(id, 'skipped')).map(({ stepName }) => stepName).sort()).toEqual(
      ['check（保卫处）', 'check（财务处）'].sort(),
    );
  });

  it('names for which of several a step was taken back', async () => {
    const id = await submitted('each-office', { asked: offices });
    const task = await taskIn(finance, id);
    await finance.post(`/api/tasks/${task.id}/complete`, {});
    expect((await finance.post(`/api/tasks/${task.id}/take-back`, {})).status).toBe(200);
    expect((await lineOf(id, 'takenBack')).map(({ stepName }) => stepName)).toEqual(['check（财务处）']);
  });

  it('催办: names the steps that are waited for', async () => {
    const one = await submitted('first-wins');
    await applicant.post(`/api/applications/${one}/urge`, { note: '请尽快' });
    expect((await lineOf(one, 'urged'))[0]).toMatchObject({
      stepName: 'check',
      elementId: 'check',
      opinion: '请尽快\n通知方式：站内消息',
    });
    const two = await submitted('side-by-side');
    await applicant.post(`/api/applications/${two}/urge`, { note: '' });
    expect((await lineOf(two, 'urged'))[0]).toMatchObject({ stepName: 'check、other', elementId: null });
  });

  it('says why a task went away that nobody answered', async () => {
    const one = await submitted('first-wins');
    await as(reviewer).post(`/api/tasks/${(await taskIn(as(reviewer), one)).id}/complete`, {});
    expect((await lineOf(one, 'canceled'))[0]).toMatchObject({
      person: { number: head },
      opinion: '本步骤已由其他审核人决定',
    });
    const two = await submitted('side-by-side');
    const task = await taskIn(as(reviewer), two);
    await as(reviewer).post(`/api/tasks/${task.id}/return`, { opinion: '补充' });
    expect((await lineOf(two, 'canceled'))[0]).toMatchObject({
      stepName: 'other',
      person: { number: head },
      opinion: '申请被退回，不再办理',
    });
  });
});
