import type { Application } from '../../server/contract/applications.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Device } from './support/browser.js';
import { useSite } from './support/site.js';
import { violations } from './support/violations.js';

jest.setTimeout(180_000);

describe('a step that asks for a handwritten signature', () => {
  const site = useSite();
  let applicant: ApiClient;
  let reviewer: ApiClient;

  beforeAll(async () => {
    const admin = await site.client('admin');
    applicant = await site.client('2003000053');
    reviewer = await site.client('2007000023');
    const rule = { kind: 'person', value: '2007000023' };
    const check = user('check', { mode: 'single', signatureRequired: 'true' }, [rule]);
    const bpmn = drawing('signed', [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
    await publish(admin, 'signed', '签名事项', { ...content(bpmn), print: '<h1>签名事项</h1>{{records}}' });
  });

  it.each<Device>(['desktop', 'phone'])(
    'is not left without one, and keeps it with an attachment, on a %s',
    async (device) => {
      const { id } = await submitNew(applicant, 'signed', { reason: '一' });
      const task = await taskIn(reviewer, id);
      const visitor = await site.open(device, device);
      await visitor.signIn('2007000023', `/tasks/${task.id}`);
      const { page } = visitor;
      if (device === 'phone') await page.getByRole('toolbar').getByRole('button', { name: '同意' }).click();
      const area = device === 'phone' ? page.getByRole('dialog', { name: '同意' }) : page.locator('main');
      await area.getByPlaceholder('请输入意见或备注').fill('情况属实');
      await area.getByRole('button', { name: '提交', exact: true }).click();
      await area.getByText('请完成手写签名').waitFor();
      expect(await violations(page)).toEqual([]);

      await area.getByRole('button', { name: '手写签名' }).click();
      const pad = area.getByRole('img', { name: /签名/ });
      const box = await pad.boundingBox();
      if (!box) throw new Error('Expected a pad to write on, but there is none.');
      await page.mouse.move(box.x + 40, box.y + 60);
      await page.mouse.down();
      await page.mouse.move(box.x + 160, box.y + 100, { steps: 8 });
      await page.mouse.up();
      await area.getByRole('button', { name: '完成', exact: true }).click();
      await area.getByRole('img', { name: '手写签名' }).waitFor();
      await area
        .getByTestId('file-files')
        .setInputFiles({ name: '核实说明.txt', mimeType: 'text/plain', buffer: Buffer.from('核实') });
      await area.getByText('核实说明.txt').waitFor();
      await area.getByRole('button', { name: '提交', exact: true }).click();
      await page.getByText('已同意').first().waitFor();

      await visitor.goto(`/applications/${id}`);
      await page.getByRole('img', { name: '项思齐 的签名' }).waitFor();
      await page.getByRole('link', { name: '核实说明.txt' }).waitFor();
      expect(await violations(page)).toEqual([]);
      const { records } = (await applicant.get<Application>(`/api/applications/${id}`)).body;
      expect(records.find(({ state }) => state === 'approved')).toMatchObject({ files: [{ name: '核实说明.txt' }] });
      await visitor.goto(`/applications/${id}/print`);
      await page.locator('img.signature').waitFor();
      expect(visitor.errors).toEqual([]);
      await visitor.close();
    },
  );
});
