import type { Application } from '../../server/contract/applications.js';
import type { ActResult } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, parallel, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(180_000);

const every = ['forward', 'delegate', 'assign', 'withdraw', 'refuse'].map((name) => ({ name, enabled: 'true' }));
const persons = (...numbers: string[]) => [{ kind: 'person', value: numbers.join(',') }];
const [reviewer, head, colleague, teacher] = ['2007000023', '1998000101', '1987000009', '2002000041'] as const;
const last = user('last', { mode: 'single' }, persons(teacher), every);
const step = (id: string, mode: string, ...numbers: string[]) => user(id, { mode }, persons(...numbers), every);
const inRow = ['begin -> apply -> check -> last -> end'];
const drawings: Readonly<Record<string, string>> = {
  'once-alone': drawing('once-alone', [begin(), apply(), step('check', 'single', reviewer), last, end()], inRow),
  // offered to both: whoever comes first
  'once-offered': drawing(
    'once-offered',
    [begin(), apply(), user('check', { mode: 'single' }, [...persons(reviewer), ...persons(head)], every), last, end()],
    inRow,
  ),
  'once-any': drawing('once-any', [begin(), apply(), step('check', 'any', reviewer, head), last, end()], inRow),
  'once-together': drawing(
    'once-together',
    [begin(), apply(), step('check', 'all', reviewer, head), last, end()],
    inRow,
  ),
  'once-abreast': drawing(
    'once-abreast',
    [
      begin(),
      apply(),
      parallel('fork'),
      step('check', 'single', reviewer),
      step('other', 'single', head),
      parallel('join'),
      last,
      end(),
    ],
    ['begin -> apply -> fork', 'fork -> check -> join', 'fork -> other -> join', 'join -> last -> end'],
  ),
};
/** Each pair races several times, so that either may come first. */
const rounds = [1, 2, 3];

