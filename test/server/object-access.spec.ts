import { DiscoveryService } from '@nestjs/core';
import { insertRows } from '../../server/database/insert-rows.js';
import { newId } from '../../server/database/new-id.js';
import { toSqlTime } from '../../server/database/sql-time.js';
import { routesOf } from '../../server/http/routes.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(180_000);

const people = {
  applicant: '2003000053',
  /** Has the case in their 待办, and has acted on others. */
  reviewer: '2007000023',
  /** Has nothing to do with any of it. */
  stranger: '2002000041',
  /** Has a case of the same item. */
  otherApplicant: '202401001',
  /** Administers the items of another department. */
  otherAdministrator: '2006000071',
  /** Got a copy (知会) of the case. */
  reader: '1995000011',
  /** Comes after the reviewer. */
  next: '1998000101',
  auditor: 'auditor',
} as const;
type Who = keyof typeof people;

/** Those whose objects they are not. */
const others = ['stranger', 'otherApplicant', 'otherAdministrator', 'reader', 'next', 'auditor'] as const;
type Other = (typeof others)[number];

/** Objects of the applicant and the reviewer that routes are about. */
interface Objects {
  readonly running: string;
  readonly draft: string;
  readonly done: string;
  readonly task: string;
  readonly file: string;
  readonly looseFile: string;
  readonly upload: string;
  readonly delegation: string;
}

/** What a route is asked for, and who of the others may ask. */
interface Ask {
  readonly of: keyof Objects;
  readonly body?: object | string;
  readonly query?: string;
  /** Whose it is: they are not refused. */
  readonly owner: Who;
  /** Others who may read it, too. */
  readonly readers?: readonly Other[];
}

