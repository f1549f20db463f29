import type { Definition } from '../../server/contract/definitions.js';
import type { FormOpening } from '../../server/contract/forms.js';
import type { ApiClient } from '../support/api-client.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('a form that is tried out on %s', (dialect) => {
  let server: TestServer;
  let admin: ApiClient;
  let form: Definition['form'];

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    admin = await server.signIn('admin');
    ({ form } = (await admin.get<Definition>('/api/definitions/union-hardship-grant')).body);
  });
  afterAll(() => server.close());

  it('opens as it would for the chosen applicant, with the reviewers that are offered', async () => {
    const { status, body } = await admin.post<FormOpening>('/api/forms/opening', {
      form,
      applicantId: 'person-2003000053',
    });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ name: '许明远' });
    const offered = body.reviewers['reviewer']?.map(({ personId }) => personId);
    expect(offered).toContain('person-2007000023');
    expect(offered).not.toContain('person-2003000053');
  });

  it('is for process administrators, and for an applicant who is there', async () => {
    const asked = { form, applicantId: 'person-2003000053' };
    const applicant = await server.signIn('2003000053');
    expect(await applicant.post('/api/forms/opening', asked)).toMatchObject({ status: 403 });
    expect(await admin.post('/api/forms/opening', { ...asked, applicantId: 'person-nobody' })).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('申请人') },
    });
  });
});
