import type { Application } from '../../server/contract/applications.js';
import type { ActResult, TaskDetail } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, parallel, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const on = (...names: string[]) => names.map((name) => ({ name, enabled: 'true' }));
const every = on('forward', 'delegate', 'assign', 'withdraw');
const persons = (...numbers: string[]) => [{ kind: 'person', value: numbers.join(',') }];
const [reviewer, head, colleague, teacher] = ['2007000023', '1998000101', '1987000009', '2002000041'] as const;

/** The step of reviewer and head, then that of the teacher. */
const together = (key: string, actions: { name: string; enabled: string }[]) =>
  drawing(
    key,
    [
      begin(),
      apply(),
      user('check', { mode: 'all' }, persons(reviewer, head), actions),
      user('last', { mode: 'single' }, persons(teacher), actions),
      end(),
    ],
    ['begin -> apply -> check -> last -> end'],
  );
/** A 票签 of three that two pass, then the step of the teacher. */
const voting = drawing(
  'several-voting',
  [
    begin(),
    apply(),
    user('check', { mode: 'vote', passPercent: '60' }, persons(reviewer, head, colleague), [...every, ...on('refuse')]),
    user('last', { mode: 'single' }, persons(teacher), every),
    end(),
  ],
  ['begin -> apply -> check -> last -> end'],
);
/** The step of the reviewer beside that of the head, then that of the teacher. */
const abreast = (key: string, actions: { name: string; enabled: string }[]) =>
  drawing(
    key,
    [
      begin(),
      apply(),
      parallel('fork'),
      user('check', { mode: 'single' }, persons(reviewer), actions),
      user('other', { mode: 'single' }, persons(head), actions),
      parallel('join'),
      user('last', { mode: 'single' }, persons(teacher), actions),
      end(),
    ],
    ['begin -> apply -> fork', 'fork -> check -> join', 'fork -> other -> join', 'join -> last -> end'],
  );

