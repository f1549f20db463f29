import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn, todo } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Device } from './support/browser.js';
import { modes } from './support/deployment.js';
import { useSite } from './support/site.js';
import { overhang, violations } from './support/violations.js';

jest.setTimeout(180_000);

const leaver = '2007000023';

describe.each(modes)('移交 of leaving staff, %s', (mode) => {
  const site = useSite(mode);
  let clients: Record<string, ApiClient>;
  const serials: string[] = [];
  /** Of a case of who is to get it, whose step excludes the applicant. */
  let avoided: string;

  beforeAll(async () => {
    clients = Object.fromEntries(
      await Promise.all(
        ['admin', '2003000053', leaver, '1987000009', '1998000101'].map(async (account) => {
          const client = await site.client(account);
          return [account, client] as const;
        }),
      ),
    );
    const check = user('check', { mode: 'single' }, [{ kind: 'person', value: leaver }]);
    const bpmn = drawing('leaving', [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
    await publish(of('admin'), 'leaving', '离岗移交', content(bpmn));
    for (let i = 0; i < 23; i++) {
      const { id, serialNumber } = await submitNew(of('2003000053'), 'leaving', { reason: '一' });
      await taskIn(of(leaver), id);
      serials.push(serialNumber);
    }
    await submitNew(of(leaver), 'leaving', { reason: '本人' });
    const avoiding = user('check', { mode: 'single', excludesApplicant: 'true' }, [{ kind: 'person', value: leaver }]);
    const avoid = drawing('avoiding', [begin(), apply(), avoiding, end()], ['begin -> apply -> check -> end']);
    await publish(of('admin'), 'avoiding', '须回避的移交', content(avoid));
    ({ serialNumber: avoided } = await submitNew(of('1987000009'), 'avoiding', { reason: '接收人的申请' }));
  });

  function of(account: string): ApiClient {
    const client = clients[account];
    if (!client) throw new Error(`Expected a client of ${account}.`);
    return client;
  }

  it('gives one case to one colleague and everything else to another, with an answer per row', async () => {
    const visitor = await site.visit('admin', '/designer/hand-over');
    const { page } = visitor;
    const choose = async (label: string, name: string) => {
      const box = page.getByRole('combobox', { name: label, exact: true });
      await box.fill(name);
      await page
        .getByRole('option', { name: new RegExp(name) })
        .filter({ visible: true })
        .click();
    };
    const rowOf = (serial: string | undefined) => page.getByRole('row', { name: new RegExp(serial ?? '-') });
    await choose('移交人', '项思齐');
    await rowOf(serials[0]).waitFor();
    expect(
      await page
        .getByRole('row', { name: /本人的申请/ })
        .getByRole('checkbox')
        .isChecked(),
    ).toBe(false);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('table').getByRole('checkbox', { name: '选择全部' }).press('Space');
    await page.getByRole('table').getByRole('checkbox', { name: '选择全部' }).press('Space');
    await page.getByText('移交督办、结束代理').waitFor();
    for (const serial of [serials[0], avoided]) await rowOf(serial).getByRole('checkbox').press('Space');
    await choose('接收人', '李清扬');
    await page.getByRole('textbox', { name: '移交说明' }).fill('调离');
    await page.getByRole('button', { name: '移交所选 2 项' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移交', exact: true }).click();
    await rowOf(serials[0]).getByText('已移交给 李清扬').waitFor();
    await rowOf(avoided).getByText('李清扬是申请人，请另选一人').waitFor();
    await page.getByText('已移交 1 项给 李清扬，1 项未能移交，原因见列表').waitFor();

    await page.getByRole('table').getByRole('checkbox', { name: '选择全部' }).press('Space');
    await choose('接收人', '周立新');
    await page.getByRole('button', { name: '移交所选 24 项' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移交', exact: true }).click();
    await page.getByText(/已移交 \d+ 项给 周立新/).waitFor({ timeout: 60_000 });
    await rowOf(serials[22]).getByText('已移交给 周立新').waitFor();
    expect((await todo(of('1987000009'))).map(({ serialNumber }) => serialNumber)).toEqual([serials[0]]);
    expect(await todo(of('1998000101'))).toHaveLength(24);
    expect(visitor.errors).toEqual([]);

    await visitor.goto('/designer/audit');
    await page
      .getByRole('row', { name: /移交待办.*项思齐（2007000023）/ })
      .first()
      .waitFor();
    await visitor.close();
  });

  it.each<Device>(['desktop', 'phone'])('says that nothing is left, on a %s', async (device) => {
    const visitor = await site.open('admin', device);
    await visitor.page.emulateMedia({ colorScheme: 'dark' });
    await visitor.signIn('admin', `/designer/hand-over?person=person-${leaver}`);
    await visitor.page.getByText('此人名下没有待办任务').waitFor();
    expect(await violations(visitor.page)).toEqual([]);
    expect(await overhang(visitor.page)).toBeLessThanOrEqual(0);
    await visitor.close();
  });

  it('is closed to who administers one department', async () => {
    const visitor = await site.open('department');
    await visitor.signIn('2006000071', '/designer/hand-over');
    await visitor.page.getByRole('alert').waitFor();
    await visitor.close();
  });
});