const somebody = 'person-1987000009';
const asked: Readonly<Record<string, Ask>> = {
  'GET /api/applications/:id': { of: 'running', owner: 'applicant', readers: ['reader', 'auditor'] },
  'GET /api/applications/:id/changes': { of: 'running', owner: 'applicant', readers: ['reader', 'auditor'] },
  'GET /api/applications/:id/print': { of: 'running', owner: 'applicant', readers: ['reader', 'auditor'] },
  'GET /api/applications/:id/print/pdf': { of: 'running', owner: 'applicant', readers: ['reader', 'auditor'] },
  'GET /api/tasks/:id': { of: 'task', owner: 'reviewer', readers: ['auditor'] },
  'GET /api/files/:id': { of: 'file', owner: 'applicant', readers: ['reader', 'auditor'] },
  'GET /api/files/uploads/:id': { of: 'upload', owner: 'applicant' },
  'PUT /api/files/uploads/:id': { of: 'upload', query: '?offset=0', body: 'abc', owner: 'applicant' },
  'PUT /api/applications/:id': { of: 'draft', body: { data: { reason: '改' } }, owner: 'applicant' },
  'POST /api/applications/:id/urge': { of: 'running', body: { note: '快' }, owner: 'applicant' },
  'POST /api/applications/:id/rate': { of: 'done', body: { score: 1 }, owner: 'applicant' },
  'POST /api/tasks/:id/claim': { of: 'task', owner: 'reviewer' },
  'POST /api/tasks/:id/release': { of: 'task', owner: 'reviewer' },
  'POST /api/tasks/:id/copy': { of: 'task', body: { people: [somebody] }, owner: 'reviewer' },
  'PUT /api/tasks/:id/draft': { of: 'task', body: { data: {} }, owner: 'reviewer' },
  'POST /api/tasks/:id/add-approvers': { of: 'task', body: { people: [somebody] }, owner: 'reviewer' },
  'POST /api/tasks/:id/remove-approvers': { of: 'task', body: { people: [somebody] }, owner: 'reviewer' },
  'POST /api/tasks/:id/preview': { of: 'task', body: {}, owner: 'reviewer' },
  'POST /api/tasks/:id/return': { of: 'task', body: { opinion: '退' }, owner: 'reviewer' },
  'POST /api/tasks/:id/refuse': { of: 'task', body: { opinion: '不' }, owner: 'reviewer' },
  'POST /api/tasks/:id/delegate': { of: 'task', body: { to: somebody }, owner: 'reviewer' },
  'POST /api/tasks/:id/forward': { of: 'task', body: { to: somebody }, owner: 'reviewer' },
  'POST /api/tasks/:id/assign': { of: 'task', body: { to: somebody }, owner: 'reviewer' },
  'POST /api/tasks/:id/complete': { of: 'task', body: {}, owner: 'reviewer' },
  'POST /api/tasks/:id/take-back': { of: 'task', owner: 'reviewer' },
  'POST /api/applications/:id/withdraw': { of: 'running', owner: 'applicant' },
  'POST /api/applications/:id/terminate': { of: 'running', body: { reason: '停' }, owner: 'applicant' },
  'POST /api/applications/:id/submit': { of: 'draft', body: { data: { reason: '交' } }, owner: 'applicant' },
  'DELETE /api/applications/:id': { of: 'draft', owner: 'applicant' },
  'POST /api/delegations/:id/end': { of: 'delegation', owner: 'reviewer' },
};
/** About overdue steps: nobody answers for one here, so that nobody may; `limits` has those who do. */
const ofSupervisors: Readonly<Record<string, object>> = {
  'POST /api/applications/:id/supervision/notes': { text: '快' },
  'POST /api/applications/:id/supervision/hand-over': { to: somebody },
  'POST /api/applications/:id/supervision/assign': { taskId: 'task', to: somebody },
};
/** Only about whoever asks, or the same for everybody who is signed in. */
const ofNobodyElse = [
  'GET /api/session',
  'DELETE /api/session',
  'GET /api/applications',
  'POST /api/applications',
  'GET /api/tasks',
  'GET /api/tasks/counts',
  'GET /api/tasks/items',
  'GET /api/applications/items',
  'GET /api/delegations/items',
  'GET /api/profile',
  'PUT /api/profile',
  'POST /api/profile/phone-codes',
  'PUT /api/profile/bound-phone',
  'PUT /api/profile/password',
  'DELETE /api/profile/bound-phone',
  'GET /api/profile/phrases',
  'PUT /api/profile/phrases',
  'GET /api/delegations',
  'POST /api/delegations',
  'GET /api/notifications',
  'GET /api/notifications/channels',
  'GET /api/live',
  'POST /api/files',
  'POST /api/files/uploads',
  'GET /api/items',
  'GET /api/items/home',
  'GET /api/downloads',
  'GET /api/notices',
  'GET /api/notices/:id',
  'GET /api/work-calendar',
  'GET /api/organization/tree',
  'GET /api/organization/people',
];
/** By what an item is for (`items.service.spec`, `drawings`, `form-options`), or by ids in the body (below). */
const testedOtherwise = [
  'GET /api/definitions/:key/versions/:version/diagram',
  'GET /api/forms/:key/versions/:version/options',
  'GET /api/items/:key',
  'GET /api/items/:key/ratings',
  'PUT /api/items/:key/favorite',
  'DELETE /api/items/:key/favorite',
  'GET /api/applications/new',
  'POST /api/applications/preview',
  'POST /api/notifications/read',
  'POST /api/tasks/complete',
  'POST /api/tasks/forward',
  'POST /api/tasks/assign',
];

const actions = ['refuse', 'removeApprovers', 'forward', 'delegate', 'assign', 'copy', 'withdraw'].map((name) => ({
  name,
  enabled: 'true',
}));
const bpmn = drawing(
  'guarded',
  [
    begin(),
    apply(),
    user('check', { mode: 'single' }, [{ kind: 'person', value: people.reviewer }], actions),
    user('last', { mode: 'single' }, [{ kind: 'person', value: people.next }], actions),
    end(),
  ],
  ['begin -> apply -> check -> last -> end'],
);
const secret = '不可外传的事由';

