import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Device, Visitor } from './support/browser.js';
import { modes } from './support/deployment.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';

jest.setTimeout(240_000);

const [applicantNumber, reviewer, head, colleague] = ['2003000053', '2007000023', '1998000101', '1987000009'] as const;
const person = (...numbers: string[]) => [{ kind: 'person', value: numbers.join(',') }];
const nobody = [{ kind: 'role', value: 'emptyRole' }];
const last = user('last', { mode: 'single' }, person(colleague));
const oneStep = (key: string, approval: Record<string, string>, approvers: readonly Record<string, string>[]) =>
  drawing(
    key,
    [begin(), apply(), user('check', { mode: 'single', ...approval }, approvers), last, end()],
    ['begin -> apply -> check -> last -> end'],
  );

const drawings: Readonly<Record<string, string>> = {
  'policy-pass': oneStep('policy-pass', { whenEmpty: 'pass' }, nobody),
  'policy-stand-in': oneStep('policy-stand-in', { whenEmpty: 'standIn', standIn: head }, nobody),
  'policy-hold': oneStep('policy-hold', { whenEmpty: 'hold' }, nobody),
  'policy-reject': oneStep('policy-reject', { whenEmpty: 'reject' }, nobody),
  'policy-own-keep': oneStep('policy-own-keep', { whenOwn: 'keep' }, person(applicantNumber)),
  'policy-own-skip': oneStep('policy-own-skip', { whenOwn: 'skip' }, person(applicantNumber)),
  'policy-own-head': oneStep('policy-own-head', { whenOwn: 'head' }, person(applicantNumber)),
  'policy-repeated': drawing(
    'policy-repeated',
    [
      begin(),
      apply(),
      user('first', { mode: 'single' }, person(reviewer)),
      user('check', { mode: 'single', whenRepeated: 'skip' }, person(reviewer)),
      last,
      end(),
    ],
    ['begin -> apply -> first -> check -> last -> end'],
  ),
};
const titleOf = (key: string) => `审核人规则${key.slice('policy'.length)}`;

describe.each(modes)('who gets a step when nobody, the applicant or the same person would, %s', (mode) => {
  const site = useSite(mode);
  let applicant: ApiClient;
  let approver: ApiClient;
  let desk: Visitor;

  async function client(account: string): Promise<ApiClient> {
    const signedIn = await site.client(account);
    return signedIn;
  }
  beforeAll(async () => {
    const admin = await client('admin');
    for (const [key, bpmn] of Object.entries(drawings)) await publish(admin, key, titleOf(key), content(bpmn));
    applicant = await client(applicantNumber);
    approver = await client(reviewer);
    desk = await site.open('applicant');
    await desk.signIn(applicantNumber);
  });
  afterEach(() => expect(desk?.errors).toEqual([]));

  async function linesOf(id: string): Promise<string[]> {
    const portal = new Portal(desk);
    await portal.goto(`/applications/${id}`);
    return portal.records();
  }
  const submitted = async (item: string) => (await submitNew(applicant, item, { reason: '政策' })).id;

  it.each([
    ['policy-pass', 'check', '系统', '跳过', '没有找到审核人，按设置自动通过', '李清扬'],
    ['policy-stand-in', 'check', '系统', '改由他人', '没有找到审核人，按设置由指定的代办人办理', '周立新'],
    ['policy-own-skip', 'check', applicantNumber, '跳过', '审核人就是申请人本人，按设置跳过', '李清扬'],
    ['policy-own-head', 'check', applicantNumber, '改由他人', '审核人就是申请人本人，按设置改由其上级负责人办理', ''],
  ])(
    '%s: the record names the step, the person and why, and who has it now',
    async (item, step, who, state, why, now) => {
      const [open, said] = await linesOf(await submitted(item));
      for (const words of [step, who, state, why]) expect(said).toContain(words);
      expect(open).toContain('处理中');
      expect(open).toContain(now);
      expect(open).not.toContain(applicantNumber);
    },
  );

  it('policy-own-keep: the applicant decides on the own case', async () => {
    const { serialNumber } = await submitNew(applicant, 'policy-own-keep', { reason: '政策' });
    const portal = new Portal(desk);
    await portal.decide(serialNumber, '同意', '本人审核');
  });

  it('policy-hold: stands still, and the record says what the administrator is to do', async () => {
    const [said] = await linesOf(await submitted('policy-hold'));
    for (const words of ['check', '异常', '没有找到审核人', '流程管理员']) expect(said).toContain(words);
  });

  it('policy-reject: is not submitted, and the form says which step has nobody', async () => {
    const portal = new Portal(desk);
    await portal.apply(titleOf('policy-reject'));
    await portal.field('事由').fill('政策');
    await portal.button('提交').click();
    await desk.page
      .getByText(/没有找到「check」的审核人/)
      .first()
      .waitFor();
    expect(new URL(desk.page.url()).pathname).toContain('policy-reject');
    expect(await portal.field('事由').inputValue()).toBe('政策');
  });

  it('policy-repeated: handled once, recorded for both', async () => {
    const { id, serialNumber } = await submitNew(applicant, 'policy-repeated', { reason: '政策' });
    const visitor = await site.open('reviewer');
    await visitor.signIn(reviewer);
    await new Portal(visitor).decide(serialNumber, '同意', '情况属实');
    await visitor.close();
    const [open, repeated, first] = await linesOf(id);
    expect(open).toContain('李清扬');
    for (const words of ['check', '项思齐', '跳过', '已在上一步同意，按设置视为同意'])
      expect(repeated).toContain(words);
    for (const words of ['first', '项思齐', '同意', '情况属实']) expect(first).toContain(words);
  });

  it.each<Device>(['phone'])('reads as a story on a %s', async (device) => {
    const id = await submitted('policy-repeated');
    const task = await taskIn(approver, id);
    await approver.post(`/api/tasks/${task.id}/complete`, { opinion: '情况属实' });
    const visitor = await site.open(device, device);
    await visitor.signIn(applicantNumber, `/applications/${id}`);
    const story = visitor.page.getByRole('list', { name: '审批流程' });
    const line = story.getByRole('listitem').filter({ hasText: '跳过' });
    await line.getByText('已在上一步同意，按设置视为同意，不再重复办理').waitFor();
    await line.getByText('check', { exact: true }).waitFor();
    await line.getByText(/项思齐/).waitFor();
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });
});
