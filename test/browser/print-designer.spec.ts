import type { Definition } from '../../server/contract/definitions.js';
import type { PrintPage } from '../../server/contract/applications.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

const key = 'page-by-hand';

describe('the tab of print pages', () => {
  const site = useSite();
  let administrator: ApiClient;
  let applicant: ApiClient;

  beforeAll(async () => {
    administrator = await site.client('admin');
    applicant = await site.client('2003000053');
    const check = user('check', { mode: 'single', defaultRight: 'read' }, [{ kind: 'person', value: '1998000101' }]);
    const bpmn = drawing(key, [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
    await publish(administrator, key, '物品领用', content(bpmn, [{ key: 'reason', label: '事由', type: 'text' }]));
  });

  it('makes a page from nothing, which is previewed, follows its fields, and is printed', async () => {
    const { serialNumber } = await submitNew(applicant, key, { reason: '先前的申请' });
    const visitor = await site.open('administrator');
    await visitor.signIn('admin');
    const { page, errors } = visitor;
    await page.goto(`${site.url}/designer/definitions/${key}?tab=print`);
    await page.getByRole('button', { name: '添加打印页' }).click();
    await page.getByRole('textbox', { name: '名称' }).fill('领用回执');
    await page.getByRole('textbox', { name: '名称' }).press('Tab');
    await page.getByRole('button', { name: /^领用回执/ }).waitFor();
    const sheet = page.getByRole('article', { name: '打印页内容' });
    await page.getByRole('button', { name: '步骤签署栏', exact: true }).click();
    await sheet.getByText('check意见').waitFor();
    await page.getByRole('button', { name: '1 标题' }).click();
    await page.getByRole('textbox', { name: '文字' }).fill('领用回执 【申请人】');
    await page.getByRole('textbox', { name: '文字' }).press('Tab');
    await sheet.locator('h1').getByText('申请人').waitFor();

    await page.getByText('网页预览', { exact: true }).click();
    const paper = page.getByRole('article', { name: '打印预览' });
    await paper.getByText('领用回执 张三').waitFor();
    await page.getByText('真实申请', { exact: true }).click();
    await page.getByPlaceholder('输入流水号').fill(serialNumber);
    await page.getByPlaceholder('输入流水号').press('Enter');
    await paper.getByText('先前的申请').waitFor();
    await page.getByText('PDF 预览', { exact: true }).click();
    await page.getByRole('img', { name: '第 1 页' }).waitFor();

    await page.getByRole('tab', { name: '表单' }).click();
    await page.getByRole('button', { name: /事由/ }).first().click();
    await page.getByRole('textbox', { name: '变量名' }).fill('cause');
    await page.getByRole('textbox', { name: '变量名' }).press('Tab');
    await page.getByText(/已一并修改：.*打印页 \d 个/).waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('button', { name: /reason/ }).waitFor();
    await page.getByRole('button', { name: '重做' }).click();
    await page.getByRole('button', { name: /cause/ }).waitFor();

    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: /发布/ }).click();
    await page.getByText('已发布，没有修改').waitFor();
    const { body: published } = await administrator.get<Definition>(`/api/definitions/${key}`);
    expect(published.printTemplates?.map(({ name }) => name)).toEqual(['领用回执']);
    expect(published.printTemplates?.[0]?.html).toContain('{{cause}}');
    expect(errors).toEqual([]);
    await visitor.close();

    const approver = await site.client('1998000101');
    const { id } = await submitNew(applicant, key, { cause: '教学使用' });
    await approver.post(`/api/tasks/${(await taskIn(approver, id)).id}/complete`, { opinion: '情况属实' });
    const reader = await site.open('applicant');
    await reader.signIn('2003000053', `/applications/${id}`);
    await reader.page.getByRole('button', { name: '打印' }).click();
    const [opened] = await Promise.all([
      reader.context.waitForEvent('page'),
      reader.page.getByRole('menuitem', { name: '领用回执' }).click(),
    ]);
    await opened.getByRole('heading', { name: '领用回执 许明远' }).waitFor();
    await opened.getByText('教学使用').waitFor();
    await opened.getByText('情况属实').first().waitFor();
    await reader.close();
    // what was begun before prints as it began
    const old = await applicant.get<{ rows: { id: string; serialNumber: string }[] }>('/api/applications?box=mine');
    const before = old.body.rows.find((row) => row.serialNumber === serialNumber);
    const { body: oldPage } = await applicant.get<PrintPage>(`/api/applications/${before?.id}/print`);
    expect(oldPage.templates.map(({ name }) => name)).toEqual(['申请表']);
  });
});
