import type { Browser, Page } from 'playwright-core';
import { launchBrowser, Visitor } from './support/browser.js';
import { type Deployment, deploy } from './support/deployment.js';

jest.setTimeout(180_000);

const path = '/designer/definitions/vehicle-request';
const nameOf = (page: Page) => page.getByRole('textbox', { name: /事项名称/ }).first();
const state = (page: Page, text: RegExp) => page.locator('.editor-header').getByText(text).waitFor();

describe('two administrators and one definition', () => {
  let deployment: Deployment;
  let browser: Browser;
  const visitors: Visitor[] = [];

  async function at(account: string): Promise<Visitor> {
    const visitor = await Visitor.open(browser, deployment.url, account);
    visitors.push(visitor);
    await visitor.signIn(account);
    return visitor;
  }
  async function edit(visitor: Visitor, tab = 'item'): Promise<void> {
    await visitor.goto(`${path}?tab=${tab}`);
    await visitor.page.getByRole('tab', { name: '基本信息' }).waitFor();
  }

  beforeAll(async () => {
    [deployment, browser] = await Promise.all([deploy('embedded'), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await deployment?.stop();
  });

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
    await again.goto(`${deployment.url}${path}?tab=item`);
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
});
