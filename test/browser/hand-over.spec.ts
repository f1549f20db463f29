import type { Browser } from 'playwright-core';
import { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn, todo } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import { type Device, launchBrowser, Visitor } from './support/browser.js';
import { type Deployment, deploy, modes } from './support/deployment.js';
import { overhang, violations } from './support/violations.js';

jest.setTimeout(180_000);

const leaver = '2007000023';

describe.each(modes)('移交 of leaving staff, %s', (mode) => {
  let deployment: Deployment;
  let browser: Browser;
  let clients: Record<string, ApiClient>;
  const serials: string[] = [];

  beforeAll(async () => {
    [deployment, browser] = await Promise.all([deploy(mode), launchBrowser()]);
    clients = Object.fromEntries(
      await Promise.all(
        ['admin', '2003000053', leaver, '1987000009', '1998000101'].map(async (account) => {
          const client = new ApiClient(deployment.url);
          await client.signIn(account);
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
  });
  afterAll(async () => {
    await browser?.close();
    await deployment?.stop();
  });

  function of(account: string): ApiClient {
    const client = clients[account];
    if (!client) throw new Error(`Expected a client of ${account}.`);
    return client;
  }

  it('gives one case to one colleague and everything else to another, with an answer per row', async () => {
    const visitor = await Visitor.open(browser, deployment.url, 'admin');
    await visitor.signIn('admin', '/designer/hand-over');
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
    await rowOf(serials[0]).getByRole('checkbox').press('Space');
    await choose('接收人', '李清扬');
    await page.getByRole('textbox', { name: '移交说明' }).fill('调离');
    await page.getByRole('button', { name: '移交所选 1 项' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移交', exact: true }).click();
    await rowOf(serials[0]).getByText('已移交给 李清扬').waitFor();

    await page.getByRole('table').getByRole('checkbox', { name: '选择全部' }).press('Space');
    await choose('接收人', '周立新');
    await page.getByRole('button', { name: '移交所选 23 项' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移交', exact: true }).click();
    await page.getByText(/已移交 \d+ 项给 周立新/).waitFor({ timeout: 60_000 });
    await rowOf(serials[22]).getByText('已移交给 周立新').waitFor();
    expect((await todo(of('1987000009'))).map(({ serialNumber }) => serialNumber)).toEqual([serials[0]]);
    expect(await todo(of('1998000101'))).toHaveLength(23);
    expect(visitor.errors).toEqual([]);

    await visitor.goto('/designer/audit');
    await page
      .getByRole('row', { name: /移交待办.*项思齐（2007000023）/ })
      .first()
      .waitFor();
    await visitor.close();
  });

  it.each<Device>(['desktop', 'phone'])('says that nothing is left, on a %s', async (device) => {
    const visitor = await Visitor.open(browser, deployment.url, 'admin', device);
    await visitor.page.emulateMedia({ colorScheme: 'dark' });
    await visitor.signIn('admin', `/designer/hand-over?person=person-${leaver}`);
    await visitor.page.getByText('此人名下没有待办任务').waitFor();
    expect(await violations(visitor.page)).toEqual([]);
    expect(await overhang(visitor.page)).toBeLessThanOrEqual(0);
    await visitor.close();
  });

  it('is closed to who administers one department', async () => {
    const visitor = await Visitor.open(browser, deployment.url, 'department');
    await visitor.signIn('2006000071', '/designer/hand-over');
    await visitor.page.getByRole('alert').waitFor();
    await visitor.close();
  });
});
