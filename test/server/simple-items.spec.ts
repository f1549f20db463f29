import { join } from 'node:path';
import type { Application, Preview } from '../../server/contract/applications.js';
import type { ItemList } from '../../server/contract/items.js';
import { DefinitionLoader } from '../../server/definitions/definition-loader.js';
import { DefinitionsService } from '../../server/definitions/definitions.service.js';
import { checkDefinition } from '../../server/definitions/checking/check-definition.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const shipped = join(__dirname, '../../process-definitions');

describe.each(databases)('simple items on %s', (dialect) => {
  let server: TestServer;
  let teacher: ApiClient;
  let student: ApiClient;
  let keys: string[];

  beforeAll(async () => {
    server = await startServer(dialect);
    keys = await server.app.get(DefinitionLoader).loadSeries(shipped);
    [teacher, student] = (await Promise.all([server.signIn('2003000053'), server.signIn('202401001')])) as [
      ApiClient,
      ApiClient,
    ];
  });
  afterAll(() => server.close());

  it('fill the hall: at least twenty, each complete', async () => {
    expect(keys.length).toBeGreaterThanOrEqual(20);
    const { body } = await teacher.get<ItemList>('/api/items?audience=teacher');
    const shown = body.rows.filter(({ key }) => keys.includes(key));
    expect(shown.length).toBeGreaterThanOrEqual(20);
    expect(shown.filter(({ departmentName }) => departmentName === '')).toEqual([]);
  });

  it('have nothing to mend in drawing, form and print page', async () => {
    const definitions = server.app.get(DefinitionsService);
    for (const key of keys) {
      const definition = await definitions.get(key);
      const problems = await checkDefinition(definition);
      expect({ key, problems }).toEqual({ key, problems: [] });
      expect(definition.print).toContain('{{qrCode}}');
    }
  });

  it('find somebody for every step, for whoever may apply', async () => {
    const { body: forStudents } = await student.get<ItemList>('/api/items?audience=student');
    const studentKeys = forStudents.rows.map(({ key }) => key).filter((key) => keys.includes(key));
    expect(studentKeys.length).toBeGreaterThanOrEqual(8);
    const { body: forTeachers } = await teacher.get<ItemList>('/api/items?audience=teacher');
    const teacherKeys = forTeachers.rows.map(({ key }) => key).filter((key) => keys.includes(key));
    expect(new Set([...studentKeys, ...teacherKeys])).toEqual(new Set(keys));
    for (const [who, own] of [
      [teacher, teacherKeys],
      [student, studentKeys],
    ] as const) {
      for (const itemKey of own) {
        const { body } = await who.post<Preview>('/api/applications/preview', { itemKey, data: {} });
        const steps = body.steps.map(({ name, people }) => `${name}: ${people.length > 0}`);
        expect({ itemKey, steps }).toEqual({ itemKey, steps: expect.arrayContaining(['部门负责人: true']) });
        expect({ itemKey, steps: steps.length, empty: steps.filter((step) => step.endsWith('false')) }).toEqual({
          itemKey,
          steps: expect.any(Number),
          empty: [],
        });
      }
    }
  });

  it('go from the applicant through the head of the department to the office', async () => {
    const id = await createDraft(teacher, 'subdomain-request');
    const tomorrow = new Date(Date.now() + 48 * 3600_000).toISOString().slice(0, 10);
    const data = {
      phone: '13800000000',
      prefix: 'music',
      owner: ['person-2003000053'],
      purpose: '音乐系网站',
      onlineOn: tomorrow,
      isPublic: 'yes',
    };
    const late = { ...data, onlineOn: '2020-01-01' };
    expect(await teacher.post(`/api/applications/${id}/submit`, { data: late })).toMatchObject({
      status: 422,
      body: { details: [{ path: 'onlineOn', message: '计划上线日期不能早于今天' }] },
    });
    expect(await teacher.post(`/api/applications/${id}/submit`, { data })).toMatchObject({ status: 200 });
    const head = await server.signIn('1998000101');
    expect((await taskIn(head, id)).stepName).toBe('部门负责人');
    const task = await taskIn(head, id);
    expect(await head.post(`/api/tasks/${task.id}/complete`, { opinion: '同意' })).toMatchObject({ status: 200 });
    const office = await taskIn(head, id);
    expect(office.stepName).toBe('图信中心办理');
    expect(await head.post(`/api/tasks/${office.id}/complete`, { opinion: '已开通' })).toMatchObject({
      status: 200,
      body: { status: 'completed' },
    });
    const { body } = await teacher.get<Application>(`/api/applications/${id}`);
    expect(body.status).toBe('completed');
  });
});
