import type { Application, Preview } from '../../server/contract/applications.js';
import type { CaseDetail, MigrationCheck } from '../../server/contract/administration.js';
import type { CheckResult } from '../../server/contract/definitions.js';
import type { Heat } from '../../server/contract/heat.js';
import type { MonitorRow } from '../../server/contract/instances.js';
import type { TaskDetail } from '../../server/contract/tasks.js';
import { MigrationsService } from '../../server/instances/migration/migrations.service.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { publish } from '../support/publish.js';
import {
  apply,
  begin,
  call,
  choice,
  collaboration,
  content,
  deploy,
  drawing,
  end,
  message,
  send,
  startBy,
  user,
} from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const reviewing = (id: string) =>
  user(id, { mode: 'single' }, [{ kind: 'person', value: '2007000023' }], [{ name: 'return', enabled: 'true' }]);
const heading = (id: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: '1998000101' }]);

/** Asks another pool, hears its price, and tells it whether it is taken. */
const buyer = (key: string) =>
  drawing(
    key,
    [
      begin(`${key}_begin`),
      apply(`${key}_apply`),
      send(`${key}_ask`, `${key}_asked`, { reason: 'reason', wanted: 'amount' }),
      message(`${key}_hear`, `${key}_offered`),
      heading(`${key}_decide`),
      send(`${key}_take`, `${key}_taken`),
      message(`${key}_receive`, `${key}_delivered`),
      end(`${key}_end`),
    ],
    [
      `${key}_begin -> ${key}_apply -> ${key}_ask -> ${key}_hear -> ${key}_decide -> ${key}_take -> ${key}_receive -> ${key}_end`,
    ],
    ['asked', 'offered', 'taken', 'delivered'].map((name) => `${key}_${name}`),
  );
const seller = (key: string) =>
  drawing(
    `${key}_seller`,
    [
      startBy(`${key}_asking`, `<bpmn:messageEventDefinition messageRef="${key}_asked"/>`),
      choice(`${key}_size`, `${key}_size_${key}_offer`),
      reviewing(`${key}_large`),
      reviewing(`${key}_offer`),
      send(`${key}_tell`, `${key}_offered`, { amount: 'wanted' }),
      message(`${key}_wait`, `${key}_taken`),
      reviewing(`${key}_deliver`),
      send(`${key}_done`, `${key}_delivered`),
      end(`${key}_over`),
    ],
    [
      `${key}_asking -> ${key}_size -> ${key}_offer -> ${key}_tell -> ${key}_wait -> ${key}_deliver -> ${key}_done -> ${key}_over`,
      `${key}_size -> ${key}_large -> ${key}_tell`,
    ],
    ['asked', 'offered', 'taken', 'delivered'].map((name) => `${key}_${name}`),
    { conditions: { [`${key}_size_${key}_large`]: 'wanted > 1000' } },
  );
const flowsOf = (key: string) => [
  `${key}_ask -> ${key}_asking`,
  `${key}_tell -> ${key}_hear`,
  `${key}_take -> ${key}_wait`,
  `${key}_done -> ${key}_receive`,
];
/** The seller stands first: what people start is not simply the first of the file. */
const trade = (key: string) => collaboration([seller(key), buyer(key)], flowsOf(key));

