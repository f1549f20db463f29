import type { Locator } from 'playwright-core';
import { DesignerCanvas } from './designer-canvas.js';
import { writeExpression } from './expressions.js';

/** What the property panel of a field is told, by the words that stand there. */
export interface FieldSettings {
  key?: string;
  isRequired?: boolean;
  isWide?: boolean;
  help?: string;
  placeholder?: string;
  /** Numbers by their label, e.g. 最多字数. */
  limits?: Readonly<Record<string, number>>;
  unit?: string;
  format?: string;
  /** Filled in by its default alone. */
  isReadonly?: boolean;
  default?: string;
  /** One line each, `值=名称` or `名称`. */
  options?: readonly string[];
}

/** What administrators do in the designer, with mouse and keyboard, by the words they read. */
export class Designer extends DesignerCanvas {
  /** Makes an item of its own; gives its key, which is proposed by the name where none is given. */
  async create(name: string, wanted?: string): Promise<string> {
    await this.goto('/designer/');
    await this.page.getByRole('button', { name: '新建流程' }).click();
    const dialog = this.page.getByRole('dialog', { name: '新建流程' });
    await dialog.getByRole('textbox', { name: /流程名称/ }).fill(name);
    await dialog.getByText(/已按名称给出/).waitFor();
    const field = dialog.getByRole('textbox', { name: /流程标识/ });
    if (wanted) await field.fill(wanted);
    const key = await field.inputValue();
    await dialog.getByRole('button', { name: '新建', exact: true }).click();
    await this.drawn('申请人').first().waitFor();
    return key;
  }

  // --- 表单

  async addSection(title: string): Promise<void> {
    await this.page.locator('.canvas').getByRole('button', { name: '添加分组' }).click();
    await this.fill('名称', title);
  }

  async selectSection(title: string): Promise<void> {
    await this.page.locator('.canvas .section-title', { hasText: title }).click();
  }

  async renameSection(from: string, to: string): Promise<void> {
    await this.selectSection(from);
    await this.fill('名称', to);
  }

  /** Puts a field behind the one that is selected, or at the end of the selected section. */
  async addField(type: string, label: string, settings: FieldSettings = {}): Promise<void> {
    await this.page.getByRole('navigation', { name: '字段' }).getByRole('button', { name: type, exact: true }).click();
    await this.fill('名称', label);
    await this.fieldSettings(settings);
  }

  async selectField(label: string): Promise<void> {
    await this.page.locator('.canvas .field').filter({ hasText: label }).first().click();
    await this.panel.getByRole('heading', { name: label, exact: true, level: 2 }).waitFor();
  }

  /** Settings of the field or column that is selected. */
  async fieldSettings(settings: FieldSettings): Promise<void> {
    const { panel } = this;
    if (settings.key) await this.fill('变量名', settings.key);
    if (settings.isRequired) await this.turn('必填', true);
    if (settings.isWide !== undefined)
      await panel.getByText(settings.isWide ? '整行' : '半行', { exact: true }).click();
    if (settings.help) await this.fill('填写说明', settings.help);
    if (settings.placeholder) await this.fill('提示文字', settings.placeholder);
    if (settings.options) await this.fill('选项', settings.options.join('\n'));
    for (const [name, value] of Object.entries(settings.limits ?? {})) await this.fill(name, String(value));
    if (settings.unit) await this.fill('单位', settings.unit);
    if (settings.format) await this.choose('格式', settings.format);
    if (settings.isReadonly) await this.turn(/^只读/, true);
    if (settings.default) await this.choose('默认值', settings.default);
  }

  // --- 流程图: what the panel is told

  /** 字段 运算符 值 of the selected flow. */
  async condition(field: string, operator: string, value: string, within: Locator = this.panel): Promise<void> {
    await within.getByRole('button', { name: '添加条件' }).click();
    await this.choose('条件 1 字段', field, within);
    await this.choose('条件 1 运算符', operator, within);
    await this.choose('条件 1 值', value, within);
  }

  /** A condition of the selected flow that says more than 字段 运算符 值. */
  async expressionCondition(feel: string): Promise<void> {
    const condition = this.panel.getByRole('group', { name: '表达式' });
    await condition.getByText('表达式', { exact: true }).click();
    await writeExpression(condition, '表达式', feel);
  }

  /** Who gets the selected step. */
  async approvers(kind: string, who?: string): Promise<void> {
    await this.choose('规则 1 类型', kind);
    if (who !== undefined) await this.choose(`规则 1 ${kind === '表单中的人员' ? '字段' : kind}`, who);
  }

  /** Buttons of the selected step: on or off, or on with another caption. */
  async buttons(settings: Readonly<Record<string, boolean | string>>): Promise<void> {
    for (const [name, setting] of Object.entries(settings)) {
      await this.turn(`启用「${name}」`, setting !== false);
      if (typeof setting === 'string') await this.fill(`「${name}」的显示名称`, setting);
    }
  }

  /** How the entry is called for which the selected step is done once each. */
  async nameItem(name: string): Promise<void> {
    const section = this.panel.getByRole('region', { name: /^逐项办理/ });
    await section.getByRole('button', { name: '高级' }).click();
    await this.fill('当前一项的变量名', name);
    await section.getByRole('button', { name: '高级' }).click();
  }

  // --- 流程配置

  /** A reminder so many hours after arrival, by the clock, at these steps. */
  async remind(hours: number, ...steps: readonly string[]): Promise<void> {
    const { page } = this;
    await this.tab('流程配置');
    await page.getByText('步骤设置', { exact: true }).first().click();
    for (const step of steps) {
      const amount = page.getByRole('spinbutton', { name: `${step} 提醒`, exact: true });
      await amount.fill(String(hours));
      await amount.press('Tab');
      await page.getByRole('combobox', { name: `${step} 提醒的单位`, exact: true }).selectOption({ label: '小时' });
      await page.getByRole('combobox', { name: `${step} 计时`, exact: true }).selectOption({ label: '自然时间' });
    }
  }

  async showRights(): Promise<void> {
    await this.tab('流程配置');
    await this.page.getByText('字段权限', { exact: true }).first().click();
  }

  /** Sets the rights of an area of the matrix: fields × steps, from one corner to the other. */
  async rights(
    from: readonly [field: string, step: string],
    to: readonly [field: string, step: string],
    right: string,
  ): Promise<void> {
    const cell = ([field, step]: readonly [string, string]) =>
      this.page.getByRole('gridcell', { name: new RegExp(`^${field}，${step}：`) });
    await cell(from).click();
    await cell(to).click({ modifiers: ['Shift'] });
    await this.page.keyboard.press(String(['隐藏', '只读', '可写', '必填'].indexOf(right) + 1));
    // what the form requires is required wherever it may be written
    const shown = right === '可写' ? '(可写|必填)' : right;
    await this.page.getByRole('gridcell', { name: new RegExp(`^${from[0]}，${from[1]}：${shown}$`) }).waitFor();
  }
}
