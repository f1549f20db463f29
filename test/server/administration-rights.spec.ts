import { DiscoveryService } from '@nestjs/core';
import type { Application, ApplicationForm, ApplicationRow } from '../../server/contract/applications.js';
import type { AuditLine } from '../../server/contract/audit.js';
import type { Definition, DefinitionRow } from '../../server/contract/definitions.js';
import type { MonitorRow } from '../../server/contract/instances.js';
import type { ItemDetail } from '../../server/contract/items.js';
import type { Page } from '../../server/contract/list.js';
import type { ActResult, TaskDetail } from '../../server/contract/tasks.js';
import { ADMINISTERS } from '../../server/http/administers.js';
import { routesOf } from '../../server/http/routes.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('who administers the items of one department, on %s', (dialect) => {
  let server: TestServer;
  let admin: ApiClient;
  let logistics: ApiClient;
  let theirCase: string;
  let otherCase: string;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    const [whole, some, applicant] = (await Promise.all(
      ['admin', '2006000071', '2003000053'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient];
    [admin, logistics] = [whole, some];
    const bpmn = (key: string) =>
      drawing(
        key,
        [
          begin(),
          apply(),
          user(
            'check',
            { mode: 'single' },
            [{ kind: 'person', value: '2007000023' }],
            [
              { name: 'forward', enabled: 'true' },
              { name: 'copy', enabled: 'true' },
            ],
          ),
          end(),
        ],
        ['begin -> apply -> check -> end'],
      );
    const of = (department: string, key: string) => {
      const made = content(bpmn(key));
      return deploy(server, key, { ...made, item: { ...made.item, department } });
    };
    await of('logistics', 'theirs');
    await of('library-it', 'others');
    theirCase = (await submitNew(applicant, 'theirs', { reason: '我的' })).id;
    otherCase = (await submitNew(applicant, 'others', { reason: '他的' })).id;
  });
  afterAll(() => server.close());

  const routes = () =>
    routesOf(
      server.app
        .get(DiscoveryService)
        .getControllers()
        .flatMap(({ metatype }) => (metatype ? [metatype] : [])),
    ).filter(({ permission }) => permission === 'processAdministrator' || permission === 'overseer');

  it('is refused at every route that is about another department’s item, or about the whole school', async () => {
    let asked = 0;
    for (const { method, path, administers, handler } of routes()) {
      if (administers === 'several' || administers === 'nothing') continue;
      const id = administers === 'instance' ? otherCase : 'none';
      const address = path.replace(':key', 'others').replace(':id', id).replace(/:\w+/g, '1');
      // there is no case migration here; what is not found is found by nobody
      if (administers === 'migration') continue;
      const { status } = await logistics.request(method, address, method === 'GET' ? undefined : {});
      expect({ handler, status }).toEqual({ handler, status: 403 });
      asked++;
    }
    expect(asked).toBeGreaterThan(20);
  });

  it('reads no file that another department is still preparing', async () => {
    const seen = async (key: string) => {
      const form = new FormData();
      form.append('file', new Blob([key]), '样表.txt');
      const fileId = (await admin.request<{ id: string }>('POST', '/api/files', form)).body.id;
      const { revision, item } = (await admin.get<Definition>(`/api/definitions/${key}`)).body;
      const draft = { revision, item: { ...item, attachments: [{ name: '样表', fileId }] } };
      expect((await admin.put(`/api/definitions/${key}/draft`, draft)).status).toBe(200);
      return (await logistics.get(`/api/files/${fileId}`)).status;
    };
    expect(await seen('others')).toBe(404);
    expect(await seen('theirs')).toBe(200);
  });

  it('passes at every route that is about their own', async () => {
    for (const { method, path, administers, handler } of routes()) {
      if (administers === undefined || administers === 'migration') continue;
      const address = path.replace(':key', 'theirs').replace(':id', theirCase).replace(/:\w+/g, '1');
      const { status } = await logistics.request(method, address, method === 'GET' ? undefined : {});
      expect({ handler, isRefused: status === 403 || status === 401 }).toEqual({ handler, isRefused: false });
    }
  });

  it('declares of every route with an item in its address which one that is', () => {
    const silent = routes().filter(
      ({ path, administers }) => /\/(definitions\/:key|instances\/:id)/.test(path) && !administers,
    );
    expect(silent.map(({ handler }) => handler)).toEqual([]);
    expect(ADMINISTERS).toBe('administers');
  });

  it('lists theirs alone', async () => {
    const definitions = (await logistics.get<Page<DefinitionRow>>('/api/definitions')).body;
    expect(definitions.rows.map(({ key }) => key).sort()).toEqual(['theirs', 'vehicle-request']);
    expect(definitions.total).toBe(2);
    const cases = (await logistics.get<Page<MonitorRow>>('/api/instances')).body;
    expect(cases.rows.map(({ id }) => id)).toEqual([theirCase]);
    expect((await admin.get<Page<MonitorRow>>('/api/instances')).body.rows).toHaveLength(2);
  });

  it('sees the whole of their cases, and nothing of the others', async () => {
    expect((await logistics.get(`/api/applications/${theirCase}`)).status).toBe(200);
    expect((await logistics.get(`/api/applications/${otherCase}`)).status).toBe(404);
    expect((await admin.get(`/api/applications/${otherCase}`)).status).toBe(200);
  });

  it('is offered 流程配置 of theirs alone: on the item, the new form, the draft, the case and the task', async () => {
    const isOffered = async (person: ApiClient, key: string, caseId: string) => {
      const draft = await person.post<Application>('/api/applications', { itemKey: key });
      const pages = await Promise.all([
        person.get<ApplicationForm>(`/api/applications/new?itemKey=${key}`),
        person.get<Application>(`/api/applications/${draft.body.id}`),
        person.get<Application>(`/api/applications/${caseId}`),
      ]);
      expect((await person.delete(`/api/applications/${draft.body.id}`)).status).toBe(204);
      const item = await person.get<ItemDetail>(`/api/items/${key}`);
      return [item.body.isAdministered, ...pages.map(({ body }) => body.actions?.includes('configure') ?? null)];
    };
    expect(await isOffered(logistics, 'theirs', theirCase)).toEqual([true, true, true, true]);
    // a case of another department is not even seen
    expect(await isOffered(logistics, 'others', otherCase)).toEqual([false, false, false, null]);
    expect(await isOffered(admin, 'others', otherCase)).toEqual([true, true, true, true]);
    const applicant = await server.signIn('2003000053');
    expect(await isOffered(applicant, 'theirs', theirCase)).toEqual([false, false, false, false]);

    const reviewer = await server.signIn('2007000023');
    const task = await taskIn(reviewer, theirCase);
    const shown = await reviewer.get<TaskDetail>(`/api/tasks/${task.id}`);
    expect(shown.body.isAdministered).toBe(false);
    for (const [caseId, isTheirs] of [
      [theirCase, true],
      [otherCase, false],
    ] as const) {
      const { id } = await taskIn(reviewer, caseId);
      await reviewer.post(`/api/tasks/${id}/forward`, { to: 'person-2006000071', opinion: '请办' });
      const forwarded = await taskIn(logistics, caseId);
      const { body } = await logistics.get<TaskDetail>(`/api/tasks/${forwarded.id}`);
      expect({ caseId, isAdministered: body.isAdministered }).toEqual({ caseId, isAdministered: isTheirs });
    }
  });

  it('reads the tasks of their cases and ends them, and is told of no others', async () => {
    const [applicant, reviewer] = (await Promise.all([server.signIn('2003000053'), server.signIn('2007000023')])) as [
      ApiClient,
      ApiClient,
    ];
    const submitted = async (key: string) => {
      const { id } = await submitNew(applicant, key, { reason: '请办' });
      return { id, task: await taskIn(reviewer, id) };
    };
    const [mine, foreign] = [await submitted('theirs'), await submitted('others')];
    const end = (who: ApiClient, id: string, reason = '重复提交') =>
      who.post<ActResult>(`/api/applications/${id}/terminate`, { reason });
    const offered = async (who: ApiClient, id: string) =>
      (await who.get<Application>(`/api/applications/${id}`)).body.actions?.includes('terminate') ?? null;

    // read, and no more: the task is somebody else's
    const shown = await logistics.get<TaskDetail>(`/api/tasks/${mine.task.id}`);
    expect(shown).toMatchObject({ status: 200, body: { actions: [], isAdministered: true } });
    for (const [act, body] of [
      ['complete', { opinion: '同意' }],
      ['assign', { to: 'person-2003000053' }],
    ] as const)
      expect((await logistics.post(`/api/tasks/${mine.task.id}/${act}`, body)).status).toBe(404);
    expect((await logistics.get(`/api/tasks/${foreign.task.id}`)).status).toBe(404);
    expect((await reviewer.get(`/api/tasks/${mine.task.id}`)).status).toBe(200);
    expect(await Promise.all([mine, foreign].map(({ id }) => offered(logistics, id)))).toEqual([true, null]);

    // a copy opens the case of another department, and not more; lists say the same
    for (const { task } of [mine, foreign])
      expect((await reviewer.post(`/api/tasks/${task.id}/copy`, { people: ['person-2006000071'] })).status).toBe(200);
    expect(await offered(logistics, foreign.id)).toBe(false);
    expect((await logistics.get(`/api/tasks/${foreign.task.id}`)).status).toBe(404);
    const copies = (await logistics.get<Page<ApplicationRow>>('/api/applications?box=copies')).body.rows;
    const listed = ({ id }: { id: string }) =>
      copies.find((row) => row.id === id)?.actions.includes('terminate') ?? null;
    expect([mine, foreign].map(listed)).toEqual([true, false]);

    expect((await end(logistics, mine.id, '')).status).toBe(400);
    for (const { id } of [mine, foreign]) expect((await end(reviewer, id)).status).toBe(404);
    expect((await end(logistics, foreign.id)).status).toBe(404);
    expect(await end(logistics, mine.id)).toMatchObject({ status: 200, body: { status: 'terminated' } });
    expect((await end(logistics, mine.id)).status).toBe(409);
    const ended = await applicant.get<Application>(`/api/applications/${mine.id}`);
    expect(ended.body.records).toContainEqual(expect.objectContaining({ state: 'terminated', opinion: '重复提交' }));
    const lines = (await logistics.get<Page<AuditLine>>('/api/audit-log?limit=50')).body.rows;
    expect(lines).toContainEqual(expect.objectContaining({ action: 'instance.terminate', target: mine.id }));
    expect((await end(admin, foreign.id)).status).toBe(200);
  });

  it('makes items of their department, and gives none away', async () => {
    const created = await logistics.post<Definition>('/api/definitions', { key: 'mine', name: '我的' });
    expect(created).toMatchObject({ status: 201, body: { item: { department: 'logistics' } } });
    const { revision, item } = created.body;
    const save = (department: string) =>
      logistics.put('/api/definitions/mine/draft', { revision, item: { ...item, department } });
    expect(await save('union')).toMatchObject({ status: 403 });
    expect(await save('logistics')).toMatchObject({ status: 200 });
  });

  it('administers the departments below, too', async () => {
    await server.database.transaction(async (tx) => {
      const [top] = await tx.query<{ id: string }>('select id from department where parent_id is null');
      tx.enqueue('delete from administered_department');
      tx.enqueue("insert into administered_department (person_id, department_id) values ('person-2006000071', ?)", [
        top?.id ?? '',
      ]);
    });
    const again = await server.signIn('2006000071');
    expect((await again.get('/api/definitions/others')).status).toBe(200);
    await server.database.transaction((tx) => tx.execute("update administered_department set department_id = 'gone'"));
    const without = await server.signIn('2006000071');
    expect((await without.get('/api/definitions/others')).status).toBe(403);
    expect((await without.get<Page<DefinitionRow>>('/api/definitions')).body.total).toBe(0);
  });
});