describe.each(databases)('two people at once on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  const people = new Map<string, ApiClient>();
  const as = (number: string): ApiClient => people.get(number) ?? applicant;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    for (const [key, xml] of Object.entries(drawings)) await deploy(server, key, content(xml));
    applicant = await server.signIn('2003000053');
    for (const number of [reviewer, head, colleague, teacher]) people.set(number, await server.signIn(number));
  });
  afterAll(() => server.close());

  const submitted = async (item: string) => (await submitNew(applicant, item, { reason: '同时' })).id;
  const taskOf = async (number: string, id: string) => (await taskIn(as(number), id)).id;
  const act = (number: string, taskId: string, name: string, body: object = {}) =>
    as(number).post<ActResult & { code: string; message: string }>(`/api/tasks/${taskId}/${name}`, body);
  const to = (number: string) => ({ to: `person-${number}` });
  const holders = async (id: string): Promise<string[]> => {
    const rows = await server.database.query<{ element_id: string; number: string; status: string }>(
      `select t.element_id, p.number, t.status from task t join person p on p.id = t.assignee
       where t.instance_id = ? and t.status in ('assigned', 'waiting')`,
      [id],
    );
    return rows.map((row) => `${row.element_id} ${row.number} ${row.status}`).sort();
  };
  /** Whoever has something to do does it, until the case is over: nothing is stuck, nothing comes twice. */
  const finishes = async (id: string) => {
    const all = [reviewer, head, colleague, teacher];
    for (let i = 0; i < 12; i++) {
      const { status } = (await applicant.get<Application>(`/api/applications/${id}`)).body;
      if (status === 'completed') break;
      const open = await server.database.query<{ id: string; number: string | null }>(
        `select t.id, p.number from task t left join person p on p.id = t.assignee
         where t.instance_id = ? and t.status in ('assigned', 'offered')`,
        [id],
      );
      for (const { id: taskId, number } of open)
        // what is offered is for whoever of them it is offered to
        for (const who of number === null ? all : [number]) await act(who, taskId, 'complete');
    }
    expect((await applicant.get<Application>(`/api/applications/${id}`)).body.status).toBe('completed');
    const made = await server.database.query(
      "select id from task where instance_id = ? and element_id = 'last' and status = 'completed' and origin <> 'delegated'",
      [id],
    );
    expect(made).toHaveLength(1);
  };
  const linesOf = async (id: string, ...states: string[]) =>
    (await applicant.get<Application>(`/api/applications/${id}`)).body.records
      .map(({ state }) => state)
      .filter((state) => states.includes(state));
  const codes = (answers: readonly { status: number; body: { code?: string } }[]) =>
    answers.map(({ status, body }) => (status === 200 ? 'done' : (body.code ?? String(status)))).sort();

  describe('on one task', () => {
    it.each(['forward', 'assign', 'delegate'])('%s and 同意 by the same person: one of them', async (name) => {
      for (const _ of rounds) {
        const id = await submitted('once-alone');
        const mine = await taskOf(reviewer, id);
        const answers = await Promise.all([act(reviewer, mine, name, to(colleague)), act(reviewer, mine, 'complete')]);
        const [handed, agreed] = answers.map(({ status }) => status);
        expect([handed, agreed].sort()).toEqual([200, 409]);
        expect(await holders(id)).toEqual(
          agreed === 200
            ? [`last ${teacher} assigned`]
            : name === 'delegate'
              ? [`check ${colleague} assigned`, `check ${reviewer} waiting`].sort()
              : [`check ${colleague} assigned`],
        );
        expect(await linesOf(id, 'approved', 'forwarded', 'assigned', 'delegated')).toHaveLength(1);
        await finishes(id);
      }
    });

    it.each(['forward', 'assign', 'delegate'])('%s to two different people: one of them has it', async (name) => {
      const id = await submitted('once-alone');
      const mine = await taskOf(reviewer, id);
      const answers = await Promise.all([
        act(reviewer, mine, name, to(colleague)),
        act(reviewer, mine, name, to(head)),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const winner = answers[0].status === 200 ? colleague : head;
      expect((await holders(id)).filter((line) => line.endsWith('assigned'))).toEqual([`check ${winner} assigned`]);
      await finishes(id);
    });

    it.each(['forward', 'assign', 'delegate'])('%s by one and 认领 by the other it is offered to', async (name) => {
      for (const _ of rounds) {
        const id = await submitted('once-offered');
        const offered = await taskOf(reviewer, id);
        const answers = await Promise.all([act(reviewer, offered, name, to(colleague)), act(head, offered, 'claim')]);
        expect(codes(answers)).toEqual(['done', expect.stringMatching(/^task\.(taken|waiting)$/)]);
        await finishes(id);
      }
    });

    it.each(['forward', 'assign'])('%s by both it is offered to, to two people: one of them has it', async (name) => {
      for (const _ of rounds) {
        const id = await submitted('once-offered');
        const offered = await taskOf(reviewer, id);
        const answers = await Promise.all([
          act(reviewer, offered, name, to(colleague)),
          act(head, offered, name, to(teacher)),
        ]);
        expect(codes(answers)).toEqual(['done', 'task.taken']);
        expect(await holders(id)).toHaveLength(1);
        await finishes(id);
      }
    });

    it('取回 and the next 同意: one of them', async () => {
      for (const _ of rounds) {
        const id = await submitted('once-alone');
        const mine = await taskOf(reviewer, id);
        await act(reviewer, mine, 'complete');
        const next = await taskOf(teacher, id);
        const answers = await Promise.all([act(reviewer, mine, 'take-back'), act(teacher, next, 'complete')]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        expect(await holders(id)).toEqual(answers[0].status === 200 ? [`check ${reviewer} assigned`] : []);
        await finishes(id);
      }
    });

    it.each(['forward', 'delegate'])('取回 and the next %s: one of them', async (name) => {
      for (const _ of rounds) {
        const id = await submitted('once-alone');
        const mine = await taskOf(reviewer, id);
        await act(reviewer, mine, 'complete');
        const next = await taskOf(teacher, id);
        const answers = await Promise.all([act(teacher, next, name, to(colleague)), act(reviewer, mine, 'take-back')]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        await finishes(id);
      }
    });
  });

  describe('in a 会签', () => {
    it.each(['forward', 'assign', 'delegate'])('%s by one, 同意 by the other: both', async (name) => {
      for (const _ of rounds) {
        const id = await submitted('once-together');
        const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
        const answers = await Promise.all([act(reviewer, mine, name, to(colleague)), act(head, heads, 'complete')]);
        expect(codes(answers)).toEqual(['done', 'done']);
        expect(await holders(id)).toContain(`check ${colleague} assigned`);
        expect((await holders(id)).some((line) => line.startsWith('last'))).toBe(false);
        await finishes(id);
      }
    });

    it.each(['forward', 'assign', 'delegate'])('%s by both to the same person: one of them', async (name) => {
      for (const _ of rounds) {
        const id = await submitted('once-together');
        const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
        const answers = await Promise.all([
          act(reviewer, mine, name, to(colleague)),
          act(head, heads, name, to(colleague)),
        ]);
        expect(codes(answers)).toEqual(['approvers.alreadyThere', 'done']);
        expect((await holders(id)).filter((line) => line === `check ${colleague} assigned`)).toHaveLength(1);
        await finishes(id);
      }
    });

    it('取回 by one, the last 同意 by the other: both, and the step waits for who took it back', async () => {
      for (const _ of rounds) {
        const id = await submitted('once-together');
        const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
        await act(reviewer, mine, 'complete');
        const answers = await Promise.all([act(reviewer, mine, 'take-back'), act(head, heads, 'complete')]);
        expect(codes(answers)).toEqual(['done', 'done']);
        expect(await holders(id)).toEqual([`check ${reviewer} assigned`]);
        await finishes(id);
      }
    });

    it('取回 by both after the last 同意: both answer again', async () => {
      for (const _ of rounds) {
        const id = await submitted('once-together');
        const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
        await act(reviewer, mine, 'complete');
        await act(head, heads, 'complete');
        const answers = await Promise.all([act(reviewer, mine, 'take-back'), act(head, heads, 'take-back')]);
        expect(codes(answers)).toEqual(['done', 'done']);
        expect(await holders(id)).toEqual([`check ${head} assigned`, `check ${reviewer} assigned`]);
        await finishes(id);
      }
    });

    it('取回 twice by the same person: once', async () => {
      const id = await submitted('once-together');
      const mine = await taskOf(reviewer, id);
      await act(reviewer, mine, 'complete');
      const answers = await Promise.all([act(reviewer, mine, 'take-back'), act(reviewer, mine, 'take-back')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await holders(id)).toEqual([`check ${head} assigned`, `check ${reviewer} assigned`]);
      await finishes(id);
    });
  });

  it.each(['forward', 'assign', 'delegate'])('in a 或签: %s by one, 同意 by the other', async (name) => {
    for (const _ of rounds) {
      const id = await submitted('once-any');
      const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
      const [handed, agreed] = await Promise.all([
        act(reviewer, mine, name, to(colleague)),
        act(head, heads, 'complete'),
      ]);
      // the 同意 settles the step, whoever has the other part by then
      expect(agreed.status).toBe(200);
      expect([200, 409]).toContain(handed.status);
      expect(await holders(id)).toEqual([`last ${teacher} assigned`]);
      await finishes(id);
    }
  });

  describe('退回, 不同意, 加签, 减签, 撤回, 催办', () => {
    const bodies = {
      return: { opinion: '退回修改' },
      refuse: { opinion: '不同意' },
      'add-approvers': { people: [`person-${colleague}`], position: 'before' },
    };
    const names = Object.keys(bodies) as (keyof typeof bodies)[];
    const states = { return: 'returned', refuse: 'refused', 'add-approvers': 'addedBefore' };
    const statusOf = async (id: string) => (await applicant.get<Application>(`/api/applications/${id}`)).body.status;
    const ofCase = (id: string, name: string, body: object = {}) =>
      applicant.post<ActResult & { code: string }>(`/api/applications/${id}/${name}`, body);
    /** However it came out, the case is in one place, and its way to the end is open unless it was refused. */
    const goesOn = async (id: string) => {
      if ((await statusOf(id)) === 'refused') return expect(await holders(id)).toEqual([]);
      const mine = (await todo(applicant)).find(({ applicationId }) => applicationId === id);
      if (mine) expect((await applicant.post(`/api/tasks/${mine.id}/complete`)).status).toBe(200);
      await finishes(id);
    };
    const oneOf = (answers: readonly { status: number }[]) =>
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);

    it.each(names)('%s and 同意 by the same person: one of them', async (name) => {
      for (const _ of rounds) {
        const id = await submitted('once-alone');
        const mine = await taskOf(reviewer, id);
        oneOf(await Promise.all([act(reviewer, mine, name, bodies[name]), act(reviewer, mine, 'complete')]));
        expect(await linesOf(id, 'approved', states[name])).toHaveLength(1);
        await goesOn(id);
      }
    });

    it.each(names)('%s twice: once', async (name) => {
      const id = await submitted('once-alone');
      const mine = await taskOf(reviewer, id);
      oneOf(await Promise.all([1, 2].map(() => act(reviewer, mine, name, bodies[name]))));
      expect(await linesOf(id, states[name])).toHaveLength(1);
      await goesOn(id);
    });

    it.each(['return', 'refuse'] as const)('%s by one of a 或签, 同意 by the other: one of them', async (name) => {
      for (const _ of rounds) {
        const id = await submitted('once-any');
        const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
        oneOf(await Promise.all([act(reviewer, mine, name, bodies[name]), act(head, heads, 'complete')]));
        await goesOn(id);
      }
    });

    it.each(['once-together', 'once-abreast'])(
      'return by one in %s, 同意 by the other: the return counts',
      async (item) => {
        for (const _ of rounds) {
          const id = await submitted(item);
          const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
          const [returned, agreed] = await Promise.all([
            act(reviewer, mine, 'return', bodies.return),
            act(head, heads, 'complete'),
          ]);
          expect(returned.status).toBe(200);
          expect([200, 409]).toContain(agreed.status);
          expect(await holders(id)).toEqual(['apply 2003000053 assigned']);
          await goesOn(id);
        }
      },
    );

    it('return by both of a 会签: once', async () => {
      for (const _ of rounds) {
        const id = await submitted('once-together');
        const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
        oneOf(
          await Promise.all([act(reviewer, mine, 'return', bodies.return), act(head, heads, 'return', bodies.return)]),
        );
        expect(await holders(id)).toEqual(['apply 2003000053 assigned']);
        await goesOn(id);
      }
    });

    it('加签 of the same person by both of a 会签: once', async () => {
      for (const _ of rounds) {
        const id = await submitted('once-together');
        const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
        const body = { ...bodies['add-approvers'], position: 'parallel' };
        const answers = await Promise.all([
          act(reviewer, mine, 'add-approvers', body),
          act(head, heads, 'add-approvers', body),
        ]);
        expect(codes(answers)).toEqual(['approvers.alreadyThere', 'done']);
        await goesOn(id);
      }
    });

    it('减签 and 同意 of whom it removes: one of them', async () => {
      for (const _ of rounds) {
        const id = await submitted('once-alone');
        const mine = await taskOf(reviewer, id);
        await act(reviewer, mine, 'add-approvers', { ...bodies['add-approvers'], position: 'parallel' });
        const theirs = await taskOf(colleague, id);
        const { people } = bodies['add-approvers'];
        const answers = await Promise.all([
          act(reviewer, mine, 'remove-approvers', { people }),
          act(colleague, theirs, 'complete'),
        ]);
        expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
        expect(await linesOf(id, 'approved', 'approversRemoved')).toHaveLength(1);
        await goesOn(id);
      }
    });

    it.each(['complete', ...names] as const)('撤回 by the applicant and %s: one of them', async (name) => {
      for (const _ of rounds) {
        const id = await submitted('once-alone');
        const mine = await taskOf(reviewer, id);
        const body = name === 'complete' ? {} : bodies[name];
        oneOf(await Promise.all([ofCase(id, 'withdraw'), act(reviewer, mine, name, body)]));
        await goesOn(id);
      }
    });

    it('催办 twice: once; and beside 同意: both', async () => {
      const id = await submitted('once-alone');
      const mine = await taskOf(reviewer, id);
      const twice = await Promise.all([ofCase(id, 'urge', { note: '快' }), ofCase(id, 'urge', { note: '快' })]);
      expect(codes(twice)).toEqual(['done', 'urge.tooSoon']);
      expect(await linesOf(id, 'urged')).toHaveLength(1);
      expect((await taskIn(as(reviewer), id)).urgeCount).toBe(1);
      await act(reviewer, mine, 'complete');
      for (const _ of rounds) {
        const other = await submitted('once-alone');
        const theirs = await taskOf(reviewer, other);
        const both = await Promise.all([ofCase(other, 'urge', { note: '快' }), act(reviewer, theirs, 'complete')]);
        expect(codes(both)).toEqual(['done', 'done']);
        await goesOn(other);
      }
    });
  });

  describe('in parallel branches', () => {
    it.each(['forward', 'assign', 'delegate'])('%s in one, 同意 in the other: both', async (name) => {
      for (const _ of rounds) {
        const id = await submitted('once-abreast');
        const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
        const answers = await Promise.all([act(reviewer, mine, name, to(colleague)), act(head, heads, 'complete')]);
        expect(codes(answers)).toEqual(['done', 'done']);
        expect((await holders(id)).filter((line) => !line.endsWith('waiting'))).toEqual([
          `check ${colleague} assigned`,
        ]);
        await finishes(id);
      }
    });

    it.each(['forward', 'assign', 'delegate'])('%s in both to the same person: both', async (name) => {
      const id = await submitted('once-abreast');
      const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
      const answers = await Promise.all([
        act(reviewer, mine, name, to(colleague)),
        act(head, heads, name, to(colleague)),
      ]);
      expect(codes(answers)).toEqual(['done', 'done']);
      await finishes(id);
    });

    it('取回 in one, the last 同意 in the other: both, and the join waits', async () => {
      for (const _ of rounds) {
        const id = await submitted('once-abreast');
        const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
        await act(reviewer, mine, 'complete');
        const answers = await Promise.all([act(reviewer, mine, 'take-back'), act(head, heads, 'complete')]);
        expect(codes(answers)).toEqual(['done', 'done']);
        expect(await holders(id)).toEqual([`check ${reviewer} assigned`]);
        await finishes(id);
      }
    });

    it('取回 in both after the join: both answer again', async () => {
      for (const _ of rounds) {
        const id = await submitted('once-abreast');
        const [mine, heads] = [await taskOf(reviewer, id), await taskOf(head, id)];
        await act(reviewer, mine, 'complete');
        await act(head, heads, 'complete');
        const answers = await Promise.all([act(reviewer, mine, 'take-back'), act(head, heads, 'take-back')]);
        expect(codes(answers)).toEqual(['done', 'done']);
        expect(await holders(id)).toEqual([`check ${reviewer} assigned`, `other ${head} assigned`]);
        await finishes(id);
      }
    });
  });
});
