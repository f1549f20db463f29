import { actInTrial, compile, start, trialOutcome, type TrialAct } from '@xiaowu/engine';
import type { ApproversAnswer } from '../../server/contract/approvers.js';
import type { CheckResult, Definition } from '../../server/contract/definitions.js';
import type { TrialRun } from '../../server/contract/trials.js';
import type { ApiClient } from '../support/api-client.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const draw = (way: string, ids: string[]) =>
  drawing(
    'tried',
    [begin(), apply(), ...ids.map((id) => user(id, { mode: 'single' }, [{ kind: 'role', value: 'x' }])), end()],
    [way],
  );
const first = draw('begin -> apply -> head -> end', ['head']);
const request = { by: 'ann', at: '2026-03-02T08:00:00.000Z', variables: {} };
const acts: TrialAct[] = [
  { type: 'approvers', elementId: 'apply', approvers: [{ user: 'ann' }] },
  { type: 'approve', elementId: 'apply', by: 'ann' },
  { type: 'approvers', elementId: 'head', approvers: [{ user: 'ben' }] },
  { type: 'approve', elementId: 'head', by: 'ben' },
];

async function keep(bpmn: string): Promise<TrialRun> {
  const [process] = (await compile(bpmn)).processes;
  if (!process) throw new Error('Expected a process.');
  const results = [start(process, request)];
  const done: TrialAct[] = [];
  for (const act of acts) {
    const next = actInTrial(process, results.at(-1)!.state, act, request.at);
    if (next === null) continue; // the applicant's own step asks for nobody
    results.push(next.result);
    done.push(act);
  }
  const { status, path, waiting } = trialOutcome(results);
  expect(status).toBe('completed');
  return {
    name: '一路同意',
    request,
    acts: done as TrialRun['acts'],
    expected: { status, path: [...path], waiting: [...waiting] },
  };
}

describe.each(databases)('试运行 on %s', (dialect) => {
  let server: TestServer;
  let admin: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    admin = await server.signIn('admin');
  });
  afterAll(() => server.close());

  it('keeps a run with its definition, and publishes no drawing in which it fails', async () => {
    const trial = await keep(first);
    const { form, item, print } = content(first);
    let { body } = await admin.post<Definition>('/api/definitions', { key: 'tried', name: '试走' });
    const save = async (parts: object) => {
      const answer = await admin.put<Definition>('/api/definitions/tried/draft', { revision: body.revision, ...parts });
      expect(answer.status).toBe(200);
      body = answer.body;
    };
    const publish = () => admin.post<Definition>('/api/definitions/tried/publish', { revision: body.revision });
    await save({ bpmn: first, form, item, print, trials: [trial] });
    expect(body.trials).toEqual([trial]);
    const published = await publish();
    expect(published.status).toBe(200);
    body = published.body;
    expect(body.trials).toEqual([trial]); // the version has it too

    const longer = draw('begin -> apply -> second -> head -> end', ['second', 'head']);
    const check = await admin.post<CheckResult>('/api/definitions/check', { bpmn: longer, form, trials: [trial] });
    expect(check.body.problems.filter(({ severity }) => severity === 'error')).toEqual([
      { severity: 'error', code: 'trial.stopped', elementId: 'head', message: expect.stringContaining('一路同意') },
    ]);
    await save({ bpmn: longer });
    const refused = await publish();
    expect([refused.status, refused.body]).toMatchObject([422, { details: [{ path: 'head' }] }]);
    await save({ trials: [] });
    expect((await publish()).status).toBe(200);
  });

  it('tells process administrators, and nobody else, who a step would go to', async () => {
    const [{ id: applicantId } = { id: '' }] = await server.database.query<{ id: string }>(
      "select id from person where number = '2003000053'",
    );
    const question = {
      approval: {
        mode: 'single',
        approvers: [
          { kind: 'departmentHead' },
          { kind: 'expression', value: 'if amount > 5 then "2002000041" else null' },
        ],
        whenEmpty: 'hold',
        standIn: null,
        whenOwn: 'keep',
      },
      applicantId,
      data: { amount: 9 },
    };
    const { status, body } = await admin.post<ApproversAnswer>('/api/approvers', question);
    expect(status).toBe(200);
    expect(body.people.map(({ number }) => number)).toEqual(['1998000101', '2002000041']);
    expect(body.approvers).toEqual(body.people.map(({ id }) => ({ user: id })));
    expect((await (await server.signIn('2003000053')).post('/api/approvers', question)).status).toBe(403);

    const excluding = {
      approval: { ...question.approval, excludesApplicant: true, excludesEarlierApprovers: true },
      applicantId,
      data: { amount: 9 },
      earlier: [body.people[1]?.id],
    };
    const left = await admin.post<ApproversAnswer>('/api/approvers', excluding);
    expect(left.body.people.map(({ number }) => number)).toEqual(['1998000101']);

    const chosenBefore = { ...question.approval, approvers: [{ kind: 'previous' }] };
    const given = await admin.post<ApproversAnswer>('/api/approvers', {
      ...{ approval: chosenBefore, applicantId, data: {}, earlier: [], chosen: [body.people[1]?.id] },
    });
    expect(given.body.people.map(({ number }) => number)).toEqual(['2002000041']);
  });
});
