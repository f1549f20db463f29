import type { Problem } from '../../server/contract/definitions.js';
import type { MonitorRow } from '../../server/contract/instances.js';
import { DefinitionsService } from '../../server/definitions/definitions.service.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { decisionFile, table } from '../support/decision-file.js';
import {
  apply,
  begin,
  call,
  choice,
  content,
  deploy,
  drawing,
  end,
  errorBoundary,
  rule,
  script,
  user,
} from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const tier = (limit: number) =>
  decisionFile([
    table({
      id: 'tier',
      inputs: ['amount'],
      outputs: ['who'],
      rules: [`<= ${limit} | "reviewer"`, `> ${limit} | "head"`],
    }),
  ]);

describe.each(databases)('tasks that the server does itself on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let head: ApiClient;
  let admin: ApiClient;

  const people = [
    user('small', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]),
    user('large', { mode: 'single' }, [{ kind: 'person', value: '1998000101' }]),
  ];
  const decides = (key: string, binding: { [name: string]: string }) =>
    drawing(
      key,
      [
        begin(),
        apply(),
        rule('decide', { decisionId: 'tier', resultVariable: 'who', ...binding }),
        choice('which', 'which_small'),
        ...people,
        end(),
      ],
      ['begin -> apply -> decide -> which -> small -> end', 'which -> large -> end'],
      [],
      { conditions: { which_large: 'who = "head"' } },
    );
  const calculates = (source: string) =>
    drawing(
      'calculates',
      [
        begin(),
        apply(),
        script('calculate', source, 'who'),
        errorBoundary('poor', 'calculate', 'no-money'),
        choice('which', 'which_small'),
        ...people,
        end(),
        end('refused'),
      ],
      ['begin -> apply -> calculate -> which -> small -> end', 'which -> large -> end', 'poor -> refused'],
      [],
      { errors: ['no-money'], conditions: { which_large: 'who = "head"' } },
    );

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, reviewer, head, admin] = (await Promise.all(
      ['2003000053', '2007000023', '1998000101', 'admin'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  const submit = async (key: string, amount: number) => (await submitNew(applicant, key, { reason: '测', amount })).id;
  const holds = async (person: ApiClient, id: string) =>
    (await todo(person)).some(({ applicationId }) => applicationId === id);
  const incidentOf = (key: string, id: string) =>
    eventually(async () => {
      const { rows } = (await admin.get<{ rows: MonitorRow[] }>(`/api/instances?item=${key}`)).body;
      return rows.find((row) => row.id === id)?.incidents[0];
    });

  it('make a decision in the same step, by the form and the decision of their version', async () => {
    await deploy(server, 'bound', { ...content(decides('bound', { binding: 'deployment' })), decisions: [tier(1000)] });
    expect(await holds(reviewer, await submit('bound', 500))).toBe(true);
    expect(await holds(head, await submit('bound', 5000))).toBe(true);
  });

  it('bind decisions to the version of the case, to the newest, or to a fixed one', async () => {
    const first = await deploy(server, 'versions', {
      ...content(decides('versions', { binding: 'version', version: '1' })),
      decisions: [tier(1000)],
    });
    expect(first).toBe(1);
    await deploy(server, 'versions', {
      ...content(decides('versions', { binding: 'version', version: '1' })),
      decisions: [tier(10)],
    });
    expect(await holds(reviewer, await submit('versions', 500))).toBe(true);
    await deploy(server, 'versions', { ...content(decides('versions', { binding: 'latest' })), decisions: [tier(10)] });
    expect(await holds(head, await submit('versions', 500))).toBe(true);
  });

  it('find the decision of another definition', async () => {
    await deploy(server, 'lends', { ...content(decides('lends', { binding: 'deployment' })), decisions: [lent] });
    await deploy(server, 'borrows', content(decides('borrows', {}).replaceAll('"tier"', '"lent"')));
    expect(await holds(head, await submit('borrows', 5000))).toBe(true);
  });

  it('make an incident where there is no result, which says why', async () => {
    const unknown = decides('undecided', { binding: 'deployment' }).replaceAll('"tier"', '"nowhere"');
    await deploy(server, 'undecided', content(unknown));
    const id = await submit('undecided', 1);
    expect(await incidentOf('undecided', id)).toMatchObject({
      elementId: 'decide',
      message: expect.stringContaining('没有找到决策「nowhere」'),
    });
  });

  it('run JavaScript with the form', async () => {
    await deploy(server, 'calculates', content(calculates('amount * 2 > 1000 ? "head" : "reviewer"')));
    expect(await holds(head, await submit('calculates', 600))).toBe(true);
    expect(await holds(reviewer, await submit('calculates', 400))).toBe(true);
  });

  it('throw BPMN errors from a script', async () => {
    await deploy(server, 'calculates', content(calculates('throw new BpmnError("no-money", "没有钱")')));
    const id = await submit('calculates', 1);
    const { body } = await applicant.get<{ status: string }>(`/api/applications/${id}`);
    expect(body.status).toBe('completed');
  });

  it('make an incident of a script that does not end', async () => {
    await deploy(server, 'calculates', content(calculates('for (;;);')));
    const id = await submit('calculates', 1);
    expect(await incidentOf('calculates', id)).toMatchObject({ message: expect.stringContaining('0.2 秒') });
  });

  it('refuse to publish a decision that cannot be made', async () => {
    const broken = decisionFile([table({ id: 'tier', inputs: ['amount'], outputs: ['who'], rules: ['> | 2'] })]);
    const { body } = await admin.post<{ problems: { code: string; message: string }[] }>('/api/definitions/check', {
      bpmn: decides('x', {}),
      decisions: [broken],
    });
    expect(body.problems).toContainEqual(
      expect.objectContaining({ code: 'decision.expression', message: expect.stringContaining('第 1 行') }),
    );
  });

  it('warn of a role that the organization does not have', async () => {
    const { body } = await admin.post<{ problems: Problem[] }>('/api/definitions/check', {
      bpmn: drawing(
        'x',
        [begin(), apply(), user('check', {}, [{ kind: 'role', value: 'nowhere' }]), end()],
        ['begin -> apply -> check -> end'],
      ),
    });
    expect(body.problems).toMatchObject([
      { severity: 'warning', code: 'organization.roleUnknown', elementId: 'check' },
    ]);
  });

  it('warn of a decision and of a process that nobody has published', async () => {
    const warned = async (bpmn: string, decisions: { name: string; dmn: string }[] = []) => {
      const { body } = await admin.post<{ problems: { severity: string; code: string; elementId: string }[] }>(
        '/api/definitions/check',
        { bpmn, decisions },
      );
      return body.problems
        .filter(({ code }) => code.endsWith('.unknown'))
        .map(({ severity, code, elementId }) => `${severity} ${code} ${elementId}`);
    };
    const missing = decides('x', {}).replaceAll('"tier"', '"nowhere"');
    expect(await warned(missing)).toEqual(['warning decision.unknown decide']);
    expect(await warned(decides('x', {}), [tier(10)])).toEqual([]);
    await deploy(server, 'offers', { ...content(decides('offers', { binding: 'deployment' })), decisions: [lent] });
    expect(await warned(decides('x', {}).replaceAll('"tier"', '"lent"'))).toEqual([]);
    const calling = (id: string) =>
      drawing('y', [begin(), apply(), call('sub', id), end()], ['begin -> apply -> sub -> end']);
    expect(await warned(calling('no_such_process'))).toEqual(['warning call.unknown sub']);
    expect(await warned(calling('offers'))).toEqual([]);
    expect(await warned(calling('y'))).toEqual([]); // itself
  });

  it('keep decisions with the draft and the version', async () => {
    const files = [tier(7)];
    await admin.post('/api/definitions', { key: 'drafted', name: '草拟' });
    const saved = await admin.put('/api/definitions/drafted/draft', { revision: 1, decisions: files });
    expect(saved).toMatchObject({ status: 200, body: { decisions: files } });
    await deploy(server, 'kept', { ...content(decides('kept', {})), decisions: files });
    const { decisions } = await server.app.get(DefinitionsService).version('kept', 1);
    expect(decisions).toEqual(files);
    await taskIn(reviewer, await submit('kept', 1));
  });
});

const lent = decisionFile([table({ id: 'lent', inputs: ['amount'], outputs: ['who'], rules: ['- | "head"'] })]);