describe.each(databases)('a step that others have a part in, on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  const people = new Map<string, ApiClient>();
  const as = (number: string): ApiClient => people.get(number) ?? applicant;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(server, 'several-together', content(together('several-together', every)));
    await deploy(server, 'several-abreast', content(abreast('several-abreast', every)));
    await deploy(server, 'several-voting', content(voting));
    await deploy(server, 'bare-together', content(together('bare-together', [])));
    await deploy(server, 'bare-abreast', content(abreast('bare-abreast', [])));
    applicant = await server.signIn('2003000053');
    for (const number of [reviewer, head, colleague, teacher]) people.set(number, await server.signIn(number));
  });
  afterAll(() => server.close());

  const submitted = async (item: string) => (await submitNew(applicant, item, { reason: '多人办理' })).id;
  const taskOf = async (number: string, id: string) => (await taskIn(as(number), id)).id;
  const holds = async (number: string, id: string) =>
    (await todo(as(number))).some(({ applicationId }) => applicationId === id);
  const act = (number: string, taskId: string, name: string, body: object = {}) =>
    as(number).post<ActResult & { code: string; message: string }>(`/api/tasks/${taskId}/${name}`, body);
  /** Does the person's open task of the case. */
  const agrees = async (number: string, id: string) => {
    expect(await act(number, await taskOf(number, id), 'complete')).toMatchObject({ status: 200 });
  };
  const records = async (id: string) => (await applicant.get<Application>(`/api/applications/${id}`)).body.records;
  const statesOf = async (number: string, id: string) =>
    (await records(id)).filter(({ person }) => person?.number === number).map(({ state }) => state);
  const openTasks = async (id: string): Promise<number> =>
    (
      await server.database.query(
        "select id from task where instance_id = ? and status in ('offered', 'assigned', 'waiting')",
        [id],
      )
    ).length;

  describe.each([
    ['会签', 'several-together'],
    ['parallel branches', 'several-abreast'],
  ])('%s', (_, item) => {
    it.each([
      ['转办', 'forward', 'forwarded'],
      ['指派', 'assign', 'assigned'],
    ])('%s: goes to the other person alone; the rest stay, and all are waited for', async (_name, name, state) => {
      const id = await submitted(item);
      const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
      const to = `person-${colleague}`;
      expect(await act(reviewer, mine, name, { to, opinion: '出差' })).toMatchObject({ status: 200 });
      expect(await taskOf(colleague, id)).toBe(mine);
      expect(await taskOf(head, id)).toBe(heads);
      expect(await holds(reviewer, id)).toBe(false);
      expect(await act(reviewer, mine, 'complete')).toMatchObject({ status: 409, body: { code: 'task.taken' } });
      await agrees(head, id);
      expect(await holds(teacher, id)).toBe(false);
      await agrees(colleague, id);
      await agrees(teacher, id);
      expect((await records(id)).find((line) => line.state === state)).toMatchObject({
        person: { number: reviewer },
        targets: [{ number: colleague }],
        opinion: '出差',
      });
      expect(await statesOf(colleague, id)).toEqual(['approved']);
      expect((await records(id))[0]?.state).toBe('completed');
    });

    it('委派: the opinion comes back to who asked, whatever the others do meanwhile', async () => {
      const id = await submitted(item);
      const mine = await taskOf(reviewer, id);
      expect(await act(reviewer, mine, 'delegate', { to: `person-${colleague}` })).toMatchObject({ status: 200 });
      await agrees(head, id);
      expect(await act(reviewer, mine, 'complete')).toMatchObject({ status: 409, body: { code: 'task.waiting' } });
      expect(await holds(teacher, id)).toBe(false);
      const asked = await taskOf(colleague, id);
      expect(await act(colleague, asked, 'refuse', { opinion: '不妥' })).toMatchObject({ status: 403 });
      expect(await act(colleague, asked, 'complete', { opinion: '可行' })).toMatchObject({ status: 200 });
      expect(await holds(teacher, id)).toBe(false);
      expect(await taskOf(reviewer, id)).toBe(mine);
      await agrees(reviewer, id);
      await agrees(teacher, id);
      expect((await records(id))[0]?.state).toBe('completed');
    });

    it('取回: opens only the own part again; what the others said stands', async () => {
      const id = await submitted(item);
      const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
      await agrees(reviewer, id);
      const early = await act(reviewer, mine, 'take-back');
      expect(early).toMatchObject({ status: 200 });
      expect(await taskOf(head, id)).toBe(heads);
      expect(early.body.nextTaskId).toBe(await taskOf(reviewer, id));
      await agrees(reviewer, id);
      await agrees(head, id);
      const last = await taskOf(teacher, id);
      const again = await act(head, heads, 'take-back');
      expect(again).toMatchObject({ status: 200 });
      expect(await act(teacher, last, 'complete')).toMatchObject({
        status: 409,
        body: { code: 'task.notOpen', message: expect.stringContaining('周立新') },
      });
      expect(await openTasks(id)).toBe(1);
      await agrees(head, id);
      await agrees(teacher, id);
      expect(await statesOf(reviewer, id)).toEqual(['approved', 'takenBack', 'approved']);
      expect(await statesOf(head, id)).toEqual(['approved', 'takenBack', 'approved']);
      expect((await records(id))[0]?.state).toBe('completed');
      expect(await act(head, again.body.nextTaskId ?? '', 'take-back')).toMatchObject({
        status: 409,
        body: { code: 'instance.notRunning' },
      });
    });

    it('取回: by who got the task by 转办, not by who gave it away', async () => {
      const id = await submitted(item);
      const mine = await taskOf(reviewer, id);
      await act(reviewer, mine, 'forward', { to: `person-${colleague}` });
      await agrees(colleague, id);
      expect(await act(reviewer, mine, 'take-back')).toMatchObject({ status: 404 });
      expect(await act(colleague, mine, 'take-back')).toMatchObject({ status: 200 });
      expect(await openTasks(id)).toBe(2);
      await agrees(colleague, id);
      await agrees(head, id);
      await agrees(teacher, id);
      expect((await records(id))[0]?.state).toBe('completed');
    });

    it('取回: what was decided after an opinion that 委派 asked for', async () => {
      const id = await submitted(item);
      const mine = await taskOf(reviewer, id);
      await act(reviewer, mine, 'delegate', { to: `person-${colleague}` });
      await agrees(colleague, id);
      await agrees(reviewer, id);
      expect(await act(reviewer, mine, 'take-back')).toMatchObject({ status: 200 });
      await agrees(reviewer, id);
      await agrees(head, id);
      await agrees(teacher, id);
      expect((await records(id))[0]?.state).toBe('completed');
    });
  });

  it.each(['forward', 'assign', 'delegate'])('%s goes to nobody who has a part in the same 会签', async (name) => {
    const id = await submitted('several-together');
    expect(await act(reviewer, await taskOf(reviewer, id), name, { to: `person-${head}` })).toMatchObject({
      status: 409,
      body: { code: 'approvers.alreadyThere' },
    });
  });

  it.each(['forward', 'assign', 'delegate'])('%s goes to who works in the branch beside it, too', async (name) => {
    const id = await submitted('several-abreast');
    const mine = await taskOf(reviewer, id);
    expect(await act(reviewer, mine, name, { to: `person-${head}` })).toMatchObject({ status: 200 });
    const both = (await todo(as(head))).filter(({ applicationId }) => applicationId === id);
    expect(both.map(({ stepName }) => stepName).sort()).toEqual(['check', 'other']);
    for (const { id: taskId } of both) expect(await act(head, taskId, 'complete')).toMatchObject({ status: 200 });
    if (name === 'delegate') await agrees(reviewer, id);
    await agrees(teacher, id);
    expect((await records(id))[0]?.state).toBe('completed');
  });

  it.each(['bare-together', 'bare-abreast'])('%s: refuses what the step does not allow', async (item) => {
    const id = await submitted(item);
    const mine = await taskOf(reviewer, id);
    const { actions } = (await as(reviewer).get<TaskDetail>(`/api/tasks/${mine}`)).body;
    expect(actions.map(({ action }) => action)).toEqual(['complete', 'return', 'addApprovers', 'save']);
    for (const name of ['forward', 'delegate', 'assign']) {
      expect(await act(reviewer, mine, name, { to: `person-${colleague}` })).toMatchObject({
        status: 403,
        body: { code: 'action.notAllowed' },
      });
    }
    await agrees(reviewer, id);
    expect(await act(reviewer, mine, 'take-back')).toMatchObject({
      status: 403,
      body: { code: 'action.notAllowed', message: '本步骤不允许「取回」' },
    });
    expect(await holds(colleague, id)).toBe(false);
    expect(await openTasks(id)).toBe(1);
  });

  it('取回 of a 票签 that has passed: the other votes count, whoever had not voted is asked again, and the quorum decides', async () => {
    const id = await submitted('several-voting');
    const mine = await taskOf(reviewer, id);
    await agrees(reviewer, id);
    await agrees(head, id);
    expect([await holds(colleague, id), await holds(teacher, id)]).toEqual([false, true]);
    expect(await act(reviewer, mine, 'take-back')).toMatchObject({ status: 200, body: { status: 'running' } });
    expect(await holds(teacher, id)).toBe(false);
    expect([await holds(reviewer, id), await holds(head, id), await holds(colleague, id)]).toEqual([true, false, true]);

    // one who thinks otherwise now does not refuse it alone
    const again = await taskOf(reviewer, id);
    expect(await act(reviewer, again, 'refuse', { opinion: '再议' })).toMatchObject({
      ...{ status: 200, body: { status: 'running' } },
    });
    expect(await holds(teacher, id)).toBe(false);
    await agrees(colleague, id);
    await agrees(teacher, id);
    expect((await records(id))[0]?.state).toBe('completed');
    expect(await statesOf(head, id)).toEqual(['approved']);
  });

  it('says before whether 不同意 ends a 票签 or is one of its votes', async () => {
    const id = await submitted('several-voting');
    const refusal = async (number: string) => {
      const { body } = await as(number).get<TaskDetail>(`/api/tasks/${await taskOf(number, id)}`);
      return body.actions.find(({ action }) => action === 'refuse')?.refusal;
    };
    expect(await refusal(reviewer)).toBe('counts');
    await act(reviewer, await taskOf(reviewer, id), 'refuse', { opinion: '不宜' });
    expect(await refusal(head)).toBe('ends');
    await act(head, await taskOf(head, id), 'delegate', { to: `person-${teacher}` });
    expect(await refusal(teacher)).toBe('opinion');
  });
});
