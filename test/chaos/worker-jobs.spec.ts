import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { plainWeek } from '../../engine/index.js';
import type { DefinitionContent } from '../../server/contract/definitions.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { decisionFile, table } from '../support/decision-file.js';
import {
  apply,
  begin,
  boundary,
  call,
  catching,
  content,
  drawing,
  end,
  message,
  rule,
  script,
  send,
  service,
  startBy,
  throwing,
  timer,
  user,
} from '../support/small-definition.js';
import { withoutNight } from '../support/work-calendar.js';
import { RunningSystem } from './running-system.js';

jest.setTimeout(300_000);

const reviewing = (id: string, approval = {}) =>
  user(id, { mode: 'single', ...approval }, [{ kind: 'person', value: '2007000023' }]);
const heading = (id: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: '1998000101' }]);
const signal = (id: string) => `<bpmn:signalEventDefinition signalRef="${id}"/>`;
const escalation = '<bpmn:escalationEventDefinition escalationRef="late"/>';
const cycle =
  '<bpmn:timerEventDefinition><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R1/PT2H</bpmn:timeCycle></bpmn:timerEventDefinition>';
const tier = decisionFile([
  table({ id: 'tier', inputs: ['double'], outputs: ['who'], rules: ['> 1000 | "head"', '<= 1000 | "nobody"'] }),
]);

const definitions = (host: string): { [key: string]: DefinitionContent } => ({
  checks: checking('checks', 'check'),
  rests: checking('rests', 'check'),
  moves: checking('moves', 'check'),
  appears: checking('appears', 'check'),
  waits: {
    ...content(
      drawing(
        'waits',
        [
          begin(),
          apply(),
          timer('wait', 'PT2H'),
          script('double', 'amount * 2', 'double'),
          rule('decide', { decisionId: 'tier', resultVariable: 'who', binding: 'deployment' }),
          reviewing('check'),
          end(),
        ],
        ['begin -> apply -> wait -> double -> decide -> check -> end'],
      ),
    ),
    decisions: [tier],
  },
  passes: content(
    drawing(
      'passes',
      [begin(), apply(), reviewing('check', { dueAfter: 'PT2H', whenOverdue: 'pass' }), heading('after'), end()],
      ['begin -> apply -> check -> after -> end'],
    ),
  ),
  works: content(
    drawing(
      'works',
      [begin(), apply(), reviewing('check', { timeMeasure: 'working', dueAfter: 'PT4H' }), end()],
      ['begin -> apply -> check -> end'],
    ),
  ),
  limits: content(
    drawing(
      'limits',
      [begin(), apply(), reviewing('check', { remindAfter: 'PT1H', dueAfter: 'PT2H' }), end()],
      ['begin -> apply -> check -> end'],
    ),
  ),
  asks: content(
    drawing(
      'asks',
      [begin(), apply(), service('ask', { url: `http://${host}/` }, 'answer'), reviewing('check'), end()],
      ['begin -> apply -> ask -> check -> end'],
    ),
  ),
  sealing: content(
    drawing('sealing', [begin(), apply(), reviewing('stamp'), end()], ['begin -> apply -> stamp -> end']),
  ),
  calls: content(
    drawing(
      'calls',
      [begin(), apply(), call('sub', 'sealing', { reason: 'reason' }), heading('after'), end()],
      ['begin -> apply -> sub -> after -> end'],
    ),
  ),
  troubled: content(
    drawing(
      'troubled',
      [begin(), reviewing('look'), throwing('tell', escalation), reviewing('more'), end()],
      ['begin -> look -> tell -> more -> end'],
      [],
      { escalations: ['late'] },
    ),
  ),
  hears: content(
    drawing(
      'hears',
      [
        begin(),
        apply(),
        call('sub', 'troubled'),
        boundary('heard', 'sub', escalation, false),
        heading('told'),
        end(),
        end('other'),
      ],
      ['begin -> apply -> sub -> end', 'heard -> told -> other'],
      [],
      { escalations: ['late'] },
    ),
  ),
  sends: content(
    drawing(
      'sends',
      [begin(), apply(), send('pay', 'paid', { note: 'amount' }), end()],
      ['begin -> apply -> pay -> end'],
      ['paid: reason'],
    ),
  ),
  receives: content(
    drawing(
      'receives',
      [begin(), apply(), message('hear', 'paid'), reviewing('check'), end()],
      ['begin -> apply -> hear -> check -> end'],
      ['paid: reason'],
    ),
  ),
  listens: content(
    drawing(
      'listens',
      [begin(), apply(), catching('hear', signal('alarm')), reviewing('check'), end()],
      ['begin -> apply -> hear -> check -> end'],
      [],
      { signals: ['alarm'] },
    ),
  ),
  signalled: startedBy('signalled', signal('fire'), ['fire']),
  timed: startedBy('timed', cycle),
});

