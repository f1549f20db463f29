import type { Application, Preview, PrintPage } from '../../server/contract/applications.js';
import type { FormField } from '../../server/contract/forms.js';
import type { TaskDetail } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const fields: FormField[] = [
  { key: 'reason', label: '事由', type: 'text', required: true },
  { key: 'asked', label: '会签部门', type: 'department', required: true, maxDepartments: 3 },
];
const countersigning = (rule: Record<string, string>) => user('countersign', { mode: 'all' }, [rule]);
const onceEach = `<bpmn:multiInstanceLoopCharacteristics xiaowu:collection="asked" xiaowu:elementVariable="office" />`;
const ofForm = drawing(
  'of_form',
  [begin(), apply(), countersigning({ kind: 'departmentHead', departmentField: 'asked' }), end()],
  ['begin -> apply -> countersign -> end'],
);
const ofItem = drawing(
  'of_item',
  [begin(), apply(), countersigning({ kind: 'departmentHead', departmentField: 'office' }), end()],
  ['begin -> apply -> countersign -> end'],
).replace(/(<bpmn:userTask id="countersign"[\s\S]*?)<\/bpmn:userTask>/, `$1${onceEach}</bpmn:userTask>`);
const holdersOf = drawing(
  'holders_of',
  [begin(), apply(), countersigning({ kind: 'post', value: '部门负责人', departmentField: 'asked' }), end()],
  ['begin -> apply -> countersign -> end'],
);

describe.each(databases)('departments that a form names on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let finance: ApiClient;
  let personnel: ApiClient;
  let security: ApiClient;
  let ids: Map<string, string>;

  beforeAll(async () => {
    server = await startServer(dialect);
    await deploy(server, 'of-form', { ...content(ofForm, fields), print: '<p>{{asked}}</p>' });
    await deploy(server, 'of-item', content(ofItem, fields));
    await deploy(server, 'holders-of', content(holdersOf, fields));
    const rows = await server.database.query<{ code: string; id: string; number: string | null }>(
      `select d.code, d.id, p.number from department d left join department_head h on h.department_id = d.id
       left join person p on p.id = h.person_id where d.code in ('finance', 'personnel', 'security', 'staff')`,
    );
    ids = new Map(rows.map(({ code, id }) => [code, id]));
    const headOf = (code: string) => server.signIn(rows.find((row) => row.code === code)?.number ?? '');
    applicant = await server.signIn('2003000053');
    [finance, personnel, security] = [await headOf('finance'), await headOf('personnel'), await headOf('security')];
  });
  afterAll(() => server.close());

  const named = (...codes: string[]) => codes.map((code) => ids.get(code) ?? '');
  const has = async (who: ApiClient, id: string) =>
    (await todo(who)).filter(({ applicationId }) => applicationId === id).length;

  it.each(['of-form', 'of-item', 'holders-of'])(
    'asks the heads of these departments and no others: %s',
    async (key) => {
      const { id } = await submitNew(applicant, key, { reason: '一', asked: named('finance', 'security') });
      expect([await has(finance, id), await has(personnel, id), await has(security, id)]).toEqual([1, 0, 1]);
    },
  );

  it('names the department that a task is done for, in lists, in the record and as the current step', async () => {
    const { id } = await submitNew(applicant, 'of-item', { reason: '一', asked: named('finance', 'security') });
    const { id: taskId, stepName } = await taskIn(finance, id);
    expect(stepName).toBe('countersign（财务处）');
    const { body: page } = await finance.get<TaskDetail>(`/api/tasks/${taskId}`);
    expect(page.stepName).toBe('countersign（财务处）');
    await finance.post(`/api/tasks/${taskId}/complete`, { opinion: '同意' });
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.currentSteps).toEqual(['countersign（保卫处）']);
    expect(body.records.map(({ stepName: name, state }) => `${name} ${state}`)).toEqual([
      'countersign（保卫处） processing',
      'countersign（财务处） approved',
      'apply submitted',
    ]);
  });

  it.each(['of-form', 'of-item'])('says beforehand whom it will ask: %s', async (itemKey) => {
    const data = { reason: '一', asked: named('finance', 'personnel') };
    const { body } = await applicant.post<Preview>('/api/applications/preview', { itemKey, data });
    const departmentsAsked = body.steps.filter(({ elementId }) => elementId === 'countersign');
    expect(departmentsAsked.flatMap(({ people }) => people.map((each) => each.departmentName)).sort()).toEqual(
      ['人事处(教师发展中心)', '财务处'].sort(),
    );
  });

  it('takes a list of as many as are allowed, each once, and prints their names', async () => {
    const id = await createDraft(applicant, 'of-form');
    const submit = async (asked: unknown) =>
      (await applicant.post(`/api/applications/${id}/submit`, { data: { reason: '一', asked } })).status;
    expect(await submit(named('finance')[0])).toBe(422);
    expect(await submit([])).toBe(422);
    expect(await submit(['nowhere'])).toBe(422);
    expect(await submit(named('finance', 'finance'))).toBe(422);
    expect(await submit(named('finance', 'personnel', 'security', 'staff'))).toBe(422);
    expect(await submit(named('finance', 'personnel'))).toBe(200);
    const { body } = await applicant.get<PrintPage>(`/api/applications/${id}/print`);
    expect(body.html).toContain('财务处、人事处(教师发展中心)');
  });
});
