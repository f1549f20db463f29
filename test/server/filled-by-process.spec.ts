import type { Application } from '../../server/contract/applications.js';
import type { FormField } from '../../server/contract/forms.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, message, script, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const fields: FormField[] = [
  { key: 'reason', label: '事由', type: 'text', required: true, maxLength: 20 },
  { key: 'amount', label: '金额', type: 'money' },
  { key: 'doubled', label: '两倍', type: 'number' },
  { key: 'handler', label: '经办人', type: 'person' },
  { key: 'paper', label: '材料', type: 'attachment' },
];

const reviewing = [{ kind: 'person', value: '2007000023' }];
const numberFields: FormField[] = [
  { key: 'number', label: '流水号', type: 'serial' },
  { key: 'said', label: '文号', type: 'text' },
];

describe.each(databases)('fields that the process fills on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let admin: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, reviewer, admin] = (await Promise.all(
      ['2003000053', '2007000023', 'admin'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient];
    const bpmn = drawing(
      'filling',
      [
        begin(),
        apply(),
        script('double', 'amount * 2', 'doubled'),
        message('hear', 'answer'),
        user('check', { mode: 'single' }, [{ kind: 'field', value: 'handler' }]),
        end(),
      ],
      ['begin -> apply -> double -> hear -> check -> end'],
      ['answer: reason'],
    );
    await deploy(server, 'filling', { ...content(bpmn, fields), print: '<p>{{doubled}} {{amount}}</p>' });
    const numbered = drawing(
      'numbered',
      [
        begin(),
        apply(),
        script('say', '`第 ${number} 号`', 'said'),
        user('check', { mode: 'single' }, reviewing),
        end(),
      ],
      ['begin -> apply -> say -> check -> end'],
    );
    await deploy(server, 'numbered', content(numbered, [...fields, ...numberFields]));
  });
  afterAll(() => server.close());

  const reviewerId = async () => {
    const [row] = await server.database.query<{ id: string }>("select id from person where number = '2007000023'");
    return row?.id ?? '';
  };
  const formOf = async (id: string) => (await applicant.get<Application>(`/api/applications/${id}`)).body.form.data;
  const tell = (correlationKey: string, variables: object) =>
    admin.post('/api/messages', { name: 'answer', correlationKey, variables, messageId: `m-${correlationKey}` });

  it('show what scripts and messages found, to people, prints and the steps after them', async () => {
    const { id } = await submitNew(applicant, 'filling', { reason: '一', amount: 300 });
    expect(await formOf(id)).toMatchObject({ amount: 300, doubled: 600 });
    const told = await tell('一', { amount: 450, handler: [await reviewerId()], other: 'kept apart' });
    expect(told.status).toBe(200);
    // the person that the message named has the step at once
    const task = await taskIn(reviewer, id);
    expect(await formOf(id)).toMatchObject({ reason: '一', amount: 450, handler: [await reviewerId()] });
    expect(await formOf(id)).not.toHaveProperty('other');
    const print = await applicant.get<{ html: string }>(`/api/applications/${id}/print`);
    expect(print.body.html).toContain('600 4.50 元');
    expect((await reviewer.post(`/api/tasks/${task.id}/complete`, {})).status).toBe(200);
    expect(await formOf(id)).toMatchObject({ amount: 450, doubled: 600 });
    // what people changed is theirs alone
    const changes = await server.database.query<{ changes: string }>(
      'select changes from form_change where instance_id = ?',
      [id],
    );
    expect(changes.some(({ changes: one }) => one.includes('doubled'))).toBe(false);
  });

  it('take what they can hold, and nothing that only people may hand in', async () => {
    const { id } = await submitNew(applicant, 'filling', { reason: '二', amount: 300 });
    const wrong = { amount: 'much', doubled: 7, paper: ['file-of-somebody'], reason: '太长'.repeat(20) };
    expect((await tell('二', { ...wrong, handler: [await reviewerId()] })).status).toBe(200);
    await eventually(async () => (await formOf(id))['doubled'] === 7);
    expect(await formOf(id)).toMatchObject({ amount: 300, reason: '二', doubled: 7 });
    expect((await formOf(id))['paper'] ?? []).toEqual([]);
  });

  it('may be made of the 流水号, which the drawing reads like any field', async () => {
    const { id, serialNumber } = await submitNew(applicant, 'numbered', { reason: '三' });
    expect(serialNumber).toMatch(/^\d{11}$/);
    expect(await formOf(id)).toMatchObject({ number: serialNumber, said: `第 ${serialNumber} 号` });
    const { serialNumber: next } = await submitNew(applicant, 'numbered', { reason: '四' });
    expect(Number(next)).toBe(Number(serialNumber) + 1);
  });
});