describe.each(databases)('several processes of one file on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let head: ApiClient;
  let admin: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, reviewer, head, admin] = (await Promise.all(
      ['2003000053', '2007000023', '1998000101', 'admin'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  const startedBy = async (id: string) =>
    eventually(async () => {
      const { body } = await admin.get<CaseDetail>(`/api/instances/${id}`);
      return body.children.length > 0 && body.children;
    });
  const complete = async (person: ApiClient, applicationId: string) => {
    const task = await taskIn(person, applicationId);
    const { status, body } = await person.post(`/api/tasks/${task.id}/complete`, {});
    if (status !== 200) throw new Error(`Expected to complete ${task.stepName}, but got ${JSON.stringify(body)}.`);
    return task;
  };
  const caseOf = async (id: string) => (await applicant.get<Application>(`/api/applications/${id}`)).body;
  const ended = (id: string) => eventually(async () => (await caseOf(id)).status === 'completed');

  it('talk to each other to the end, published and done through the API', async () => {
    await publish(admin, 'trade', '采购', content(trade('trade')));
    const { id } = await submitNew(applicant, 'trade', { reason: '投影仪', amount: 700 });
    const [selling] = await startedBy(id);
    if (!selling) throw new Error('Expected the other pool.');
    expect(selling).toMatchObject({ itemName: '采购（trade_seller）', status: 'running' });

    const offer = await complete(reviewer, selling.id);
    expect(offer.stepName).toBe('trade_offer');
    await complete(head, id);
    await complete(reviewer, selling.id);
    await ended(id);
    await ended(selling.id);

    const [one, other] = [await caseOf(id), await caseOf(selling.id)];
    expect(one.diagram.done.map(({ elementId }) => elementId).sort()).toContain('trade_decide');
    expect(other.diagram.done.map(({ elementId }) => elementId).sort()).toEqual(
      expect.arrayContaining(['trade_deliver', 'trade_offer']),
    );
    expect(other.records.map(({ stepName }) => stepName)).toContain('trade_deliver');
  });

  it('are each asked by their own graph: actions, return, waiting steps, monitor, heat and print', async () => {
    await deploy(server, 'graphs', content(trade('graphs')));
    const { id } = await submitNew(applicant, 'graphs', { reason: '话筒', amount: 5000 });
    const [selling] = await startedBy(id);
    if (!selling) throw new Error('Expected the other pool.');
    const task = await taskIn(reviewer, selling.id);
    // what the message brought decides
    expect(task.stepName).toBe('graphs_large');
    const detail = await reviewer.get<TaskDetail>(`/api/tasks/${task.id}`);
    expect(detail).toMatchObject({ status: 200, body: { isApplicantStep: false } });
    expect(detail.body.form.data).toMatchObject({ reason: '话筒' });
    expect(detail.body.actions.map(({ action }) => action)).toContain('complete');
    expect(detail.body.diagram.active.map(({ elementId }) => elementId)).toEqual(['graphs_large']);
    expect((await caseOf(id)).currentSteps).toEqual(['graphs_hear']);

    const rows = (await admin.get<{ rows: MonitorRow[] }>('/api/instances?item=graphs')).body.rows;
    expect(rows.map(({ id: each }) => each).sort()).toEqual([id, selling.id].sort());
    const seen = (await admin.get<CaseDetail>(`/api/instances/${selling.id}`)).body;
    expect(seen.tokens.map(({ stepName }) => stepName)).toEqual(['graphs_large']);
    const heat = (await admin.get<Heat>('/api/definitions/graphs/versions/1/heat')).body;
    const waiting = heat.elements.filter((each) => each.waiting > 0).map(({ elementId }) => elementId);
    expect(waiting.sort()).toEqual(['graphs_hear', 'graphs_large']);
    // 再次申请 would start the other pool
    expect((await caseOf(id)).actions).toContain('reapply');
    expect((await caseOf(selling.id)).actions).not.toContain('reapply');
    const again = (from: string) => applicant.get(`/api/applications/new?itemKey=graphs&from=${from}`);
    expect((await again(id)).status).toBe(200);
    expect(await again(selling.id)).toMatchObject({ status: 409, body: { code: 'application.notApplied' } });
    const print = await applicant.get<{ html: string }>(`/api/applications/${selling.id}/print`);
    expect(print).toMatchObject({ status: 200, body: { html: expect.stringContaining('话筒') } });
  });

  it('find their own partner, whoever else talks by the same messages', async () => {
    await deploy(server, 'partners', content(trade('partners')));
    // the same item once more, under another key: the same messages, the same ids
    await deploy(server, 'partners-copy', content(trade('partners')));
    const cases = await Promise.all(
      ['partners', 'partners-copy', 'partners'].map((key, i) =>
        submitNew(applicant, key, { reason: `${key} ${i}`, amount: 10 }),
      ),
    );
    const sellers = await Promise.all(cases.map(async ({ id }) => (await startedBy(id))[0]?.id ?? ''));
    expect(new Set(sellers).size).toBe(3);
    for (const one of [...sellers].reverse()) await complete(reviewer, one);
    for (const { id } of cases) await complete(head, id);
    for (const one of sellers) await complete(reviewer, one);
    for (const id of [...cases.map((each) => each.id), ...sellers]) await ended(id);
  });

  it('reach a case of their conversation that did not start them itself', async () => {
    const key = 'three';
    const middle = drawing(
      `${key}_middle`,
      [
        startBy(`${key}_m`, `<bpmn:messageEventDefinition messageRef="${key}_first"/>`),
        send(`${key}_pass`, `${key}_second`),
        end(`${key}_m_end`),
      ],
      [`${key}_m -> ${key}_pass -> ${key}_m_end`],
      [`${key}_first`, `${key}_second`],
    );
    const last = drawing(
      `${key}_last`,
      [
        startBy(`${key}_l`, `<bpmn:messageEventDefinition messageRef="${key}_second"/>`),
        send(`${key}_answer`, `${key}_third`),
        end(`${key}_l_end`),
      ],
      [`${key}_l -> ${key}_answer -> ${key}_l_end`],
      [`${key}_second`, `${key}_third`],
    );
    const first = drawing(
      key,
      [
        begin(),
        apply(),
        heading('permit'),
        send(`${key}_ask`, `${key}_first`),
        message(`${key}_hear`, `${key}_third`),
        heading('check'),
        end(),
      ],
      [`begin -> apply -> permit -> ${key}_ask -> ${key}_hear -> check -> end`],
      [`${key}_first`, `${key}_third`],
    );
    const bpmn = collaboration(
      [first, middle, last],
      [`${key}_ask -> ${key}_m`, `${key}_pass -> ${key}_l`, `${key}_answer -> ${key}_hear`],
    );
    await deploy(server, key, content(bpmn));
    const ids = await Promise.all(['a', 'b'].map(async (reason) => (await submitNew(applicant, key, { reason })).id));
    await Promise.all(ids.map((id) => complete(head, id)));
    for (const id of ids) {
      expect((await complete(head, id)).stepName).toBe('check');
      await ended(id);
    }
  });

  it('are called by their sibling, with the version of the same file', async () => {
    const files = (step: string) =>
      collaboration([
        drawing(
          'outer',
          [
            begin('o_begin'),
            apply('o_apply'),
            heading('o_permit'),
            call(
              'o_call',
              'inner',
              { reason: 'reason' },
              { answer: 'result.reason' },
              { 'xiaowu:binding': 'deployment' },
            ),
            heading('o_check'),
            end('o_end'),
          ],
          ['o_begin -> o_apply -> o_permit -> o_call -> o_check -> o_end'],
        ),
        drawing('inner', [begin('i_begin'), reviewing(step), end('i_end')], [`i_begin -> ${step} -> i_end`]),
      ]);
    await publish(admin, 'outer', '外层', content(files('i_old')));
    const { id } = await submitNew(applicant, 'outer', { reason: '印章' });
    await deploy(server, 'outer', content(files('i_new')));
    await complete(head, id);
    const [inner] = await startedBy(id);
    expect(inner).toMatchObject({ itemName: '外层（inner）' });
    expect((await complete(reviewer, inner?.id ?? '')).stepName).toBe('i_old');
    expect((await complete(head, id)).stepName).toBe('o_check');
    await ended(id);
    await ended(inner?.id ?? '');
    // what a case called is part of that case: not one of my applications
    const mine = await applicant.get<{ rows: Application[] }>('/api/applications?box=mine&item=outer');
    expect(mine.body.rows.map((row) => row.id)).toEqual([id]);
  });

  it('are refused where nobody could say which one is meant', async () => {
    const problems = async (bpmn: string) => {
      const { body } = await admin.post<CheckResult>('/api/definitions/check', { ...content(bpmn) });
      return body.problems
        .filter(({ severity }) => severity === 'error')
        .map(({ code, elementId }) => ({ code, elementId }));
    };
    expect(await problems(trade('fine'))).toEqual([]);

    const start = (id: string) => startBy(id, '<bpmn:messageEventDefinition messageRef="m"/>');
    const twin = (id: string) => drawing(id, [start(`${id}_s`), end(`${id}_e`)], [`${id}_s -> ${id}_e`], ['m']);
    expect(await problems(collaboration([twin('one'), twin('two')]))).toEqual([
      { code: 'start.sameMessage', elementId: 'two_s' },
    ]);

    const simple = (id: string) => drawing(id, [begin(`${id}_b`), end(`${id}_e`)], [`${id}_b -> ${id}_e`]);
    const main = (xml: string) => xml.replaceAll('isExecutable="true"', 'isExecutable="true" xiaowu:isMain="true"');
    expect(await problems(main(collaboration([simple('one'), simple('two')])))).toEqual([
      { code: 'process.severalMain', elementId: 'two' },
    ]);

    const wrong = collaboration([seller('wrong'), buyer('wrong')], ['wrong_ask -> wrong_wait']);
    expect(await problems(wrong)).toEqual([
      { code: 'messageFlow.messageDiffers', elementId: 'wrong_ask_to_wrong_wait' },
    ]);
  });

  it('start where the drawing says that people start', async () => {
    const step = (id: string) =>
      drawing(
        id,
        [begin(`${id}_b`), apply(`${id}_a`), heading(`${id}_h`), end(`${id}_e`)],
        [`${id}_b -> ${id}_a -> ${id}_h -> ${id}_e`],
      );
    const two = collaboration([step('left'), step('right')]);
    await deploy(server, 'sides', content(two));
    const first = await submitNew(applicant, 'sides', { reason: '1' });
    expect((await taskIn(head, first.id)).stepName).toBe('left_h');
    await deploy(server, 'sides', content(two.replace('id="right" name', 'id="right" xiaowu:isMain="true" name')));
    const second = await submitNew(applicant, 'sides', { reason: '2' });
    expect((await taskIn(head, second.id)).stepName).toBe('right_h');
    // the one that runs stays in its own
    await complete(head, first.id);
    await ended(first.id);
    const preview = await applicant.post<Preview>('/api/applications/preview', {
      itemKey: 'sides',
      data: { reason: '3' },
    });
    expect(preview.body.steps.map(({ elementId }) => elementId)).toEqual(['right_a', 'right_h']);
  });

  it('go over to another version each in its own process, all by one plan', async () => {
    await deploy(server, 'moving', content(trade('moving')));
    const { id } = await submitNew(applicant, 'moving', { reason: '换版' });
    const [selling] = await startedBy(id);
    await taskIn(reviewer, selling?.id ?? '');
    await deploy(server, 'moving', content(trade('moving').replaceAll('name="moving_offer"', 'name="报价"')));
    const check = await admin.post<MigrationCheck>('/api/definitions/moving/migrations/check', { from: 1, to: 2 });
    expect(check.body).toMatchObject({ cases: 2, movable: 2, problems: [] });
    const started = await admin.post<{ id: string }>('/api/definitions/moving/migrations', {
      ...{ from: 1, to: 2, plan: check.body.plan, reason: '改名' },
    });
    await server.app.get(MigrationsService).moveSome(started.body.id);
    const rows = await eventually(async () => {
      const { body } = await admin.get<{ rows: MonitorRow[] }>('/api/instances?item=moving');
      return body.rows.every(({ version }) => version === 2) && body.rows;
    });
    expect(rows).toHaveLength(2);
    expect((await complete(reviewer, selling?.id ?? '')).stepName).toBe('报价');
    await complete(head, id);
    await complete(reviewer, selling?.id ?? '');
    await ended(id);

    // a version without the other process cannot take its cases
    const next = await submitNew(applicant, 'moving', { reason: '去掉' });
    const [left] = await startedBy(next.id);
    await taskIn(reviewer, left?.id ?? '');
    await deploy(server, 'moving', content(buyer('moving')));
    const gone = await admin.post<MigrationCheck>('/api/definitions/moving/migrations/check', { from: 2, to: 3 });
    expect(gone.body).toMatchObject({ cases: 2, movable: 1 });
    expect(gone.body.problems).toMatchObject([{ code: 'migration.targetMissing', elementId: 'moving_seller' }]);
  });
});
