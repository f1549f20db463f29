import type { Locator, Page } from 'playwright-core';
import type { Visitor } from './browser.js';

/** What people do on the pages of the portal at a desk, by the words they read. */
export class Portal {
  readonly page: Page;

  constructor(private readonly visitor: Visitor) {
    this.page = visitor.page;
  }

  goto(path: string): Promise<unknown> {
    return this.visitor.goto(path);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) }).first();
  }

  /** A field of the form by its label. */
  field(label: string): Locator {
    return this.page.getByLabel(label).first();
  }

  async pick(label: string, option: string | RegExp): Promise<void> {
    const field = this.field(label);
    await field.focus();
    await field.press('ArrowDown');
    const shown = this.page.getByRole('option', { name: option }).filter({ visible: true }).first();
    await shown.click();
    await shown.waitFor({ state: 'hidden' });
  }

  /** Several of a drop-down, which stays open until it is left. */
  async pickSeveral(label: string, ...options: readonly (string | RegExp)[]): Promise<void> {
    const field = this.field(label);
    await field.focus();
    await field.press('ArrowDown');
    const shown = (option: string | RegExp) =>
      this.page.getByRole('option', { name: option }).filter({ visible: true }).first();
    for (const option of options) await shown(option).click();
    await field.press('Tab');
  }

  /** One of a group of radio buttons. */
  async check(label: string, option: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: label }).getByText(option, { exact: true }).click();
  }

  /** Writes a date, or a date and time. */
  async day(label: string, text: string): Promise<void> {
    const field = this.page.getByRole('combobox', { name: label }).first();
    await field.fill(text);
    await field.press('Enter');
  }

  /** Fills a detail table, row by row: cells by the caption of their column, choices by their names. */
  async fillRows(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly (string | { choose: string })[])[],
  ): Promise<void> {
    const detail = this.page.locator('.detail-table').filter({ has: this.page.getByRole('table', { name: table }) });
    for (const [i, cells] of rows.entries()) {
      await detail.getByRole('button', { name: '添加一行' }).click();
      for (const [column, cell] of cells.entries()) {
        const name = `${columns[column] ?? ''}，第 ${i + 1} 行`;
        if (typeof cell !== 'string') await this.pick(name, cell.choose);
        else await detail.getByLabel(name, { exact: true }).fill(cell);
      }
    }
  }

  /** From the 办事中心 to the empty form. */
  async apply(item: string): Promise<void> {
    await this.goto('/items');
    await this.page
      .getByRole('link', { name: new RegExp(item) })
      .first()
      .click();
    await this.page.getByText('立即办理').first().click();
    await this.button('提交').waitFor();
  }

  /** Presses 提交 on the form and gives the 流水号. */
  async submitApplication(): Promise<string> {
    await this.button('提交').click();
    await this.page.waitForURL(/\/applications\/[^/]+$/);
    const text = await this.page
      .getByText(/流水号：\d{11}/)
      .first()
      .textContent();
    return /\d{11}/.exec(text ?? '')?.[0] ?? '';
  }

  /** Opens a 待办 of a case from the list. */
  async openTodo(serial: string): Promise<void> {
    await this.goto('/tasks?box=todo');
    const link = this.page.getByRole('link', { name: new RegExp(serial) }).first();
    await link.waitFor();
    await link.click();
    await this.page.waitForURL(/\/tasks\/[^/?]+$/);
    await this.button('提交').waitFor();
  }

  async choose(action: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: '状态' }).getByText(action, { exact: true }).click();
  }

  async say(opinion: string): Promise<void> {
    await this.page.getByPlaceholder('请输入意见或备注').fill(opinion);
  }

  /** Presses 提交 on a task and waits until it is done. */
  async finish(): Promise<void> {
    await this.button('提交').click();
    await this.page
      .getByRole('heading', { name: '办理成功' })
      // by the name of the step's button, e.g. 已发放
      .or(this.page.getByRole('status').getByRole('heading', { name: /^已/ }))
      .first()
      .waitFor();
  }

  /** Opens a case's task, chooses, says and submits. */
  async decide(serial: string, action: string, opinion: string): Promise<void> {
    await this.openTodo(serial);
    await this.choose(action);
    if (opinion) await this.say(opinion);
    await this.finish();
  }

  /** Chooses people in the 组织架构选择器 that the button opens. */
  async choosePeople(button: string | RegExp, ...names: string[]): Promise<void> {
    await this.button(button).click();
    const dialog = this.page.getByRole('dialog').filter({ hasText: '公司组织架构' });
    for (const name of names) {
      await dialog.getByPlaceholder(/姓名/).fill(name);
      await dialog.getByRole('button', { name: '查询' }).click();
      await dialog
        .getByRole('row', { name: new RegExp(name) })
        .first()
        .click();
    }
    await dialog.getByRole('button', { name: '确认' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Selects a case in 我的申请. */
  async selectMine(serial: string): Promise<void> {
    await this.goto('/applications?box=mine');
    await this.page
      .getByRole('row', { name: new RegExp(serial) })
      .getByRole('checkbox')
      .click();
  }

  /** Lines of the 流转记录 of the open case, newest first, cells joined with spaces. */
  async records(): Promise<string[]> {
    const table = this.page.getByRole('table', { name: /流转记录/ }).first();
    await table.waitFor();
    const rows = await table.locator('tbody tr').all();
    return Promise.all(
      rows.map(async (row) => (await row.locator('td, th').allInnerTexts()).map((text) => text.trim()).join(' ')),
    );
  }
}
