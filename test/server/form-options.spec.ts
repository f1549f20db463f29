import type { OptionsResult } from '../../server/contract/forms.js';
import type { ApiClient } from '../support/api-client.js';
import { databases } from '../support/databases.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { ApiClient as Client } from '../support/api-client.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const options = [
  { value: 'b1', label: '戏曲史教材' },
  { value: 'b2', label: '舞蹈基础' },
  ...Array.from({ length: 100 }, (_, i) => ({ value: `n${i}`, label: `设备 ${i}` })),
];

describe.each(databases)('options that are searched for on %s', (dialect) => {
  let server: TestServer;
  let person: ApiClient;
  let version: number;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    const bpmn = drawing('searched', [begin(), apply(), end()], ['begin -> apply -> end']);
    version = await deploy(
      server,
      'searched',
      content(bpmn, [
        { key: 'book', label: '教材', type: 'select', searched: true, options },
        { key: 'plain', label: '类别', type: 'select', options: [{ value: 'a', label: '甲' }] },
        {
          key: 'goods',
          label: '明细',
          type: 'table',
          columns: [{ key: 'book', label: '教材', type: 'select', searched: true, options }],
        },
      ]),
    );
    person = await server.signIn('2003000053');
  });
  afterAll(() => server.close());

  const search = (field: string, q: string, by: ApiClient = person) =>
    by.get<OptionsResult & { code?: string }>(
      `/api/forms/searched/versions/${version}/options?field=${field}&q=${encodeURIComponent(q)}`,
    );
  const found = async (field: string, q: string) => (await search(field, q)).body.rows.map(({ value }) => value);

  it.each(['book', 'goods.book'])('finds by words, pinyin, initials and value in %s', async (field) => {
    expect(await found(field, '戏曲')).toEqual(['b1']);
    expect(await found(field, 'xiqushi')).toEqual(['b1']);
    expect(await found(field, 'WDJC')).toEqual(['b2']);
    expect(await found(field, 'b2')).toEqual(['b2']);
    expect(await found(field, '设备 42')).toEqual(['n42']);
    expect(await found(field, '没有这个')).toEqual([]);
  });

  it('gives the first of many, and of an empty search', async () => {
    expect(await found('book', '设备')).toHaveLength(30);
    expect((await found('book', ''))[0]).toBe('b1');
  });

  it('is not there for other fields, forms and versions, nor for who is not signed in', async () => {
    for (const field of ['plain', 'goods', 'nothing', 'goods.nothing'])
      expect((await search(field, '')).status).toBe(404);
    expect((await person.get(`/api/forms/nothing/versions/1/options?field=book`)).status).toBe(404);
    expect((await person.get(`/api/forms/searched/versions/99/options?field=book`)).status).toBe(404);
    expect((await person.get(`/api/forms/searched/versions/x/options?field=book`)).status).toBe(400);
    expect((await person.get(`/api/forms/searched/versions/${version}/options`)).status).toBe(400);
    expect((await search('book', '', new Client(server.url))).status).toBe(401);
    expect((await search('book', '长'.repeat(101))).status).toBe(400);
  });

  describe('of an item that is not for everybody', () => {
    const [student, reviewer, stranger, standIn] = ['202401001', '2007000023', '2002000041', '1987000009'] as const;
    const people = new Map<string, ApiClient>();
    const as = (account: string) => people.get(account) as ApiClient;
    const publish = () => {
      const check = user('check', { mode: 'single' }, [{ kind: 'person', value: reviewer }]);
      const bpmn = drawing('of-students', [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
      const made = content(bpmn, [{ key: 'book', label: '教材', type: 'select', searched: true, options }]);
      return deploy(server, 'of-students', { ...made, item: { ...made.item, audiences: ['student'] } });
    };
    const mayRead = async (account: string, of: number) => {
      const address = `/api/forms/of-students/versions/${of}/options?field=book&q=b1`;
      const { status, body } = await as(account).get<Partial<OptionsResult> & { code?: string }>(address);
      if (status === 200) expect(body.rows).toEqual([{ value: 'b1', label: '戏曲史教材' }]);
      else expect({ status, code: body.code }).toEqual({ status: 404, code: 'definition.versionNotFound' });
      return status === 200;
    };

    beforeAll(async () => {
      await publish();
      for (const account of [student, reviewer, stranger, standIn, 'admin', 'auditor', '2006000071'])
        people.set(account, await server.signIn(account));
    });

    it('are for whom it is for, and for who administers or audits', async () => {
      for (const account of [student, 'admin', 'auditor'])
        expect([account, await mayRead(account, 1)]).toEqual([account, true]);
      // the last administers the items of another department
      for (const account of [reviewer, stranger, standIn, '2006000071'])
        expect([account, await mayRead(account, 1)]).toEqual([account, false]);
    });

    it('are for who gets a part in a case, of the version that it runs on, and for who stands in', async () => {
      const { id } = await submitNew(as(student), 'of-students', { book: 'b2' });
      await publish();
      expect([await mayRead(reviewer, 1), await mayRead(student, 1), await mayRead(stranger, 1)]).toEqual([
        ...[true, true, false],
      ]);
      const at = Date.now();
      const granted = await as(reviewer).post('/api/delegations', {
        ...{ standInId: `person-${standIn}`, itemKeys: null, includesOpen: true },
        ...{ startsAt: new Date(at).toISOString(), endsAt: new Date(at + 86_400_000).toISOString() },
      });
      expect(granted.status).toBe(201);
      expect(await mayRead(standIn, 1)).toBe(true);
      await as(reviewer).post(`/api/tasks/${(await taskIn(as(reviewer), id)).id}/complete`, {});
      // who has acted still reads what was chosen; who stood in has nothing there any more
      expect([await mayRead(reviewer, 1), await mayRead(standIn, 1)]).toEqual([true, false]);
    });

    it('takes one query more than the session', async () => {
      await mayRead(student, 1);
      const before = server.database.roundTrips;
      await mayRead(student, 1);
      expect(server.database.roundTrips - before).toBeLessThanOrEqual(2);
    });
  });
});
