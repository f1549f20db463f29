import { submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import { useSite } from './support/site.js';
import { violations } from './support/violations.js';

jest.setTimeout(180_000);

const key = 'moved-cases';
const name = '可更换版本的事项';

describe('chosen running cases', () => {
  const site = useSite();

  const client = (account: string) => site.client(account);
  const step = (id: string, number: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: number }]);
  const bpmn = (last: string) =>
    drawing(
      key,
      [begin(), apply(), step('check', '2007000023'), step(last, '1998000101'), end()],
      [`begin -> apply -> check -> ${last} -> end`],
    );

  it('go over to another version by a plan that is shown on both drawings and tried case by case', async () => {
    const [admin, applicant, reviewer] = await Promise.all(['admin', '2003000053', '2007000023'].map(client));
    if (!admin || !applicant || !reviewer) throw new Error('Expected three people.');
    await publish(admin, key, name, content(bpmn('decide')));
    const [further, chosen, other] = [
      await submitNew(applicant, key, { reason: '一' }),
      await submitNew(applicant, key, { reason: '二' }),
      await submitNew(applicant, key, { reason: '三' }),
    ];
    await reviewer.post(`/api/tasks/${(await taskIn(reviewer, further.id)).id}/complete`);
    const { body } = await admin.get<{ revision: number }>(`/api/definitions/${key}`);
    // the field has another key now
    const { form } = content('', [{ key: 'cause', label: '事由', type: 'text', required: true }]);
    const draft = { revision: body.revision, bpmn: bpmn('sign'), form, print: '' };
    const saved = await admin.put<{ revision: number }>(`/api/definitions/${key}/draft`, draft);
    await admin.post(`/api/definitions/${key}/publish`, { revision: saved.body.revision, note: '' });

    const visitor = await site.open('admin');
    const { page } = visitor;
    const row = (serial: string | null) => page.getByRole('row', { name: new RegExp(serial ?? '') });
    try {
      await visitor.signIn('admin', `/designer/monitor?item=${key}&version=1`);
      for (const { serialNumber } of [further, chosen]) await row(serialNumber).locator('.el-checkbox').click();
      await page.getByRole('button', { name: '更换版本' }).click();
      const dialog = page.getByRole('dialog', { name: '更换版本：版本 1 的 2 件申请' });
      // tried with what the versions have in common: one cannot go, and it is said which and why
      await dialog.getByText('2 件中有 1 件可以更换').waitFor();
      const result = (serial: string | null) =>
        dialog.getByRole('table', { name: '逐件试换结果' }).getByRole('row', { name: new RegExp(serial ?? '') });
      await result(chosen.serialNumber).getByText('可以更换', { exact: true }).waitFor();
      await result(further.serialNumber)
        .getByText(/不能更换/)
        .waitFor();
      await result(further.serialNumber)
        .getByText(/decide：/)
        .first()
        .waitFor();
      expect(await dialog.getByText(other.serialNumber ?? '').count()).toBe(0);
      // where: on both drawings
      const drawings = dialog.getByRole('figure');
      expect(await drawings.count()).toBe(2);
      await drawings.nth(0).locator('[data-element-id=decide]').first().waitFor();
      await drawings.nth(1).locator('[data-element-id=sign]').first().waitFor();
      await visitor.picture('moved-cases-partly');

      // what stands for what is said by hand, and tried again
      await dialog.getByRole('combobox', { name: '「decide」对应新版本的' }).click();
      await page.getByRole('option', { name: /^sign/ }).filter({ visible: true }).click();
      await dialog.getByText('试换通过：2 件申请都可以更换到新版本。').waitFor();
      await result(further.serialNumber).getByText('可以更换', { exact: true }).waitFor();
      // what was filled in goes on under the new key, unless that is not wanted
      const filled = dialog.getByRole('row', { name: /事由 reason/ });
      await filled.getByText('事由（cause）').waitFor();
      await filled.getByText('带过去（2 件）').waitFor();
      expect(await violations(page)).toEqual([]);
      await visitor.picture('moved-cases-whole');
      const start = dialog.getByRole('button', { name: '开始更换' });
      expect(await start.isDisabled()).toBe(true);
      await dialog.getByRole('textbox', { name: '更换原因' }).fill('签发步骤改名');
      await start.click();

      // case by case what became of it
      await dialog.getByText('更换完成：2 件已更换，0 件没有更换').waitFor();
      const outcome = dialog.getByRole('table', { name: '逐件更换结果' });
      for (const { serialNumber } of [further, chosen])
        await outcome
          .getByRole('row', { name: new RegExp(serialNumber ?? '') })
          .getByText('已更换', { exact: true })
          .waitFor();
      await visitor.picture('moved-cases-outcome');
      await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
      await row(other.serialNumber).waitFor();
      expect(await row(chosen.serialNumber).count()).toBe(0);
      // the two that left are not counted there any more
      await page.getByText('版本 1（1）').first().waitFor();
      await visitor.goto(`/designer/monitor?item=${key}&version=2`);
      await row(further.serialNumber).getByText('sign').waitFor();
      await row(chosen.serialNumber).waitFor();
      await visitor.goto('/designer/audit');
      await page.getByText('签发步骤改名').first().waitFor();
      expect(visitor.errors).toEqual([]);
    } catch (error) {
      await visitor.picture('moved-cases');
      throw error;
    }
  });
});
