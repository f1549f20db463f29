import { submitNew } from '../support/case-steps.js';
import { pdfText } from '../support/pdf-text.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Device, Visitor } from './support/browser.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

const key = 'goods-to-print';
const fields = [
  { key: 'reason', label: '事由', type: 'text' as const },
  {
    key: 'goods',
    label: '物品',
    type: 'table' as const,
    columns: [
      { key: 'name', label: '名称', type: 'text' as const },
      { key: 'price', label: '价格', type: 'money' as const },
    ],
  },
];

describe('printing', () => {
  const site = useSite();
  let id: string;

  beforeAll(async () => {
    const administrator = await site.client('admin');
    const applicant = await site.client('2003000053');
    const check = user('check', { mode: 'single', defaultRight: 'read' }, [{ kind: 'person', value: '1998000101' }]);
    const bpmn = drawing(key, [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
    await publish(administrator, key, '物品领用', {
      ...content(bpmn, fields),
      print:
        '<h1>物品领用单</h1><p class="serial">流水号：{{serialNumber}}</p>{{goods}}<h2>审批记录</h2>{{records}}{{qrCode}}',
      printTemplates: [{ key: 'short', name: '回执', html: '<h1>领用回执</h1><p>{{reason}}</p>' }],
    });
    const goods = Array.from({ length: 70 }, (_, i) => ({ name: `第${i + 1}件投影仪`, price: 12_300 }));
    ({ id } = await submitNew(applicant, key, { reason: '教学使用', goods }));
  });

  async function at(device: Device): Promise<Visitor> {
    const visitor = await site.open('applicant', device);
    await visitor.signIn('2003000053', `/applications/${id}`);
    return visitor;
  }

  it('offers the pages of the item in a menu, and prints on A4 with heads and numbers on every page', async () => {
    const { page, context, errors } = await at('desktop');
    await page.getByRole('button', { name: '打印' }).click();
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('menuitem', { name: '回执' }).click(),
    ]);
    await opened.getByRole('heading', { name: '领用回执' }).waitFor();
    await opened.getByText('申请表', { exact: true }).click();
    await opened.getByRole('heading', { name: '物品领用单' }).waitFor();
    await opened.getByRole('img', { name: /二维码/ }).waitFor();
    const file = await opened.pdf({ preferCSSPageSize: true });
    const count = [...file.toString('latin1').matchAll(/\/Type ?\/Page\b/g)].length;
    expect(count).toBeGreaterThan(2);
    const link = opened.getByRole('link', { name: '下载 PDF' });
    const answer = await context.request.get(`${site.url}${await link.getAttribute('href')}`);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    const { pages } = pdfText(new Uint8Array(await answer.body()));
    expect(pages[1]).toContain('名称价格');
    expect(pages.join('')).toContain('合计8,610.00 元');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('shows the page on a phone without sideways scrolling, with every template and the PDF at hand', async () => {
    const { page, context, errors } = await at('phone');
    await page.goto(`${site.url}/applications/${id}/print`);
    await page.getByRole('heading', { name: '物品领用单' }).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByRole('link', { name: '下载 PDF' }).waitFor();
    await page.getByText('回执', { exact: true }).click();
    await page.getByRole('heading', { name: '领用回执' }).waitFor();
    expect(new URL(page.url()).search).toBe('?template=short');
    expect(errors).toEqual([]);
    await context.close();
  });
});