describe.each(databases)('what belongs to somebody, on %s', (dialect) => {
  let server: TestServer;
  let clients: Record<Who, ApiClient>;
  let objects: Objects;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(
      server,
      'guarded',
      content(bpmn, [
        { key: 'reason', label: '事由', type: 'text', required: true },
        { key: 'proof', label: '材料', type: 'attachment' },
      ]),
    );
    const signedIn = Object.entries(people).map(async ([who, account]) => [who, await server.signIn(account)] as const);
    clients = Object.fromEntries(await Promise.all(signedIn)) as Record<Who, ApiClient>;
    objects = await makeObjects(clients);
  });
  afterAll(() => server.close());

  const signedInRoutes = () =>
    routesOf(
      server.app
        .get(DiscoveryService)
        .getControllers()
        .flatMap(({ metatype }) => (metatype ? [metatype] : [])),
    )
      .filter(({ permission }) => permission === 'signedIn')
      .map(({ method, path }) => `${method} ${path}`);

  async function call(who: Who, route: string, { of, body, query = '' }: Omit<Ask, 'owner'>) {
    const [method = '', path = ''] = route.split(' ');
    const address = path.replace(':id', objects[of]) + query;
    const headers: Record<string, string> =
      typeof body === 'string' ? { 'content-type': 'application/octet-stream' } : {};
    const sent = method === 'GET' || method === 'DELETE' ? undefined : (body ?? {});
    const { status, body: answer } = await clients[who].request<unknown>(method, address, sent, headers);
    return { status, text: JSON.stringify(answer) };
  }

  /** Everything that acts write. */
  async function everything(): Promise<string> {
    const tables = 'instance task record command_log form_change copy rating delegation file upload task_draft'.split(
      ' ',
    );
    const rows = await Promise.all(
      tables.map((table) => server.database.query(`select * from ${table} order by 1, 2`)),
    );
    return JSON.stringify(rows);
  }

  it('is known of every route: a new one has to say here whose objects it is about', () => {
    const known = [...Object.keys(asked), ...Object.keys(ofSupervisors), ...ofNobodyElse, ...testedOtherwise];
    expect(signedInRoutes().sort()).toEqual(known.sort());
  });

  it.each(others)('is neither read nor changed by the %s', async (who) => {
    const before = await everything();
    for (const [route, ask] of Object.entries(asked)) {
      const { status, text } = await call(who, route, ask);
      if (ask.readers?.includes(who)) expect({ route, status }).toEqual({ route, status: 200 });
      else {
        expect({ route, isRefused: status === 403 || status === 404, status }).toMatchObject({
          route,
          isRefused: true,
        });
        expect(text).not.toContain(secret);
      }
    }
    for (const [route, body] of Object.entries(ofSupervisors)) {
      const { status } = await call(who, route, { of: 'running', body });
      expect({ route, status }).toEqual({ route, status: 404 });
    }
    expect(await everything()).toBe(before);
  });

  it.each(others)('is not reached by ids in a body of the %s', async (who) => {
    const client = clients[who];
    const before = await everything();
    for (const act of ['complete', 'forward', 'assign']) {
      const body = { ids: [objects.task], to: somebody, opinion: '好' };
      const { status, body: answer } = await client.post<{ rows: { ok: boolean; message: string }[] }>(
        `/api/tasks/${act}`,
        body,
      );
      expect({ act, status, ok: answer.rows.map(({ ok }) => ok) }).toEqual({ act, status: 200, ok: [false] });
      expect(JSON.stringify(answer)).not.toContain(secret);
    }
    for (const id of [objects.running, objects.draft, objects.done]) {
      expect((await client.get(`/api/applications/new?itemKey=guarded&from=${id}`)).status).toBe(404);
      const check = { itemKey: 'guarded', data: {}, applicationId: id };
      expect((await client.post('/api/applications/preview', check)).status).toBe(404);
    }
    const submission = { reason: '借用', proof: [objects.looseFile] };
    const draft = await createDraft(client, 'guarded');
    expect((await client.post(`/api/applications/${draft}/submit`, { data: submission })).status).toBe(422);
    expect((await client.put(`/api/applications/${draft}`, { data: submission })).status).toBe(422);
    expect((await client.delete(`/api/applications/${draft}`)).status).toBe(204);
    expect(await everything()).toBe(before);
  });

  it('stays unread when others say that they have read it', async () => {
    const mine = { id: newId() };
    const notification = {
      ...{ ...mine, person_id: `person-${people.reviewer}`, kind: 'taskArrived', title: '新任务', text: '请办理' },
      ...{ instance_id: objects.running, task_id: objects.task, created_at: toSqlTime(new Date()), read_at: null },
    };
    await server.database.transaction(async (tx) => tx.enqueue(insertRows('notification', [notification])));
    for (const who of others)
      expect((await clients[who].post('/api/notifications/read', { ids: [mine.id] })).status).toBe(204);
    const [after] = await server.database.query<{ read_at: string | null }>(
      'select read_at from notification where id = ?',
      [mine.id],
    );
    expect(after?.read_at).toBeNull();
  });

  it.each(['stranger', 'otherApplicant', 'otherAdministrator'] as const)('stands in no list of the %s', async (who) => {
    const lists = [
      ...['mine', 'drafts', 'copies', 'supervised'].map((box) => `applications?box=${box}`),
      ...['todo', 'done', 'assigned', 'forwarded'].map((box) => `tasks?box=${box}`),
      `applications?box=mine&q=${encodeURIComponent('许明远')}`,
      ...['todo', 'done', 'assigned', 'forwarded'].map((box) => `tasks/items?box=${box}`),
      ...['mine', 'drafts', 'copies', 'supervised'].map((box) => `applications/items?box=${box}`),
      ...['notifications', 'delegations', 'tasks/counts', 'items/home', 'profile'],
    ];
    for (const list of lists) {
      const { status, body } = await clients[who].get(`/api/${list}`);
      expect({ list, status }).toEqual({ list, status: 200 });
      const text = JSON.stringify(body);
      for (const hidden of [secret, ...Object.values(objects)])
        expect([list, text]).toEqual([list, expect.not.stringContaining(hidden)]);
    }
  });

  it('lets whoever audits read everything and write nothing', async () => {
    const before = await everything();
    const routes = routesOf(
      server.app
        .get(DiscoveryService)
        .getControllers()
        .flatMap(({ metatype }) => (metatype ? [metatype] : [])),
    ).filter(({ method, permission }) => method !== 'GET' && permission !== 'signedIn' && permission !== 'public');
    for (const { method, path, handler } of routes) {
      const address = path.replace(':key', 'guarded').replace(':id', objects.running).replace(/:\w+/g, '1');
      const { status } = await clients.auditor.request(method, address, {});
      expect({ handler, status }).toEqual({ handler, status: 403 });
    }
    expect(await everything()).toBe(before);
  });

  it('is not refused to whose it is', async () => {
    for (const [route, ask] of Object.entries(asked)) {
      const { status } = await call(ask.owner, route, ask);
      expect({ route, isRefused: [401, 403, 404].includes(status), status }).toMatchObject({ route, isRefused: false });
    }
  });
});

