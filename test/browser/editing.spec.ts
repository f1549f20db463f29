import type { Page } from 'playwright-core';
import { compile } from '../../engine/index.js';
import type { Definition } from '../../server/contract/definitions.js';
import type { TrialRun } from '../../server/contract/trials.js';
import type { Visitor } from './support/browser.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

const path = '/designer/definitions/vehicle-request';
const nameOf = (page: Page) => page.getByRole('textbox', { name: /事项名称/ }).first();
const state = (page: Page, text: RegExp) => page.locator('.editor-header').getByText(text).waitFor();

describe('two administrators and one definition', () => {
  const site = useSite();
  const visitors: Visitor[] = [];

  async function at(account: string): Promise<Visitor> {
    const visitor = await site.open(account);
    visitors.push(visitor);
    await visitor.signIn(account);
    return visitor;
  }
  async function edit(visitor: Visitor, tab = 'item', of = path): Promise<void> {
    await visitor.goto(`${of}?tab=${tab}`);
    await visitor.page.getByRole('tab', { name: '基本信息' }).waitFor();
  }

  it('lose nothing: not without network, not by closing the page, not by editing at once', async () => {
    const first = await at('admin');
    const { page } = first;
    const again = await first.context.newPage();

    // saved by itself
    await edit(first);
    await nameOf(page).fill('公车使用申请一');
    await nameOf(page).blur();
    await state(page, /草稿已保存/);

    // without network: kept here, taken up again after the page was closed
    await page.route('**/api/definitions/*/draft', (route) => route.abort());
    await nameOf(page).fill('公车使用申请二');
    await nameOf(page).blur();
    await state(page, /已留在本机/);
    await page.close();
    await again.goto(`${site.url}${path}?tab=item`);
    await again.getByText(/已恢复 .* 还没有保存的修改/).waitFor();
    expect(await nameOf(again).inputValue()).toBe('公车使用申请二');
    await state(again, /草稿已保存/);

    // the other one sees who edits, and takes over; what is not saved here stays here
    const second = await at('2006000071');
    await edit(second);
    await second.page.getByText(/正在编辑，您现在只能查看/).waitFor();
    expect(await nameOf(second.page).isDisabled()).toBe(true);
    await again.route('**/api/definitions/*/draft', (route) => route.abort());
    await nameOf(again).fill('公车使用申请三');
    await nameOf(again).blur();
    await again
      .getByRole('textbox', { name: /服务说明/ })
      .first()
      .fill('第一位写的说明');
    await again
      .getByRole('textbox', { name: /服务说明/ })
      .first()
      .blur();
    await state(again, /已留在本机/);
    await second.page.getByRole('button', { name: '接手编辑' }).click();
    await second.page.getByRole('dialog').getByRole('button', { name: '接手编辑' }).click();
    await again.getByText('编辑已被接手').waitFor();
    await again.getByRole('button', { name: '知道了' }).click();
    expect(await nameOf(again).isDisabled()).toBe(true);
    await nameOf(second.page).fill('公车使用申请四');
    await nameOf(second.page).blur();
    await state(second.page, /草稿已保存/);

    // both changed the name: asked which; the description needs no choice
    await again.unroute('**/api/definitions/*/draft');
    await again.getByRole('button', { name: '接手编辑' }).click();
    await again.getByRole('dialog').getByRole('button', { name: '接手编辑' }).click();
    const merge = again.getByRole('dialog', { name: '合并修改' });
    await merge.getByText('还有 1 处冲突没有选择').waitFor();
    expect(await merge.getByRole('button', { name: '合并', exact: true }).isDisabled()).toBe(true);
    await merge.getByText('公车使用申请四').waitFor();
    await merge
      .getByRole('radiogroup', { name: /name/ })
      .getByText(/对方的/)
      .click();
    await merge.getByRole('button', { name: '合并', exact: true }).click();
    await state(again, /草稿已保存/);
    expect(await nameOf(again).inputValue()).toBe('公车使用申请四');
    expect(
      await again
        .getByRole('textbox', { name: /服务说明/ })
        .first()
        .inputValue(),
    ).toBe('第一位写的说明');
    for (const { errors } of visitors) expect(errors).toEqual([]);
  });

  it('who only reads keeps the trial run that goes on when the other one has left', async () => {
    const other = '/designer/definitions/moving-request';
    const writer = await at('admin');
    await edit(writer, 'item', other);
    const reader = await at('admin');
    await edit(reader, 'trial', other);
    const { page } = reader;
    await page.getByText(/此页面只能查看/).waitFor();
    const side = page.getByRole('complementary', { name: '试运行' });
    await side.getByRole('button', { name: '开始试运行' }).click();
    await side.getByRole('button', { name: '提交', exact: true }).click();
    const records = side.locator('section').filter({ hasText: '流转记录' }).locator('li');
    await records.filter({ hasText: '提交' }).waitFor();
    const before = await records.allInnerTexts();

    await writer.page.close();
    await page.getByText('编辑者已离开，现在可以编辑').first().waitFor();
    await page.getByRole('button', { name: '保存草稿' }).waitFor();
    await records.first().waitFor();
    expect(await records.allInnerTexts()).toEqual(before);
    await page.locator('.trial-token').first().waitFor();
    // and goes on
    await page.getByRole('button', { name: '上一步', exact: true }).click();
    await side.getByRole('button', { name: '提交', exact: true }).waitFor();
    expect(reader.errors).toEqual([]);
  });

  it('who only reads keeps what is typed into the trial run and not handed in yet', async () => {
    const other = '/designer/definitions/vehicle-pass';
    const writer = await at('admin');
    await edit(writer, 'item', other);
    const reader = await at('admin');
    await edit(reader, 'trial', other);
    const { page } = reader;
    await page.getByText(/此页面只能查看/).waitFor();
    const side = page.getByRole('complementary', { name: '试运行' });
    await side.getByRole('button', { name: '开始试运行' }).click();
    await side.getByRole('button', { name: '提交', exact: true }).waitFor();
    const dialog = page.getByRole('dialog', { name: /^表单：/ });
    const note = dialog.getByRole('textbox', { name: '说明', exact: true });
    await side.getByRole('button', { name: '填写表单…' }).click();
    await note.fill('写好了还没有提交');
    await dialog.getByRole('button', { name: '完成' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await side.getByRole('button', { name: '填写表单…' }).click();
    await note.fill('写好了还没有提交，后来又在写');

    await writer.page.close();
    await page.getByText('编辑者已离开，现在可以编辑').first().waitFor();
    await page.getByRole('button', { name: '保存草稿' }).waitFor();
    await side.getByRole('button', { name: '填写表单…' }).click();
    await expect(() => expect(note.inputValue()).resolves.toBe('写好了还没有提交，后来又在写')).toSucceed(10_000);
    expect(reader.errors).toEqual([]);
  });

  it('are asked which of two kept runs of one name is kept, and see what differs', async () => {
    const first = await at('admin');
    const api = await site.client('admin');
    const of = '/api/definitions/group-outing';
    const read = async () => (await api.get<Definition>(of)).body;
    const [process] = (await compile((await read()).bpmn)).processes;
    const firstStep = process?.applicantTaskId ?? '';
    const run = (reason: string, acts: TrialRun['acts']): TrialRun => ({
      name: '大额的一次',
      request: { by: 'ann', at: '2026-03-02T08:00:00.000Z', variables: { reason } },
      ...{ acts, expected: { status: 'running', path: [], waiting: [firstStep] } },
    });
    const save = async (trials: TrialRun[]) => {
      const { bpmn, form, item, print, revision } = await read();
      const { status, body } = await api.put(`${of}/draft`, { ...{ bpmn, form, item, print, revision }, trials });
      expect([status, body]).toEqual([200, expect.anything()]);
    };
    await save([run('原来的', [])]);

    // mine: another run kept under its name, which does not get to the server; theirs: filled in differently
    await edit(first, 'trial', '/designer/definitions/group-outing');
    const { page } = first;
    const side = page.getByRole('complementary', { name: '试运行' });
    await side.getByText('大额的一次').waitFor();
    await page.route('**/api/definitions/*/draft', (route) => route.abort());
    await side.getByRole('button', { name: '开始试运行' }).click();
    await side.getByRole('textbox', { name: '名称', exact: true }).fill('大额的一次');
    await side.getByRole('button', { name: '保存为测试' }).click();
    await state(page, /已留在本机/);
    await save([run('对方改的', [])]);
    await page.unroute('**/api/definitions/*/draft');
    const merge = page.getByRole('dialog', { name: '合并修改' });
    await merge.getByText('还有 1 处冲突没有选择').waitFor();
    await merge.getByText('对方改的').waitFor();
    await merge.getByText('原来的').first().waitFor();
    expect(await merge.getByRole('button', { name: '合并', exact: true }).isDisabled()).toBe(true);
    await merge
      .getByRole('radiogroup')
      .getByText(/对方的/)
      .click();
    await merge.getByRole('button', { name: '合并', exact: true }).click();
    await state(page, /草稿已保存/);
    expect((await read()).trials?.map(({ request }) => request.variables?.['reason'])).toEqual(['对方改的']);
    expect(first.errors).toEqual([]);
  });
});
