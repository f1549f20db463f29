import { start, step, type Command, type InstanceState, type StartRequest } from '@xiaowu/engine';
import type { ActResult } from '../contract/tasks.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { submitNew, taskIn } from '../../test/support/case-steps.js';
import { databases } from '../../test/support/databases.js';
import { startServer, type TestServer } from '../../test/support/start-server.js';

jest.setTimeout(120_000);

const form = {
  phone: '19900000001',
  reviewer: 'person-2007000023',
  hardshipType: 'illness',
  amount: 300_000,
  situation: '家属患病住院。',
};

describe.each(databases)('the commands of a case on %s', (dialect) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
  });
  afterAll(() => server.close());

  it('give its state again, to the byte', async () => {
    const [applicant, reviewer, head] = await Promise.all(
      ['2003000053', '2007000023', '1998000101'].map((number) => server.signIn(number)),
    );
    if (!applicant || !reviewer || !head) throw new Error('Expected three people.');
    const { id } = await submitNew(applicant, 'union-hardship-grant', form);
    await reviewer.post(`/api/tasks/${(await taskIn(reviewer, id)).id}/return`, { opinion: '请补充' });
    await applicant.post(`/api/tasks/${(await taskIn(applicant, id)).id}/complete`, { data: { amount: 100_000 } });
    await reviewer.post(`/api/tasks/${(await taskIn(reviewer, id)).id}/complete`, {});
    const last = await head.post<ActResult>(`/api/tasks/${(await taskIn(head, id)).id}/complete`, {});
    expect(last.status).toBe(200);

    const [row] = await server.database.query<{ item_key: string; definition_version: number; state: string }>(
      'select item_key, definition_version, state from instance where id = ?',
      [id],
    );
    if (!row) throw new Error('Expected the case.');
    const { process } = await server.app.get(DefinitionsService).compiled(row.item_key, row.definition_version);
    const log = await server.database.query<{ command: string }>(
      'select command from command_log where instance_id = ? order by sequence',
      [id],
    );
    let state: InstanceState | null = null;
    for (const { command } of log) {
      const { type, ...request } = JSON.parse(command) as Command | ({ type: 'start' } & StartRequest);
      state =
        state === null || type === 'start'
          ? start(process, request as StartRequest).state
          : step(process, state, { type, ...request } as Command).state;
    }
    expect(log.length).toBeGreaterThan(8);
    expect(JSON.stringify(state)).toBe(row.state);
  });
});
