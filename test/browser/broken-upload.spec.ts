import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { ApiClient } from '../support/api-client.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end } from '../support/small-definition.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

const pieceSize = 512 * 1024;
/** Four pieces and a bit; the head makes it the PDF that its name says. */
const bytes = Uint8Array.from({ length: 4 * pieceSize + 9 }, (_, i) => i % 251);
bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
const file = { name: '证明材料.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes) };
const sumOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

describe('an upload that is broken off', () => {
  const site = useSite();
  let applicant: ApiClient;

  beforeAll(async () => {
    const admin = await site.client('admin');
    applicant = await site.client('2003000053');
    const bpmn = drawing('broken-upload', [begin(), apply(), end()], ['begin -> apply -> end']);
    const fields = [
      { key: 'reason', label: '事由', type: 'text' as const },
      { key: 'papers', label: '证明材料', type: 'attachment' as const, required: true },
    ];
    await publish(admin, 'broken-upload', '材料提交', content(bpmn, fields));
  });

  const put = '**/api/files/uploads/*?offset=*';
  const offsetOf = (url: string) => Number(new URL(url).searchParams.get('offset'));

  async function openForm(device: 'desktop' | 'phone') {
    const visitor = await site.open('申请人', device);
    await visitor.signIn('2003000053', '/items/broken-upload/apply');
    const { page } = visitor;
    await page.getByRole('button', { name: '上传文件' }).waitFor();
    // what sends files is loaded before it is needed: it must not be asked for without a network
    await page.waitForLoadState('networkidle');
    return { visitor, page };
  }

  async function submitted(page: Page): Promise<Uint8Array> {
    await page.waitForURL(/\/applications\/[^/]+$/);
    const { body } = await applicant.get<{ form: { data: { papers: string[] } } }>(
      `/api${new URL(page.url()).pathname}`,
    );
    return (await applicant.getFile(`/api/files/${body.form.data.papers[0]}`)).bytes;
  }

  it.each(['desktop', 'phone'] as const)(
    'goes on where it stopped once the network is back, on a %s',
    async (device) => {
      const { visitor, page } = await openForm(device);
      const offsets: number[] = [];
      await page.route(put, async (route) => {
        const offset = offsetOf(route.request().url());
        offsets.push(offset);
        if (offset !== 2 * pieceSize || offsets.filter((other) => other === offset).length > 1) return route.continue();
        await visitor.context.setOffline(true);
        await route.abort('internetdisconnected');
      });
      await page.getByTestId('file-papers').setInputFiles(file);
      await page.getByText(/网络中断，恢复后自动继续（已传 \d+%）/).waitFor();

      // not a form that can be sent, and not a page to leave without a word
      await page.getByRole('button', { name: '提交', exact: true }).first().click();
      await page.getByText('文件还在上传，请稍候').waitFor();

      await visitor.context.setOffline(false);
      await page.getByRole('button', { name: '删除「证明材料.pdf」' }).waitFor();
      expect(offsets).toEqual([0, 1, 2, 2, 3, 4].map((n) => n * pieceSize));
      await page.getByRole('button', { name: '提交', exact: true }).first().click();
      expect(sumOf(await submitted(page))).toBe(sumOf(bytes));
      expect(visitor.errors).toEqual([]);
      await visitor.close();
    },
  );

  it('counts a piece whose answer was lost', async () => {
    const { visitor, page } = await openForm('desktop');
    const offsets: number[] = [];
    await page.route(put, async (route) => {
      const offset = offsetOf(route.request().url());
      offsets.push(offset);
      if (offset !== pieceSize) return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByTestId('file-papers').setInputFiles(file);
    await page.getByRole('button', { name: '删除「证明材料.pdf」' }).waitFor();
    expect(offsets).toEqual([0, 1, 2, 3, 4].map((n) => n * pieceSize));
    await new Portal(visitor).submitApplication();
    expect(sumOf(await submitted(page))).toBe(sumOf(bytes));
    await visitor.close();
  });

  it('is told of before the page is left', async () => {
    const { visitor, page } = await openForm('desktop');
    await page.route(put, (route) => (offsetOf(route.request().url()) === 0 ? route.continue() : route.abort()));
    await page.getByTestId('file-papers').setInputFiles(file);
    await page.getByText(/网络中断，恢复后自动继续/).waitFor();
    const home = page.getByRole('link', { name: '首页' }).first();
    await home.click();
    const dialog = page.getByRole('dialog', { name: '离开此页？' });
    await dialog.getByText('还有文件正在上传，离开后需要重新上传。').waitFor();
    await dialog.getByRole('button', { name: '继续填写' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(/网络中断，恢复后自动继续/).waitFor();
    await page.unroute(put);
    await page.getByRole('button', { name: '删除「证明材料.pdf」' }).waitFor();
    await visitor.close();
  });

  it('is not left behind without a word when the server refuses the file', async () => {
    const { visitor, page } = await openForm('desktop');
    await page.getByTestId('file-papers').setInputFiles(file);
    await page.getByRole('button', { name: '删除「证明材料.pdf」' }).waitFor();
    await page.getByTestId('file-papers').setInputFiles({ ...file, name: '假的.pdf', buffer: Buffer.from('no pdf') });
    await page.getByText('文件内容与扩展名不符').waitFor();
    expect(await page.getByRole('button', { name: '重试' }).count()).toBe(0);
    await page.getByRole('button', { name: '提交', exact: true }).first().click();
    await page.getByText('有 1 个文件没有上传成功').waitFor();
    await page.getByRole('button', { name: '删除「假的.pdf」' }).click();
    await page.getByRole('button', { name: '提交', exact: true }).first().click();
    expect(sumOf(await submitted(page))).toBe(sumOf(bytes));
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });
});
