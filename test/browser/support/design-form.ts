import type { Designer, FieldSettings } from './designer.js';
import { writeExpression } from './expressions.js';

/** A column of a detail table. */
export interface ColumnSettings extends FieldSettings {
  label: string;
  /** As the list of types says it; 单行文本 without. */
  type?: string;
}

/** A detail table with its columns, where `designer.addField` puts a field. */
export async function addTable(
  designer: Designer,
  label: string,
  settings: FieldSettings,
  columns: readonly ColumnSettings[],
): Promise<void> {
  await designer.addField('明细表', label, settings);
  const { panel } = designer;
  for (const [i, { label: name, type, ...rest }] of columns.entries()) {
    // a new table has one column already
    if (i === 0) await panel.getByRole('button', { name: /^新列/ }).click();
    else await panel.getByRole('button', { name: '添加列' }).click();
    if (type) await designer.choose('类型', type);
    await designer.fill('名称', name);
    await designer.fieldSettings(rest);
    await panel.getByRole('button', { name: label, exact: true }).click();
  }
}

/** What must hold between fields, and what is said otherwise. */
export async function addRule(designer: Designer, number: number, check: string, message: string): Promise<void> {
  const { page, panel } = designer;
  await page.locator('.canvas > .title').click();
  await panel.getByRole('button', { name: '添加规则' }).click();
  const rule = panel.getByRole('group', { name: `规则 ${number}`, exact: true });
  await rule.getByText('表达式', { exact: true }).click();
  await writeExpression(rule, '必须成立的条件', check);
  await designer.fill('不成立时的提示', message, rule);
}

/** The field that is selected is shown, or required, only while another has this value. */
export async function linkField(
  designer: Designer,
  kind: '显示条件' | '必填条件',
  ...[field, operator, value]: [field: string, operator: string, value: string]
): Promise<void> {
  await designer.condition(field, operator, value, designer.panel.getByRole('group', { name: kind }));
}

/** Takes fields off the form, by their labels. */
export async function removeFields(designer: Designer, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await designer.selectField(label);
    await designer.page.keyboard.press('Delete');
  }
}

/** Whom the applicant chooses from, where the selected field asks for a reviewer: holders of a post. */
export async function addReviewers(
  designer: Designer,
  groups: readonly { label: string; post: string; department: string | RegExp }[],
): Promise<void> {
  const { panel } = designer;
  for (const [i, { label, post, department }] of groups.entries()) {
    await panel.getByRole('button', { name: '添加审核人分组' }).click();
    const group = panel.getByRole('group', { name: `审核人分组 ${i + 1}`, exact: true });
    await designer.fill('分组名称', label, group);
    await designer.choose('选择角色或岗位', post, group);
    await designer.choose('部门', department, group);
  }
}