async function makeObjects(clients: Record<Who, ApiClient>): Promise<Objects> {
  const { applicant, reviewer, next, otherApplicant } = clients;
  const upload = async () => {
    const form = new FormData();
    form.append('file', new Blob([secret]), '证明.txt');
    return (await applicant.post<{ id: string }>('/api/files', form)).body.id;
  };
  const [file, looseFile] = [await upload(), await upload()];
  const { id: done } = await submitNew(applicant, 'guarded', { reason: secret });
  await reviewer.post(`/api/tasks/${(await taskIn(reviewer, done)).id}/complete`, {});
  await next.post(`/api/tasks/${(await taskIn(next, done)).id}/complete`, {});
  await submitNew(otherApplicant, 'guarded', { reason: '另一件' });
  const { id: running } = await submitNew(applicant, 'guarded', { reason: secret, proof: [file] });
  const { id: task } = await taskIn(reviewer, running);
  await reviewer.post(`/api/tasks/${task}/copy`, { people: [`person-${people.reader}`] });
  // read, so that reading changes nothing any more
  await clients.reader.get(`/api/applications/${running}`);
  const draft = await createDraft(applicant, 'guarded');
  await applicant.put(`/api/applications/${draft}`, { data: { reason: secret } });
  const begun = await applicant.post<{ id: string }>('/api/files/uploads', { name: '长.txt', size: 100 });
  const at = Date.now();
  const delegation = await reviewer.post<{ id: string }>('/api/delegations', {
    standInId: somebody,
    startsAt: new Date(at + 86_400_000).toISOString(),
    endsAt: new Date(at + 2 * 86_400_000).toISOString(),
    itemKeys: null,
  });
  return { running, draft, done, task, file, looseFile, upload: begun.body.id, delegation: delegation.body.id };
}
