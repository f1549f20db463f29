import type { Definition } from '../../server/contract/definitions.js';
import { type Mailbox, openMailbox } from '../support/mailbox.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import { Designer } from './support/designer.js';
import { useSite } from './support/site.js';
import { violations } from './support/violations.js';

jest.setTimeout(180_000);

const key = 'told-by-steps';
const reviewer = '2007000023';

describe('notices of a step', () => {
  let mailbox: Mailbox;
  const site = useSite('embedded', async () => {
    mailbox = await openMailbox();
    return { XIAOWU_SMTP_URL: mailbox.url, XIAOWU_MAIL_FROM: 'hall@example.edu' };
  });
  afterAll(() => mailbox?.close());

  it('are set in the table of all steps by event, person and channel, and go where it says', async () => {
    const [admin, applicant, approver] = await Promise.all(
      ['admin', '2003000053', reviewer].map((account) => site.client(account)),
    );
    if (!admin || !applicant || !approver) throw new Error('Expected three people.');
    const check = user('check', { mode: 'single', dueAfter: 'PT2H' }, [{ kind: 'person', value: reviewer }]);
    const bpmn = drawing(key, [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
    await publish(admin, key, '通知可设的事项', content(bpmn));

    const visitor = await site.open('admin');
    const { page } = visitor;
    const designer = new Designer(visitor);
    const row = page.getByRole('row', { name: /check/ }).first();
    const opened = page.locator('tr.editing');
    try {
      await visitor.signIn('admin', `/designer/definitions/${key}?tab=steps`);
      await row.getByRole('button', { name: 'check的通知：按系统方式' }).click();
      // the handlers by e-mail alone
      await opened.getByRole('button', { name: '添加通知' }).click();
      const channels = opened.getByRole('group', { name: '通知 1 的方式' });
      expect(await channels.getByRole('checkbox', { name: '邮件' }).isChecked()).toBe(true);
      await channels.getByText('站内消息').click();
      await designer.fill('通知内容', '请办理{{serialNumber}}', opened);
      // the applicant when its time is over
      await opened.getByRole('button', { name: '添加通知' }).click();
      await designer.choose('通知 2 何时通知谁', '超时后 · 申请人', opened);
      await row.getByRole('button', { name: 'check的通知：到达时 · 经办人；超时后 · 申请人' }).waitFor();
      await visitor.picture('notice-settings');
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page)).toEqual([]);
      await visitor.picture('notice-settings-dark');
      await page.emulateMedia({ colorScheme: 'light' });
      // one step back and on again
      await page.getByRole('button', { name: '撤销' }).click();
      await row.getByRole('button', { name: 'check的通知：到达时 · 经办人；到达时 · 经办人' }).waitFor();
      await page.getByRole('button', { name: '重做' }).click();
      await row.getByRole('button', { name: 'check的通知：到达时 · 经办人；超时后 · 申请人' }).waitFor();

      await page.getByRole('button', { name: '保存草稿' }).click();
      await page
        .getByText(/草稿已保存/)
        .first()
        .waitFor();
      const { body } = await admin.get<Definition>(`/api/definitions/${key}`);
      expect([...body.bpmn.matchAll(/<xiaowu:notice [^>]*>/g)].map(String)).toEqual([
        expect.stringMatching(/on="arrival" to="handlers".*channels="email"/),
        expect.stringMatching(/on="overdue" to="applicant"/),
      ]);
      await page.getByRole('button', { name: '发布', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: /发布为版本/ });
      await dialog.getByRole('button', { name: '发布', exact: true }).click();
      await page.getByText(/已发布版本 2/).waitFor();

      const { id, serialNumber } = await submitNew(applicant, key, { reason: '一' });
      await taskIn(approver, id);
      await eventually(async () =>
        mailbox.letters.some(({ text }) => text.includes(`请办理${serialNumber}`)) ? true : undefined,
      );
      const bell = async (who: ApiClient) =>
        (await who.get<{ rows: { applicationId: string; kind: string }[] }>('/api/notifications?limit=50')).body.rows
          .filter(({ applicationId }) => applicationId === id)
          .map(({ kind }) => kind);
      expect(await bell(approver)).toEqual([]);
      // at night they are told in the morning, which passes, too
      await eventually(async () => {
        await site.deployment.elapse(2);
        return (await bell(applicant)).includes('stepOverdue') ? true : undefined;
      });
      expect(visitor.errors).toEqual([]);
    } catch (error) {
      await visitor.picture('notice-settings-failed');
      throw error;
    }
  });
});
