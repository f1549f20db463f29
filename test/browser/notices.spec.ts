import type { Device, Visitor } from './support/browser.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

describe('notices and files of an item', () => {
  const site = useSite();

  async function at(account: string, device: Device): Promise<Visitor> {
    const visitor = await site.visit(account, '/', device);
    return visitor;
  }

  it.each<Device>(['desktop', 'phone'])('are written, shown, changed and withdrawn on the %s', async (device) => {
    const title = `停机维护（${device}）`;
    const admin = await at('admin', device);
    const { page } = admin;
    await page.getByRole('link', { name: '管理公告' }).click();
    await page.getByRole('button', { name: '写公告' }).click();
    const dialog = page.getByRole('dialog', { name: '写公告' });
    await dialog.getByRole('button', { name: '发布' }).click();
    await dialog.getByRole('alert').getByText('请填写标题').waitFor();
    await dialog.getByRole('textbox', { name: '标题' }).fill(title);
    await dialog.getByRole('textbox', { name: '内容' }).fill('今晚 22 点起停机两小时。\n请提前提交。');
    await dialog.getByText('教师', { exact: true }).click();
    await dialog.getByText('置顶', { exact: true }).click();
    await dialog.getByRole('button', { name: '发布' }).click();
    const line = page.getByRole('list', { name: '公告管理' }).getByRole('listitem').filter({ hasText: title }).last();
    await line.getByText('显示中').waitFor();
    await line.getByText('教师', { exact: true }).waitFor();

    const client = await site.client('admin');
    for (let n = 1; n <= 5; n++) await client.post('/api/notices', { title: `${title}补充 ${n}`, text: '' });
    const reader = await at('2003000053', device);
    await reader.page.getByRole('link', { name: '查看全部' }).click();
    await reader.page.getByRole('link', { name: `${title}补充 1` }).waitFor();
    await reader.goto('/');
    await reader.page.getByRole('link', { name: title, exact: true }).click();
    await reader.page.getByText('请提前提交。').waitFor();

    await line.getByRole('button', { name: '撤下' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤下' }).click();
    await line.getByText('已撤下').waitFor();
    await reader.goto('/');
    await reader.page.getByText('热门服务').first().waitFor();
    expect(await reader.page.getByText(title, { exact: true }).count()).toBe(0);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect([...admin.errors, ...reader.errors]).toEqual([]);
    await admin.context.close();
    await reader.context.close();
  });

  it.each<Device>(['desktop', 'phone'])('come with the item for download on the %s', async (device) => {
    const { page, context, errors } = await at('2003000053', device);
    await page.goto(`${site.url}/items/union-hardship-grant`);
    const link = page.getByRole('link', { name: '困难补助申请承诺书' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('困难补助申请承诺书.pdf');
    expect(errors).toEqual([]);
    await context.close();
  });
});
