import type { Application, ApplicationForm } from '../../server/contract/applications.js';
import type { TaskDetail, TaskRow } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, parallel, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const on = (...names: string[]) => names.map((name) => ({ name, enabled: 'true' }));
const reviewerRule = { kind: 'person', value: '2007000023' };
const colleagueRule = { kind: 'person', value: '1987000009' };
const every = on('delegate', 'assign', 'removeApprovers', 'withdraw', 'refuse', 'forward');

const off = (...names: string[]) => names.map((name) => ({ name, enabled: 'false' }));
const named = (labels: { [name: string]: string }) =>
  Object.entries(labels).map(([name, label]) => ({ name, enabled: 'true', label }));
const applyWith = (actions: { name: string; enabled: string }[]) =>
  user('apply', { mode: 'single', defaultRight: 'write' }, [{ kind: 'applicant' }], actions);

const drawings = [
  drawing(
    'operations',
    [
      begin(),
      apply(),
      user('check', { mode: 'single' }, [reviewerRule], every),
      user('last', { mode: 'single' }, [colleagueRule]),
      end(),
    ],
    ['begin -> apply -> check -> last -> end'],
  ),
  drawing(
    'offered',
    [begin(), apply(), user('check', { mode: 'single' }, [reviewerRule, colleagueRule], every), end()],
    ['begin -> apply -> check -> end'],
  ),
  drawing(
    'plain',
    [
      begin(),
      apply(),
      user('check', { mode: 'single' }, [reviewerRule]),
      user('last', { returnMode: 'direct' }, [colleagueRule]),
      end(),
    ],
    ['begin -> apply -> check -> last -> end'],
  ),
  drawing(
    'choosing',
    [
      begin(),
      apply(),
      user('check', { mode: 'single' }, [reviewerRule]),
      user('chosen', { mode: 'all' }, [{ kind: 'previous' }]),
      end(),
    ],
    ['begin -> apply -> check -> chosen -> end'],
  ),
  drawing(
    'branches',
    [
      begin(),
      apply(),
      parallel('fork'),
      user('check', { mode: 'single' }, [reviewerRule]),
      user('other', { mode: 'single' }, [colleagueRule]),
      parallel('join'),
      end(),
    ],
    ['begin -> apply -> fork', 'fork -> check -> join', 'fork -> other -> join', 'join -> end'],
  ),
  drawing(
    'weighed',
    [
      begin(),
      apply(),
      user('vote', { mode: 'vote', passWeight: '3' }, [
        { ...reviewerRule, weight: '3' },
        { ...colleagueRule, weight: '1' },
      ]),
      end(),
    ],
    ['begin -> apply -> vote -> end'],
  ),
  drawing(
    'switched',
    [
      begin(),
      applyWith(off('withdraw', 'terminate', 'urge', 'print', 'reapply')),
      user('check', { mode: 'single' }, [reviewerRule], off('save', 'print')),
      user('last', { mode: 'single' }, [colleagueRule]),
      end(),
    ],
    ['begin -> apply -> check -> last -> end'],
  ),
  drawing(
    'named',
    [
      begin(),
      applyWith(named({ withdraw: '收回', terminate: '放弃', urge: '催一催', print: '打印申请', reapply: '再来一份' })),
      user(
        'check',
        { mode: 'single' },
        [reviewerRule],
        named({ save: '暂存', print: '打印审批单', removeApprovers: '撤人' }),
      ),
      end(),
    ],
    ['begin -> apply -> check -> end'],
  ),
];

