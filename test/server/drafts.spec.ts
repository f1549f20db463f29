import type { Application } from '../../server/contract/applications.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const bpmn = drawing('limits', [begin(), apply(), end()], ['begin -> apply -> end']);

describe.each(databases)('存稿 on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(
      server,
      'limits',
      content(bpmn, [
        { key: 'reason', label: '事由', type: 'text', maxLength: 5 },
        { key: 'count', label: '数量', type: 'number', max: 10, precision: 0 },
        { key: 'amount', label: '金额', type: 'money', max: 100_000 },
        { key: 'days', label: '起止', type: 'dateRange' },
      ]),
    );
    applicant = await server.signIn('2003000053');
  });
  afterAll(() => server.close());

  const beyond = { reason: '六个字太长了', count: 12.5, amount: 200_000, days: ['2026-12-02', '2026-12-01'] };

  it('keeps what is beyond a limit, and names all of it at submission', async () => {
    const id = await createDraft(applicant, 'limits');
    const saved = await applicant.put<Application>(`/api/applications/${id}`, { data: beyond });
    expect([saved.status, saved.body.form.data]).toEqual([200, beyond]);
    const { status, body } = await applicant.post<{ details: { path: string }[] }>(`/api/applications/${id}/submit`, {
      data: beyond,
    });
    expect(status).toBe(422);
    expect(body.details.map(({ path }) => path).sort()).toEqual(['amount', 'count', 'days', 'reason']);
  });

  it('is not written over by a page that saw an older state of it', async () => {
    const created = await applicant.post<Application>('/api/applications', {
      itemKey: 'limits',
      data: { reason: '一' },
    });
    const { id, updatedAt } = created.body;
    const first = await applicant.put<Application>(`/api/applications/${id}`, {
      data: { reason: '二' },
      basedOn: updatedAt,
    });
    expect(first.status).toBe(200);
    const stale = await applicant.put(`/api/applications/${id}`, { data: { reason: '三' }, basedOn: updatedAt });
    expect(stale).toMatchObject({ status: 409, body: { code: 'draft.changed' } });
    expect((await applicant.get<Application>(`/api/applications/${id}`)).body.form.data).toMatchObject({
      reason: '二',
    });
    const next = await applicant.put(`/api/applications/${id}`, {
      data: { reason: '四' },
      basedOn: first.body.updatedAt,
    });
    expect(next.status).toBe(200);
  });

  it('lets one of two that save at once through', async () => {
    const { id, updatedAt } = (await applicant.post<Application>('/api/applications', { itemKey: 'limits', data: {} }))
      .body;
    const answers = await Promise.all(
      ['甲', '乙'].map((reason) => applicant.put(`/api/applications/${id}`, { data: { reason }, basedOn: updatedAt })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
