import type { Locator, Page } from 'playwright-core';
import type { Visitor } from './browser.js';

/** A page of the designer: its tabs, its panel, and how things are filled in there. */
export class DesignerPage {
  readonly page: Page;

  constructor(private readonly visitor: Visitor) {
    this.page = visitor.page;
  }

  goto(path: string): Promise<unknown> {
    return this.visitor.goto(path);
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  /** The panel on the right, of an element, a field, or a print block. */
  get panel(): Locator {
    return this.page.getByRole('complementary', { name: '属性' }).filter({ visible: true });
  }

  async fill(label: string | RegExp, text: string, within: Locator = this.panel): Promise<void> {
    const input = within
      .getByRole('textbox', { name: label, exact: true })
      .or(within.getByRole('spinbutton', { name: label, exact: true }))
      .first();
    await input.fill(text);
    await input.press('Tab');
  }

  /** Chooses in a drop-down, found by its label, typing where it can be searched. */
  async choose(label: string | RegExp, option: string | RegExp, within: Locator = this.panel): Promise<void> {
    const select = within.getByRole('combobox', { name: label, exact: true }).first();
    await select.focus();
    await select.press('ArrowDown');
    // of its own list: that of the field before may still be closing
    const list = this.page.locator(`[id="${await select.getAttribute('aria-controls')}"]`);
    const shown = list
      .getByRole('option', { name: option, ...(typeof option === 'string' && { exact: true }) })
      .filter({ visible: true })
      .first();
    await shown.click();
  }

  /** Types into a drop-down what is not among its choices. */
  async write(label: string, text: string, within: Locator = this.panel): Promise<void> {
    const select = within.getByRole('combobox', { name: label, exact: true }).first();
    await select.fill(text);
    await select.press('Enter');
  }

  async turn(label: string | RegExp, isOn: boolean, within: Locator = this.panel): Promise<void> {
    const found = within.getByRole('switch', { name: label, exact: true }).first();
    if ((await found.isChecked()) !== isOn)
      await found.locator('xpath=ancestor::*[contains(@class,"el-switch")][1]').click();
  }
}