function checking(key: string, step: string): DefinitionContent {
  return content(drawing(key, [begin(), apply(), reviewing(step), end()], [`begin -> apply -> ${step} -> end`]));
}

function startedBy(key: string, definition: string, signals: string[] = []): DefinitionContent {
  const bpmn = drawing(key, [startBy('begin', definition), reviewing('check'), end()], ['begin -> check -> end'], [], {
    signals,
  });
  const made = content(bpmn);
  return { ...made, item: { ...made.item, automaticApplicant: '2003000053' } };
}

/** One kind of job, asked for while no worker runs. */
interface Scenario {
  readonly kind: string;
  /** What the transaction of the job writes or reads first after it has begun. */
  readonly table: string;
  /** Asks for the job; gives how to count what it does. It may start a worker for what comes before. */
  readonly ask: (round: string) => Promise<() => Promise<number>>;
}

describe('a worker on MySQL and Redis', () => {
  let system: RunningSystem;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let admin: ApiClient;
  let called: Server;
  let held: ServerResponse[] = [];
  let isHolding = false;
  const keys: string[] = [];

  beforeAll(async () => {
    called = createServer((request, response) => {
      keys.push(String(request.headers['idempotency-key']));
      response.setHeader('content-type', 'application/json');
      if (isHolding) held.push(response);
      else response.end('{"plate":"A1"}');
    });
    await new Promise<void>((resolve) => called.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(called.address() as AddressInfo).port}`;
    system = await RunningSystem.start(definitions(host), 12, {
      XIAOWU_SERVICE_HOSTS: host,
      XIAOWU_SERVICE_PRIVATE: '1',
    });
    await withoutNight((sql, values) => system.query(sql, values));
    await system.killWorker();
    [applicant, reviewer, admin] = (await Promise.all(
      ['2003000053', '2007000023', 'admin'].map((number) => system.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient];
  });
  afterEach(() => system.killWorker());
  afterAll(async () => {
    held.forEach((response) => response.destroy());
    await system.stop();
    await new Promise((resolve) => called.close(resolve));
  });

  const submit = async (key: string, reason: string) => (await submitNew(applicant, key, { reason, amount: 600 })).id;
  const count = async (sql: string, values: string[]) => (await system.query(sql, values)).length;
  const commands = (id: string, type: string) =>
    count('select sequence from command_log where instance_id = ? and command like ?', [id, `%"${type}"%`]);
  const tasks = (id: string, step: string) =>
    count('select id from task where instance_id = ? and element_id = ?', [id, step]);
  const notices = (id: string, kind: string, person = 'person-2007000023') =>
    count('select id from notification where instance_id = ? and kind = ? and person_id = ?', [id, kind, person]);
  const cases = (key: string) => count('select id from instance where item_key = ?', [key]);
  const calledBy = async (id: string) =>
    (
      await eventually(
        async () => (await system.query<{ id: string }>('select id from instance where parent_id = ?', [id]))[0],
      )
    ).id;
  /** Its time has come. */
  const makeDue = (kind: string) =>
    system.query("update job set due_at = '2020-01-01 00:00:00.000' where kind = ? and status = 'pending'", [kind]);
  const withWorker = async <Found>(work: () => Promise<Found>): Promise<Found> => {
    system.startWorker();
    const found = await work();
    // what is under way now would be lost and repeated, but this is not what the scenario is about
    await eventually(async () => (await count("select id from job where status = 'running'", [])) === 0, 120_000);
    await system.killWorker();
    await system.endLeases();
    return found;
  };
  /** A draft whose step is another; its revision. */
  const draft = async (key: string): Promise<number> => {
    const { revision } = (await admin.get<{ revision: number }>(`/api/definitions/${key}`)).body;
    const { bpmn } = checking(key, 'review');
    const saved = await admin.put<{ revision: number }>(`/api/definitions/${key}/draft`, { revision, bpmn });
    return saved.body.revision;
  };
  const complete = async (id: string) =>
    expect(await reviewer.post(`/api/tasks/${(await taskIn(reviewer, id)).id}/complete`)).toMatchObject({
      status: 200,
    });

  const scenarios: readonly Scenario[] = [
    {
      kind: 'timer',
      table: 'command_log',
      ask: async (round) => {
        const id = await submit('waits', round);
        await makeDue('timer');
        return async () => (expect(await commands(id, 'fireTimer')).toBeLessThan(2), tasks(id, 'check'));
      },
    },
    {
      kind: 'notify',
      table: 'notification',
      ask: async (round) => {
        const id = await submit('checks', round);
        return () => notices(id, 'taskArrived');
      },
    },
    {
      kind: 'remind',
      table: 'record',
      ask: async (round) => {
        const id = await submit('limits', round);
        await withWorker(() => eventually(async () => (await notices(id, 'taskArrived')) === 1));
        await makeDue('remind');
        return () => notices(id, 'taskReminder');
      },
    },
    {
      kind: 'overdue',
      table: 'task_supervision',
      ask: async (round) => {
        const id = await submit('limits', round);
        await withWorker(() => eventually(async () => (await notices(id, 'taskArrived')) === 1));
        await makeDue('overdue');
        return async () => {
          const told = await system.query<{ person_id: string }>(
            "select person_id from notification where instance_id = ? and kind = 'overdue'",
            [id],
          );
          expect(new Set(told.map((row) => row.person_id)).size).toBe(told.length);
          return Math.min(1, told.length);
        };
      },
    },
    {
      // the same kind, with an end that moves the case
      kind: 'overdue',
      table: 'command_log',
      ask: async (round) => {
        const id = await submit('passes', round);
        await makeDue('overdue');
        return async () => (expect(await commands(id, 'completeTask')).toBeLessThan(3), tasks(id, 'after'));
      },
    },
    {
      kind: 'recomputeLimits',
      table: 'task',
      ask: async (round) => {
        const id = await submit('works', round);
        const [task] = await system.query<{ id: string; due_at: string }>(
          "select id, due_at from task where instance_id = ? and element_id = 'check'",
          [id],
        );
        const { week, days, night } = plainWeek('Asia/Shanghai');
        const holidays = Array.from({ length: 10 }, (_, i) =>
          new Date(Date.now() + (i - 1) * 86_400_000).toISOString().slice(0, 10),
        );
        const off = Object.fromEntries(holidays.map((date) => [date, { kind: 'holiday', name: round }]));
        const content = { week, days: { ...days, ...off }, night };
        expect(await admin.put('/api/work-calendar', { basedOn: 1, ...content })).toMatchObject({ status: 200 });
        // also the second look, at what others made by the calendar of before
        await makeDue('recomputeLimits');
        return () => count('select id from task where id = ? and due_at <> ?', [task?.id ?? '', task?.due_at ?? '']);
      },
    },
    {
      kind: 'call',
      table: 'command_log',
      ask: async (round) => {
        const id = await submit('calls', round);
        return () => count('select id from instance where parent_id = ?', [id]);
      },
    },
    {
      kind: 'callEnded',
      table: 'command_log',
      ask: async (round) => {
        const id = await submit('calls', round);
        await complete(await withWorker(() => calledBy(id)));
        return async () => (expect(await commands(id, 'completeJob')).toBeLessThan(5), tasks(id, 'after'));
      },
    },
    {
      kind: 'terminateCalled',
      table: 'command_log',
      ask: async (round) => {
        const id = await submit('calls', round);
        const sub = await withWorker(() => calledBy(id));
        await applicant.post(`/api/applications/${id}/terminate`, { reason: '不办了' });
        return () => commands(sub, 'terminate');
      },
    },
    {
      kind: 'escalate',
      table: 'command_log',
      ask: async (round) => {
        const id = await submit('hears', round);
        await complete(await withWorker(() => calledBy(id)));
        return () => tasks(id, 'told');
      },
    },
    {
      kind: 'throwMessage',
      table: 'command_log',
      ask: async (round) => {
        const id = await submit('receives', `m-${round}`);
        await submit('sends', `m-${round}`);
        return async () => (expect(await commands(id, 'deliverMessage')).toBeLessThan(2), tasks(id, 'check'));
      },
    },
    {
      kind: 'correlate',
      table: 'command_log',
      ask: async (round) => {
        await submit('sends', `c-${round}`);
        await withWorker(() => eventually(async () => (await count('select id from message', [])) > 0));
        const id = await submit('receives', `c-${round}`);
        return async () => (expect(await count('select id from message', [])).toBeLessThan(2), tasks(id, 'check'));
      },
    },
    {
      kind: 'throwSignal',
      table: 'subscription',
      ask: async (round) => {
        const id = await submit('listens', round);
        await admin.post('/api/signals', { name: 'alarm' });
        return () => commands(id, 'deliverSignal');
      },
    },
    {
      kind: 'deliverSignal',
      table: 'command_log',
      ask: async (round) => {
        const id = await submit('listens', round);
        await admin.post('/api/signals', { name: 'alarm' });
        return () => commands(id, 'deliverSignal');
      },
    },
    {
      kind: 'startCase',
      table: 'command_log',
      ask: async () => {
        const before = await cases('signalled');
        await admin.post('/api/signals', { name: 'fire' });
        return async () => (await cases('signalled')) - before;
      },
    },
    {
      kind: 'suspendCases',
      table: 'command_log',
      ask: async (round) => {
        const id = await submit('rests', round);
        await admin.post('/api/definitions/rests/suspend', { reason: round, runningCases: true });
        return () => commands(id, 'suspend');
      },
    },
    {
      kind: 'migrateCases',
      table: 'command_log',
      ask: async (round) => {
        const id = await submit('moves', round);
        const revision = await draft('moves');
        expect(await admin.post('/api/definitions/moves/publish', { revision, note: '' })).toMatchObject({
          status: 200,
        });
        const plan = { elements: { apply: 'apply', check: 'review' } };
        const started = await admin.post('/api/definitions/moves/migrations', { from: 1, to: 2, plan, reason: round });
        expect(started).toMatchObject({ status: 201 });
        return () => commands(id, 'migrate');
      },
    },
    {
      kind: 'publish',
      table: 'definition_version',
      ask: async () => {
        const revision = await draft('appears');
        const effectiveAt = new Date(Date.now() + 3_600_000).toISOString();
        const scheduled = await admin.post('/api/definitions/appears/publish', { revision, note: '', effectiveAt });
        expect(scheduled).toMatchObject({ status: 200 });
        await makeDue('publish');
        return () =>
          count('select version from definition_version where definition_key = ? and version > 1', ['appears']);
      },
    },
    {
      kind: 'startTimer',
      table: 'start_event',
      ask: async () => {
        await makeDue('startTimer');
        return () => cases('timed');
      },
    },
  ];

  it.each(scenarios)(
    'does $kind once, although Redis lost it and the worker died in the middle',
    async ({ kind, table: written, ask }) => {
      const happened = await ask(kind);
      expect(await happened()).toBe(0);
      await system.flushRedis();
      await system.killWorkerDuring(kind, written);
      expect(await happened()).toBe(0);
      await system.flushRedis();
      system.startWorker();
      await eventually(async () => (await happened()) > 0, 60_000);
      await eventually(async () => (await count('select id from job where kind = ?', [kind])) === 0, 60_000);
      expect(await happened()).toBe(1);
    },
  );

  it('calls a service again with the same key when the worker died before the answer, which counts once', async () => {
    isHolding = true;
    const id = await submit('asks', '断');
    await system.flushRedis();
    system.startWorker();
    await eventually(() => Promise.resolve(held.length > 0), 60_000);
    await system.killWorker();
    held = [];
    isHolding = false;
    await system.endLeases();
    // Redis still holds the call that the dead worker was at: the next try does not wait for it
    system.startWorker();
    await eventually(async () => (await tasks(id, 'check')) === 1, 20_000);
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
    expect(await tasks(id, 'check')).toBe(1);
  });

  it('runs scripts and decisions of what it goes on with', async () => {
    const id = await submit('waits', '算');
    await makeDue('timer');
    system.startWorker();
    await eventually(async () => (await tasks(id, 'check')) === 1, 60_000);
    const [row] = await system.query<{ state: unknown }>('select state from instance where id = ?', [id]);
    const state = typeof row?.state === 'string' ? row.state : JSON.stringify(row?.state);
    expect(JSON.parse(state)).toMatchObject({ scopes: [{ variables: { double: 1200, who: 'head' } }, {}] });
  });
});
