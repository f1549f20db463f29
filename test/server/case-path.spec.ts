import type { CaseDetail } from '../../server/contract/administration.js';
import type { Application, Preview } from '../../server/contract/applications.js';
import type { Notification } from '../../server/contract/notifications.js';
import type { ActResult, TaskCounts, TaskDetail } from '../../server/contract/tasks.js';
import { firstBrokenCommand } from '../../server/instances/command-log.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, eventually, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const numbers = {
  applicant: '2003000053',
  reviewer: '2007000023',
  head: '1998000101',
  officer: '1995000011',
  colleague: '1987000009',
  accountant: '2002000041',
  committee: '1996000031',
  second: '1999000032',
};

const form = {
  phone: '19900000001',
  reviewer: 'person-2007000023',
  hardshipType: 'illness',
  amount: 150_000,
  situation: '家属患病住院，医疗费用较高。',
};

describe.each(databases)('工会困难补助申请 on %s', (dialect) => {
  let server: TestServer;
  const people = {} as Record<keyof typeof numbers, ApiClient>;

  beforeAll(async () => {
    server = await startServer(dialect);
    for (const [role, number] of Object.entries(numbers))
      people[role as keyof typeof numbers] = await server.signIn(number);
  });
  afterAll(() => server.close());

  const complete = async (who: ApiClient, id: string, body: object = {}) => {
    const task = await taskIn(who, id);
    const answer = await who.post<ActResult>(`/api/tasks/${task.id}/complete`, { opinion: '同意', ...body });
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };

  it('says what to choose first, where the applicant has not chosen yet', async () => {
    const data = { ...form, reviewer: null };
    const { body } = await people.applicant.post<Preview>('/api/applications/preview', {
      itemKey: 'union-hardship-grant',
      data,
    });
    expect(body.steps.filter(({ problems }) => problems.length > 0)).toMatchObject([
      { name: '审核人', problems: ['nobody'], chosenIn: { field: '审核人选择', step: null } },
    ]);
  });

  it('goes from the draft over 退回, 加签 and 票签 to 完成', async () => {
    const { applicant, reviewer, colleague } = people;
    const id = await createDraft(applicant, 'union-hardship-grant');
    const saved = await applicant.put<Application>(`/api/applications/${id}`, { data: { amount: 100_000 } });
    expect(saved).toMatchObject({
      status: 200,
      body: { status: 'draft', serialNumber: null, form: { data: { amount: 100_000 } } },
    });
    expect((await applicant.get<{ rows: Application[] }>('/api/applications?box=drafts')).body.rows).toMatchObject([
      { id },
    ]);

    const preview = await applicant.post<Preview>('/api/applications/preview', {
      itemKey: 'union-hardship-grant',
      data: form,
      applicationId: id,
    });
    expect(preview.body.steps.map(({ name, people: who }) => [name, who.map(({ number }) => number)])).toEqual([
      ['申请人', [numbers.applicant]],
      ['审核人', [numbers.reviewer]],
      ['部门负责人', [numbers.head]],
      ['工会初核', [numbers.officer]],
      ['福利委员会票签', [numbers.committee, numbers.second, '2001000033']],
      ['公示期满', []],
      ['财务', [numbers.accountant]],
    ]);
    expect(preview.body).toMatchObject({ isComplete: true });

    const submitted = await applicant.post<ActResult>(`/api/applications/${id}/submit`, { data: form });
    expect(submitted).toMatchObject({
      status: 200,
      body: { applicationId: id, status: 'running', serialNumber: expect.stringMatching(/^\d{6}\d{5}$/) },
    });

    const first = await taskIn(reviewer, id);
    expect(first).toMatchObject({ stepName: '审核人', status: 'assigned', applicant: { number: numbers.applicant } });
    const detail = (await reviewer.get<TaskDetail>(`/api/tasks/${first.id}`)).body;
    expect(detail.actions.map(({ action }) => action)).toEqual(['complete', 'return', 'addApprovers', 'save']);
    expect(detail.actions[1]?.returnTargets).toEqual([{ elementId: 'UserTask_7a1f05b7', name: '申请人', cancels: [] }]);
    expect(detail.form.data).not.toHaveProperty('publicityDays');

    const returned = await reviewer.post<ActResult>(`/api/tasks/${first.id}/return`, { opinion: '请补充证明材料' });
    expect(returned).toMatchObject({ status: 200, body: { status: 'running' } });
    const back = await applicant.get<Application>(`/api/applications/${id}`);
    expect(back.body).toMatchObject({ isReturned: true, currentSteps: ['申请人'] });
    const rework = await taskIn(applicant, id);
    expect((await applicant.get<TaskDetail>(`/api/tasks/${rework.id}`)).body).toMatchObject({ isApplicantStep: true });
    await complete(applicant, id, { data: { situation: '家属患病住院，已补充说明。' } });

    const again = await taskIn(reviewer, id);
    const added = await reviewer.post<ActResult>(`/api/tasks/${again.id}/add-approvers`, {
      opinion: '请党政办协助核实',
      people: [`person-${numbers.colleague}`],
    });
    expect(added).toMatchObject({ status: 200 });
    expect(await todo(reviewer)).toEqual([]);
    await complete(colleague, id);
    expect((await taskIn(reviewer, id)).status).toBe('assigned');
    await complete(reviewer, id);
    await complete(people.head, id);
    const missing = await people.officer.post(`/api/tasks/${(await taskIn(people.officer, id)).id}/complete`, {});
    expect(missing).toMatchObject({ status: 422, body: { details: [{ path: 'publicityDays' }] } });
    await complete(people.officer, id, { data: { publicityDays: 0 } });
    await complete(people.committee, id);
    await complete(people.second, id);
    const last = await complete(people.accountant, id, { data: { paidAt: '2026-11-30' } });
    expect(last).toMatchObject({ status: 'completed', nextTaskId: null });

    const ended = (await applicant.get<Application>(`/api/applications/${id}`)).body;
    expect(ended).toMatchObject({ status: 'completed', currentSteps: [], endedAt: expect.any(String) });
    const lines = ended.records.map(({ state, stepName, person }) => `${stepName} ${person?.number ?? '-'} ${state}`);
    expect(lines.reverse()).toEqual([
      '申请人 2003000053 submitted',
      '审核人 2007000023 returned',
      '申请人 2003000053 submitted',
      '审核人 2007000023 addedBefore',
      '审核人 1987000009 approved',
      '审核人 2007000023 approved',
      '部门负责人 1998000101 approved',
      '工会初核 1995000011 approved',
      '福利委员会票签 1996000031 approved',
      '福利委员会票签 1999000032 approved',
      '福利委员会票签 2001000033 canceled',
      '财务 2002000041 approved',
      '流程结束 - completed',
    ]);
    expect(ended.diagram).toMatchObject({ definitionKey: 'union-hardship-grant', version: 1, active: [] });
    expect(ended.diagram.takenFlows).toContain('Flow_13');
    expect(await firstBrokenCommand(server.database, id)).toBeNull();
    const notes = await eventually(async () => {
      const { rows } = (await applicant.get<{ rows: Notification[] }>('/api/notifications')).body;
      return rows.length === 2 && rows;
    });
    expect(notes.map(({ kind }) => kind)).toEqual(['completed', 'returned']);
    expect((await reviewer.get<TaskCounts>('/api/tasks/counts')).body).toMatchObject({ todo: 0, done: 1 });
  });

  it('goes back to 工会初核 when somebody objects during the 公示, and is made public again', async () => {
    const { applicant, reviewer, head, officer, committee, second } = people;
    const admin = await server.signIn('admin');
    const id = await createDraft(applicant, 'union-hardship-grant');
    await applicant.post(`/api/applications/${id}/submit`, { data: form });
    await complete(reviewer, id);
    await complete(head, id);
    await complete(officer, id, { data: { publicityDays: 5 } });
    await complete(committee, id);
    await complete(second, id);
    const waiting = async () => (await admin.get<CaseDetail>(`/api/instances/${id}`)).body;
    const { jobs, tasks } = await waiting();
    expect(tasks).toEqual([]);
    expect(jobs.map(({ kind, elementId }) => `${kind} ${elementId}`).sort()).toEqual([
      'message Event_8ec5137d',
      'timer Event_41c9ae75',
    ]);
    const objection = jobs.find(({ kind }) => kind === 'message');
    expect(objection?.name).toBe('objection');
    // the union administers the item by its department; others do not reach it
    const logistics = await server.signIn('2006000071');
    const address = `/api/instances/${id}/jobs/${objection?.id}/deliver`;
    expect(await logistics.post(address, { reason: '异议' })).toMatchObject({ status: 403 });
    expect(await admin.post(address, { reason: '公示期间收到书面异议' })).toMatchObject({ status: 200 });
    const again = await waiting();
    expect(again.tasks).toMatchObject([{ elementId: 'UserTask_c4417ab3', people: [{ number: numbers.officer }] }]);
    expect(again.jobs).toEqual([]);
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.records.find(({ state }) => state === 'messageReceived')).toMatchObject({
      elementId: 'Event_8ec5137d',
      stepName: '收到异议',
      opinion: 'objection 公示期间收到书面异议',
    });
    expect(await admin.post(address, { reason: '再次' })).toMatchObject({ status: 409 });
    await complete(officer, id, { data: { publicityDays: 5 } });
    await complete(committee, id);
    await complete(second, id);
    expect((await waiting()).jobs).toHaveLength(2);
  });

  it('is urged, then ended by the applicant, and tells whoever held it', async () => {
    const { applicant, reviewer } = people;
    const id = await createDraft(applicant, 'union-hardship-grant');
    await applicant.post(`/api/applications/${id}/submit`, { data: form });
    const urged = await applicant.post(`/api/applications/${id}/urge`, { note: '请尽快' });
    expect(urged).toMatchObject({ status: 200, body: { people: [{ number: numbers.reviewer }] } });
    expect((await taskIn(reviewer, id)).urgeCount).toBe(1);
    expect(await applicant.post(`/api/applications/${id}/urge`, {})).toMatchObject({
      status: 409,
      body: { code: 'urge.tooSoon' },
    });
    expect(await applicant.post(`/api/applications/${id}/terminate`, {})).toMatchObject({ status: 400 });
    const ended = await applicant.post(`/api/applications/${id}/terminate`, { reason: '不再需要' });
    expect(ended).toMatchObject({ status: 200, body: { status: 'terminated' } });
    expect(await todo(reviewer)).toEqual([]);
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.records.map(({ state }) => state)).toEqual(['terminated', 'urged', 'submitted']);
    expect(body.records[0]).toMatchObject({ opinion: '不再需要', person: { number: numbers.applicant } });
    const kinds = await eventually(async () => {
      const { rows } = (await reviewer.get<{ rows: Notification[] }>('/api/notifications')).body;
      const mine = rows.filter(({ applicationId }) => applicationId === id).map(({ kind }) => kind);
      return mine.length === 3 && mine;
    });
    expect(kinds).toEqual(['terminated', 'taskUrged', 'taskArrived']);
    const left = await server.database.query('select id from job where instance_id = ?', [id]);
    expect(left).toEqual([]);
  });
});