describe.each(databases)('operations on tasks on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let colleague: ApiClient;
  let head: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    for (const [index, xml] of drawings.entries()) {
      await deploy(
        server,
        ['operations', 'offered', 'plain', 'choosing', 'branches', 'weighed', 'switched', 'named'][index]!,
        content(xml),
      );
    }
    [applicant, reviewer, colleague, head] = (await Promise.all(
      ['2003000053', '2007000023', '1987000009', '1998000101'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  const opened = async (item: string) => {
    const { id } = await submitNew(applicant, item, { reason: '办理' });
    return { id, task: await taskIn(reviewer, id) };
  };
  const detail = async (who: ApiClient, taskId: string) => (await who.get<TaskDetail>(`/api/tasks/${taskId}`)).body;
  const offers = async (who: ApiClient, taskId: string) =>
    (await detail(who, taskId)).actions.map(({ action }) => action);
  const states = async (id: string) =>
    (await applicant.get<Application>(`/api/applications/${id}`)).body.records.map(({ state }) => state);

  it('委派: the opinion comes back, whatever it is, and the case goes on with who delegated', async () => {
    const { id, task } = await opened('operations');
    expect(await offers(reviewer, task.id)).toEqual(expect.arrayContaining(['delegate', 'assign', 'forward']));
    const given = await reviewer.post(`/api/tasks/${task.id}/delegate`, { to: 'person-1998000101', opinion: '请看' });
    expect(given.status).toBe(200);
    const asked = await taskIn(head, id);
    // 我的指派 names who has it now
    const handler = async () => {
      const { rows } = (await reviewer.get<{ rows: TaskRow[] }>('/api/tasks?box=assigned')).body;
      return rows.find(({ applicationId }) => applicationId === id)?.handler?.number;
    };
    expect(await handler()).toBe('1998000101');
    expect(await offers(head, asked.id)).not.toContain('return');
    expect((await head.post(`/api/tasks/${asked.id}/return`, { opinion: '不行' })).status).toBe(403);
    expect((await head.post(`/api/tasks/${asked.id}/refuse`, { opinion: '我看不妥' })).status).toBe(200);
    expect(await states(id)).toEqual(['processing', 'refused', 'delegated', 'submitted']);
    expect(await handler()).toBe('2007000023');
    expect((await reviewer.post(`/api/tasks/${task.id}/complete`, {})).status).toBe(200);
    await taskIn(colleague, id);
  });

  it('减签: takes back who was added and has not acted, and refuses who is not there', async () => {
    const { id, task } = await opened('operations');
    await reviewer.post(`/api/tasks/${task.id}/add-approvers`, {
      people: ['person-1998000101', 'person-1987000009'],
      position: 'before',
    });
    const waiting = await detail(reviewer, task.id);
    expect(waiting.status).toBe('waiting');
    expect(waiting.actions).toEqual([
      expect.objectContaining({
        action: 'removeApprovers',
        label: '减签',
        removable: expect.arrayContaining([expect.objectContaining({ id: 'person-1998000101' })]) as unknown,
      }),
    ]);
    const wrong = await reviewer.post(`/api/tasks/${task.id}/remove-approvers`, { people: ['person-2003000053'] });
    expect(wrong).toMatchObject({ status: 409, body: { code: 'approvers.notThere' } });
    const added = await taskIn(head, id);
    const people = ['person-1998000101', 'person-1987000009'];
    expect((await reviewer.post(`/api/tasks/${task.id}/remove-approvers`, { people })).status).toBe(200);
    expect((await head.post(`/api/tasks/${added.id}/complete`, {})).status).toBe(409);
    expect((await detail(reviewer, task.id)).status).toBe('assigned');
    expect(await states(id)).toEqual(['processing', 'approversRemoved', 'addedBefore', 'submitted']);
  });

  it('指派: names who does it, and keeps it in the record', async () => {
    const { id, task } = await opened('offered');
    expect((await reviewer.post(`/api/tasks/${task.id}/assign`, { to: 'person-1998000101' })).status).toBe(200);
    expect((await taskIn(head, id)).id).toBe(task.id);
    const late = await reviewer.post(`/api/tasks/${task.id}/complete`, {});
    expect(late).toMatchObject({ status: 409, body: { code: 'task.taken' } });
    expect((await head.post(`/api/tasks/${task.id}/complete`, {})).status).toBe(200);
    expect(await states(id)).toEqual(['completed', 'approved', 'assigned', 'submitted']);
  });

  it('放回: a claimed task is offered to everybody again', async () => {
    const { id, task } = await opened('offered');
    await reviewer.post(`/api/tasks/${task.id}/claim`, {});
    expect(await offers(reviewer, task.id)).toContain('release');
    expect((await colleague.post(`/api/tasks/${task.id}/release`, {})).status).toBe(409);
    expect((await reviewer.post(`/api/tasks/${task.id}/release`, {})).status).toBe(200);
    expect((await taskIn(colleague, id)).status).toBe('offered');
    expect(await offers(reviewer, task.id)).not.toContain('release');
    expect((await colleague.post(`/api/tasks/${task.id}/complete`, {})).status).toBe(200);
  });

  it('取回: until somebody acts on the next step', async () => {
    const { id, task } = await opened('operations');
    await reviewer.post(`/api/tasks/${task.id}/complete`, {});
    expect(await offers(reviewer, task.id)).toEqual(['takeBack']);
    const next = await taskIn(colleague, id);
    const takeBackTaskId = async (who: ApiClient) =>
      (await who.get<Application>(`/api/applications/${id}`)).body.takeBackTaskId;
    expect(await takeBackTaskId(reviewer)).toBe(task.id);
    expect(await takeBackTaskId(applicant)).toBeNull();
    const back = await reviewer.post<{ nextTaskId: string }>(`/api/tasks/${task.id}/take-back`, {});
    expect(back.status).toBe(200);
    expect((await colleague.post(`/api/tasks/${next.id}/complete`, {})).status).toBe(409);
    expect(await states(id)).toEqual(['processing', 'takenBack', 'approved', 'submitted']);
    await reviewer.post(`/api/tasks/${back.body.nextTaskId}/complete`, {});
    await colleague.post(`/api/tasks/${(await taskIn(colleague, id)).id}/complete`, {});
    expect(await takeBackTaskId(reviewer)).toBeNull();
    const tooLate = await reviewer.post(`/api/tasks/${back.body.nextTaskId}/take-back`, {});
    expect(tooLate.status).toBe(409);
  });

  it('refuses what the step does not allow, and what is somebody else’s', async () => {
    const { task } = await opened('plain');
    const to = 'person-1998000101';
    for (const act of ['delegate', 'assign', 'forward']) {
      expect(await reviewer.post(`/api/tasks/${task.id}/${act}`, { to })).toMatchObject({
        status: 403,
        body: { code: 'action.notAllowed' },
      });
    }
    expect((await colleague.post(`/api/tasks/${task.id}/delegate`, { to })).status).toBe(404);
    expect((await reviewer.post(`/api/tasks/${task.id}/release`, {})).status).toBe(409);
    await reviewer.post(`/api/tasks/${task.id}/complete`, {});
    expect((await reviewer.post(`/api/tasks/${task.id}/take-back`, {})).status).toBe(403);
    expect((await colleague.post(`/api/tasks/${task.id}/take-back`, {})).status).toBe(404);
  });

  it('lets the one before choose who gets a step, and asks for it', async () => {
    const { id, task } = await opened('choosing');
    const complete = (await detail(reviewer, task.id)).actions.find(({ action }) => action === 'complete');
    expect(complete?.nextSteps).toEqual([{ elementId: 'chosen', name: 'chosen' }]);
    expect(await reviewer.post(`/api/tasks/${task.id}/complete`, {})).toMatchObject({
      status: 422,
      body: { code: 'approvers.notChosen', message: '请选择「chosen」的办理人' },
    });
    const nextApprovers = { chosen: ['person-1998000101', 'person-1987000009'] };
    expect((await reviewer.post(`/api/tasks/${task.id}/complete`, { nextApprovers })).status).toBe(200);
    await taskIn(head, id);
    await taskIn(colleague, id);
  });

  it('退回: goes on afterwards as the step has it, unless whoever returns says otherwise', async () => {
    const { id, task } = await opened('plain');
    const back = (await detail(reviewer, task.id)).actions.find(({ action }) => action === 'return');
    expect(back).toMatchObject({ returnMode: 'redo' });
    await reviewer.post(`/api/tasks/${task.id}/complete`, {});
    const last = await taskIn(colleague, id);
    expect((await detail(colleague, last.id)).actions).toContainEqual(
      expect.objectContaining({ action: 'return', returnMode: 'direct' }),
    );
    const resubmitted = async (from: string, mode?: 'redo') => {
      await colleague.post(`/api/tasks/${from}/return`, { opinion: '请补', ...(mode && { mode }) });
      await applicant.post(`/api/tasks/${(await taskIn(applicant, id)).id}/complete`, { data: { reason: '补' } });
    };
    await resubmitted(last.id);
    const direct = await taskIn(colleague, id);
    expect(direct.elementId).toBe('last');
    await resubmitted(direct.id, 'redo');
    expect(await taskIn(reviewer, id)).toMatchObject({ elementId: 'check' });
  });

  it('says which other branches a return would take away', async () => {
    const { task } = await opened('branches');
    const back = (await detail(reviewer, task.id)).actions.find(({ action }) => action === 'return');
    expect(back?.returnTargets).toEqual([expect.objectContaining({ elementId: 'apply', cancels: ['other'] })]);
  });

  it('refuses the applicant and the handler what 流程配置 has switched off, and offers it nowhere', async () => {
    const { id, task } = await opened('switched');
    const seen = (await applicant.get<Application>(`/api/applications/${id}`)).body;
    expect(seen.actions).toEqual([]);
    expect(seen.printTemplates).toEqual([]);
    const refused = { status: 403, body: { code: 'action.notAllowed' } };
    expect(await applicant.post(`/api/applications/${id}/withdraw`, {})).toMatchObject({
      ...refused,
      body: { message: '此事项不允许申请人「撤回」' },
    });
    expect(await applicant.post(`/api/applications/${id}/terminate`, { reason: '不办了' })).toMatchObject(refused);
    expect(await applicant.post(`/api/applications/${id}/urge`, { note: '快' })).toMatchObject(refused);
    expect(await applicant.get(`/api/applications/new?itemKey=switched&from=${id}`)).toMatchObject(refused);
    expect((await applicant.get(`/api/applications/${id}/print`)).status).toBe(404);
    const fresh = await applicant.get<ApplicationForm>('/api/applications/new?itemKey=switched');
    expect(fresh.body.actions).toEqual(['edit', 'submit']);

    const handling = await detail(reviewer, task.id);
    expect(handling.actions.map(({ action }) => action)).toEqual(['complete', 'return', 'addApprovers']);
    expect(handling.printTemplates).toEqual([]);
    expect(await reviewer.put(`/api/tasks/${task.id}/draft`, { data: {} })).toMatchObject(refused);
    expect((await reviewer.get(`/api/applications/${id}/print`)).status).toBe(404);
    await reviewer.post(`/api/tasks/${task.id}/complete`, {});
    // another step says nothing of it
    const last = await taskIn(colleague, id);
    expect((await detail(colleague, last.id)).printTemplates).toHaveLength(1);
    expect((await colleague.get(`/api/applications/${id}/print`)).status).toBe(200);
    const admin = await server.signIn('admin');
    expect((await admin.get(`/api/applications/${id}/print`)).status).toBe(200);
    expect((await admin.post(`/api/applications/${id}/terminate`, { reason: '清理' })).status).toBe(200);
  });

  it('gives the applicant and the handler the captions of 流程配置', async () => {
    const { id, task } = await opened('named');
    const labels = { withdraw: '收回', terminate: '放弃', urge: '催一催', print: '打印申请', reapply: '再来一份' };
    const seen = (await applicant.get<Application>(`/api/applications/${id}`)).body;
    expect(seen.labels).toEqual(labels);
    expect(seen.actions).toEqual(['print', 'terminate', 'urge', 'withdraw', 'reapply']);
    // they are the applicant's own
    expect((await reviewer.get<Application>(`/api/applications/${id}`)).body.labels).toBeUndefined();
    const handling = await detail(reviewer, task.id);
    expect(handling.printLabel).toBe('打印审批单');
    expect(handling.actions).toContainEqual({ action: 'save', label: '暂存' });
    await reviewer.post(`/api/tasks/${task.id}/add-approvers`, { people: ['person-1998000101'] });
    expect((await detail(reviewer, task.id)).actions).toMatchObject([{ action: 'removeApprovers', label: '撤人' }]);
    expect((await applicant.post(`/api/applications/${id}/terminate`, { reason: '不办了' })).status).toBe(200);
  });

  it('票签 counts the weights of the rules', async () => {
    const { id, task } = await opened('weighed');
    await colleague.post(`/api/tasks/${(await taskIn(colleague, id)).id}/complete`, {});
    expect(await states(id)).toContain('processing');
    await reviewer.post(`/api/tasks/${task.id}/complete`, {});
    expect((await states(id))[0]).toBe('completed');
  });
});
