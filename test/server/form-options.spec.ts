import type { OptionsResult } from '../../server/contract/forms.js';
import type { ApiClient } from '../support/api-client.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end } from '../support/small-definition.js';
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
});
