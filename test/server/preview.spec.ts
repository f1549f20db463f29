import type { Application, Preview } from '../../server/contract/applications.js';
import type { ApiError } from '../../server/contract/errors.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { decisionFile, table } from '../support/decision-file.js';
import {
  apply,
  begin,
  choice,
  content,
  deploy,
  drawing,
  end,
  message,
  rule,
  script,
  user,
} from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const [applicantNumber, reviewer, head] = ['2003000053', '2007000023', '1998000101'] as const;

describe.each(databases)('检查审核人 on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await server.database.transaction(async (tx) =>
      tx.enqueue("update person set is_active = 0 where number = '1987000009'"),
    );
    const elements = [
      begin(),
      apply(),
      user('own', { mode: 'any' }, [{ kind: 'person', value: '2003000053,2007000023' }]),
      user('left', { mode: 'single' }, [{ kind: 'person', value: '1987000009' }]),
      user('empty', { mode: 'single' }, [{ kind: 'role', value: 'noSuchRole' }]),
      user('instead', { mode: 'single', whenEmpty: 'standIn', standIn: '2002000041' }, [
        { kind: 'role', value: 'none' },
      ]),
      user('upwards', { mode: 'single', whenOwn: 'head' }, [{ kind: 'applicant' }]),
      message('hear', 'objection'),
      user('after', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]),
      end(),
    ];
    const way = ['begin -> apply -> own -> left -> empty -> instead -> upwards -> hear -> after -> end'];
    await deploy(server, 'problems', content(drawing('problems', elements, way, ['objection'])));
    await deploy(server, 'calculated', {
      ...content(
        drawing(
          'calculated',
          [
            begin(),
            apply(),
            script('double', 'amount * 2', 'doubled'),
            rule('decide', { decisionId: 'tier', resultVariable: 'who', binding: 'deployment' }),
            choice('which', 'which_small'),
            user('small', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]),
            user('large', { mode: 'single' }, [{ kind: 'person', value: '1998000101' }]),
            end(),
          ],
          ['begin -> apply -> double -> decide -> which -> small -> end', 'which -> large -> end'],
          [],
          { conditions: { which_large: 'who = "head"' } },
        ),
      ),
      decisions: [
        decisionFile([
          table({
            id: 'tier',
            inputs: ['doubled'],
            outputs: ['who'],
            rules: ['> 1000 | "head"', '<= 1000 | "reviewer"'],
          }),
        ]),
      ],
    });
    const both = [{ kind: 'person', value: `${reviewer},${applicantNumber}` }];
    await deploy(
      server,
      'excluding',
      content(
        drawing(
          'excluding',
          [
            begin(),
            apply(),
            user('first', { mode: 'all', excludesApplicant: 'true' }, both, [{ name: 'forward' }]),
            user('second', { mode: 'any', excludesEarlierApprovers: 'true' }, [
              { kind: 'person', value: `${reviewer},${head}` },
            ]),
            user('upwards', { mode: 'single', whenOwn: 'head', excludesApplicant: 'true' }, [{ kind: 'applicant' }]),
            user('instead', { whenEmpty: 'standIn', standIn: '2002000041', excludesEarlierApprovers: 'true' }, [
              { kind: 'person', value: head },
            ]),
            user('nobody', { whenEmpty: 'pass', excludesApplicant: 'true' }, [{ kind: 'applicant' }]),
            user('noOther', { whenEmpty: 'standIn', standIn: applicantNumber, excludesApplicant: 'true' }, [
              { kind: 'role', value: 'none' },
            ]),
            end(),
          ],
          ['begin -> apply -> first -> second -> upwards -> instead -> nobody -> noOther -> end'],
        ),
      ),
    );
    applicant = await server.signIn(applicantNumber);
  });
  afterAll(() => server.close());

  it('names the people of every step in order, and what is wrong with them', async () => {
    const { status, body } = await applicant.post<Preview>('/api/applications/preview', {
      itemKey: 'problems',
      data: { reason: '检查' },
    });
    expect(status).toBe(200);
    expect(
      body.steps.map(({ name, people, problems }) => [name, people.map(({ number }) => number), problems]),
    ).toEqual([
      ['apply', ['2003000053'], []],
      ['own', ['2003000053', '2007000023'], ['ownApprover']],
      ['left', ['1987000009'], ['nobody', 'disabledAccount']],
      ['empty', [], ['nobody']],
      ['instead', ['2002000041'], []],
      ['upwards', ['1998000101'], []],
      ['hear', [], []],
      ['after', ['2007000023'], []],
    ]);
    expect(body.steps.map(({ waitsFor }) => waitsFor).filter(Boolean)).toEqual([
      { kind: 'message', name: 'objection' },
    ]);
    expect(body.isComplete).toBe(true);
    expect(await server.database.query('select id from instance')).toEqual([]);
  });

  it('tells an approver what is still to come, and nobody else', async () => {
    const { id } = await submitNew(applicant, 'problems', { reason: '检查' });
    const approver = await server.signIn(reviewer);
    const { id: taskId } = await taskIn(approver, id);
    const before = await applicant.get<Application>(`/api/applications/${id}`);
    const { status, body } = await approver.post<Preview>(`/api/tasks/${taskId}/preview`, {});
    expect(status).toBe(200);
    expect(body.steps.map(({ name }) => name)).toEqual(['left', 'empty', 'instead', 'upwards', 'hear', 'after']);
    expect(body.steps[0]?.problems).toEqual(['nobody', 'disabledAccount']);
    expect(body.isComplete).toBe(true);
    expect((await applicant.get<Application>(`/api/applications/${id}`)).body.records).toEqual(before.body.records);
    const other = await server.signIn(head);
    expect((await other.post(`/api/tasks/${taskId}/preview`, {})).status).toBe(404);
  });

  it('leaves out whom a step excludes, and the case goes so', async () => {
    const data = { reason: '检查' };
    const { body } = await applicant.post<Preview>('/api/applications/preview', { itemKey: 'excluding', data });
    const foreseen = body.steps.map(({ elementId, people, problems }) =>
      [elementId, ...people.map(({ number }) => number), ...problems].join(' '),
    );
    expect(foreseen).toEqual([
      `apply ${applicantNumber}`,
      `first ${reviewer}`,
      `second ${head}`,
      `upwards ${head}`,
      'instead 2002000041',
      'nobody',
      'noOther nobody',
    ]);
    const { id } = await submitNew(applicant, 'excluding', data);
    const { body: application } = await applicant.get<Application>(`/api/applications/${id}`);
    const forward = (taskId: string) =>
      by.post<ApiError>(`/api/tasks/${taskId}/forward`, { to: application.applicant.id, opinion: '' });
    const by = await server.signIn(reviewer);
    const { id: taskId } = await taskIn(by, id);
    expect((await forward(taskId)).body).toMatchObject({
      code: 'people.excluded',
      message: expect.stringContaining('不能由申请人办理'),
    });
    const approve = async (number: string) => {
      const who = await server.signIn(number);
      const task = await taskIn(who, id);
      expect((await who.post(`/api/tasks/${task.id}/complete`, { opinion: '同意' })).status).toBe(200);
      return `${task.stepName} ${number}`;
    };
    const went: string[] = [];
    for (const number of [reviewer, head, head, '2002000041']) went.push(await approve(number));
    expect(went).toEqual(foreseen.slice(1, 5));
    const { body: after } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(after.records[0]).toMatchObject({ state: 'incident', stepName: 'noOther' });
  });

  it('finds people by a query; too many of them leave the step to the administrator', async () => {
    const elements = [
      begin(),
      apply(),
      user('asked', {}, [{ kind: 'query', department: 'applicant', post: '工会小组长', personKind: 'teacher' }]),
      user('crowd', {}, [{ kind: 'query', personKind: 'external' }]),
      end(),
    ];
    await deploy(server, 'queried', content(drawing('queried', elements, ['begin -> apply -> asked -> crowd -> end'])));
    await server.database.transaction(async (tx) => {
      for (let i = 0; i < 501; i++)
        tx.enqueue(
          "insert into person (id, number, account, name, pinyin, initials, kind, is_active) values (?, ?, ?, '客', 'ke', 'k', 'external', 1)",
          [`many${i}`, `many${i}`, `MANY${i}`],
        );
    });
    const data = { reason: '检查' };
    const { body } = await applicant.post<Preview>('/api/applications/preview', { itemKey: 'queried', data });
    expect(body.steps.slice(1).map(({ people, problems }) => [people.map(({ number }) => number), problems])).toEqual([
      [[reviewer], []],
      [[], ['nobody']],
    ]);
    const { id } = await submitNew(applicant, 'queried', data);
    const by = await server.signIn(reviewer);
    const { id: taskId } = await taskIn(by, id);
    expect((await by.post(`/api/tasks/${taskId}/complete`, { opinion: '同意' })).status).toBe(200);
    const { body: after } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(after.records[0]).toMatchObject({ state: 'incident', opinion: expect.stringContaining('超过 500 人') });
  });

  it('checks a returned case by its own version, also when the item is no longer offered', async () => {
    const version = (number: string) =>
      content(
        drawing(
          'renewed',
          [begin(), apply(), user('check', { mode: 'single' }, [{ kind: 'person', value: number }]), end()],
          ['begin -> apply -> check -> end'],
        ),
      );
    const data = { reason: '检查' };
    const checkedBy = async (applicationId?: string) => {
      const asked = { itemKey: 'renewed', data, ...(applicationId !== undefined && { applicationId }) };
      const { status, body } = await applicant.post<Preview>('/api/applications/preview', asked);
      return status === 200
        ? body.steps
            .at(-1)
            ?.people.map(({ number }) => number)
            .join()
        : status;
    };
    await deploy(server, 'renewed', version(reviewer));
    const { id } = await submitNew(applicant, 'renewed', data);
    const by = await server.signIn(reviewer);
    const returned = { target: 'applicant', opinion: '请补充' };
    expect((await by.post(`/api/tasks/${(await taskIn(by, id)).id}/return`, returned)).status).toBe(200);
    const draft = await createDraft(applicant, 'renewed');
    await deploy(server, 'renewed', version(head));
    expect([await checkedBy(), await checkedBy(draft), await checkedBy(id)]).toEqual([head, head, reviewer]);
    const admin = await server.signIn('admin');
    const { status } = await admin.post('/api/definitions/renewed/suspend', { reason: '停办' });
    expect(status).toBe(200);
    expect([await checkedBy(), await checkedBy(draft), await checkedBy(id)]).toEqual([409, 409, reviewer]);
  });

  it('goes the way that scripts and decisions say', async () => {
    const stepsFor = async (amount: number) =>
      (
        await applicant.post<Preview>('/api/applications/preview', {
          itemKey: 'calculated',
          data: { reason: '检查', amount },
        })
      ).body.steps.map(({ elementId, problems }) => [elementId, problems]);
    const first = ['apply', []];
    expect(await stepsFor(600)).toEqual([first, ['large', []]]);
    expect(await stepsFor(500)).toEqual([first, ['small', []]]);
  });
});
