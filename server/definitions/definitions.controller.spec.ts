import type { ApiClient } from '../../test/support/api-client.js';
import { databases } from '../../test/support/databases.js';
import { startServer, type TestServer } from '../../test/support/start-server.js';
import type { Definition, DefinitionRow } from '../contract/definitions.js';
import type { ApiError } from '../contract/errors.js';
import type { ItemDetail, ItemHome, ItemList } from '../contract/items.js';

jest.setTimeout(120_000);

describe.each(databases)('definitions and items over HTTP on %s', (dialect) => {
  let server: TestServer;
  let admin: ApiClient;
  let teacher: ApiClient;
  let student: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    [admin, teacher, student] = await Promise.all([
      server.signIn('admin'),
      server.signIn('2003000053'),
      server.signIn('202401001'),
    ]);
  });
  afterAll(() => server.close());

  it('keeps the designer to process administrators', async () => {
    for (const path of ['', '/vehicle-request', '/vehicle-request/versions/1']) {
      expect((await teacher.get(`/api/definitions${path}`)).status).toBe(403);
      expect((await admin.get(`/api/definitions${path}`)).status).toBe(200);
    }
    expect((await teacher.post('/api/definitions', { key: 'mine', name: '我的' })).status).toBe(403);
    expect((await teacher.put('/api/definitions/vehicle-request/draft', { revision: 1 })).status).toBe(403);
    expect((await teacher.post('/api/definitions/vehicle-request/publish', { revision: 1 })).status).toBe(403);
  });

  it('shows the diagram to everybody who is signed in', async () => {
    const { status, body } = await teacher.get<{ bpmn: string }>('/api/definitions/vehicle-request/versions/1/diagram');
    expect(status).toBe(200);
    expect(body.bpmn).toContain('bpmndi:BPMNDiagram');
    expect((await teacher.get('/api/definitions/vehicle-request/versions/99/diagram')).status).toBe(404);
    expect((await teacher.get('/api/definitions/vehicle-request/versions/x/diagram')).status).toBe(400);
  });

  it('takes a definition from its first draft to the hall', async () => {
    const created = await admin.post<Definition>('/api/definitions', { key: 'meeting-room', name: '会议室预订' });
    expect(created.status).toBe(201);
    expect(
      (await admin.post<ApiError>('/api/definitions', { key: 'meeting-room', name: '会议室' })).body.message,
    ).toContain('已被使用');
    expect((await admin.post('/api/definitions', { key: 'Meeting Room', name: '会议室' })).status).toBe(400);

    const item = { ...created.body.item, department: 'library-it', topic: '行政办公', audiences: ['teacher'] };
    const saved = await admin.put<Definition>('/api/definitions/meeting-room/draft', {
      revision: created.body.revision,
      item,
    });
    expect(saved).toMatchObject({ status: 200, body: { isDraft: true, revision: created.body.revision + 1 } });
    expect(await admin.put<ApiError>('/api/definitions/meeting-room/draft', { revision: 1, item })).toMatchObject({
      status: 409,
      body: { code: 'definition.changed' },
    });

    const published = await admin.post<Definition>('/api/definitions/meeting-room/publish', {
      revision: saved.body.revision,
      note: '首次',
    });
    expect(published).toMatchObject({
      status: 200,
      body: { isDraft: false, versions: [{ version: 1, note: '首次' }] },
    });

    const hall = await teacher.get<ItemList>('/api/items?q=hysyd');
    expect(hall.body.rows).toMatchObject([{ key: 'meeting-room', departmentName: '图信中心', initial: 'H' }]);
    expect((await student.get<ItemList>('/api/items?q=hysyd')).body.rows).toEqual([]);
    expect((await student.get('/api/items/meeting-room')).status).toBe(403);
    const list = await admin.get<{ rows: DefinitionRow[] }>('/api/definitions?q=会议室');
    expect(list.body.rows).toMatchObject([{ key: 'meeting-room', version: 1, hasDraft: false }]);
  });

  it('refuses a drawing that cannot run with a sentence per problem', async () => {
    const { body } = await admin.get<Definition>('/api/definitions/vehicle-request');
    const bpmn = body.bpmn.replace('kind="field" value="driver"', 'kind="field" value="pilot"');
    const checked = await admin.post<{ problems: unknown[] }>('/api/definitions/check', { bpmn, form: body.form });
    expect(checked.body.problems).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        elementId: 'UserTask_2ca85e7d',
        message: expect.stringContaining('pilot') as string,
      }),
    );
    const draft = await admin.put<Definition>('/api/definitions/vehicle-request/draft', {
      revision: body.revision,
      bpmn,
    });
    const refused = await admin.post<ApiError>('/api/definitions/vehicle-request/publish', {
      revision: draft.body.revision,
    });
    expect(refused).toMatchObject({ status: 422, body: { details: [{ path: 'UserTask_2ca85e7d' }] } });
    expect((await teacher.get<ItemDetail>('/api/items/vehicle-request')).body.definitionVersion).toBe(1);
    expect((await admin.delete('/api/definitions/vehicle-request/draft')).status).toBe(204);
  });

  it('keeps favourites and shows them at home', async () => {
    expect((await teacher.put('/api/items/vehicle-request/favorite')).status).toBe(204);
    const { body } = await teacher.get<ItemHome>('/api/items/home');
    expect(body.favorites).toMatchObject([{ key: 'vehicle-request', isFavorite: true }]);
    expect(body.popular.map(({ key }) => key)).toContain('union-hardship-grant');
    expect((await teacher.delete('/api/items/vehicle-request/favorite')).status).toBe(204);
    expect((await teacher.get<ItemHome>('/api/items/home')).body.favorites).toEqual([]);
  });

  it('asks for a facet that exists', async () => {
    expect((await teacher.get('/api/items?mode=never')).status).toBe(400);
    expect((await teacher.get<ItemList>('/api/items?audience=teacher&topic=工会')).body.rows).toMatchObject([
      { key: 'union-hardship-grant' },
    ]);
  });
});
