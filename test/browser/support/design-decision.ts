import type { Designer } from './designer.js';

/** A decision table as an administrator fills it in. */
export interface DrawnTable {
  name: string;
  /** Keys of fields, or `[label, expression, type]`. */
  inputs: readonly string[];
  outputs: readonly { label: string; name: string; type: string }[];
  /** Cells as they are typed: those of the inputs, then those of the outputs. */
  rules: readonly (readonly string[])[];
}

/** Makes the decision table of the selected business rule task; `heads` are the captions of its columns. */
export async function makeTable(designer: Designer, table: DrawnTable, heads: readonly string[]): Promise<void> {
  await designer.panel.getByRole('button', { name: '新建决策表' }).click();
  const dialog = designer.page.getByRole('dialog', { name: '新建决策表' });
  const write = async (label: string, text: string) => {
    const cell = dialog.getByLabel(label, { exact: true });
    await cell.fill(text);
    await cell.press('Tab');
  };
  await write('名称', table.name);
  for (const [i, expression] of table.inputs.entries()) {
    if (i > 0) await dialog.getByRole('button', { name: '添加输入' }).click();
    await write(`输入列 ${i + 1} 的字段或表达式`, expression);
  }
  for (const [i, { label, name, type }] of table.outputs.entries()) {
    if (i > 0) await dialog.getByRole('button', { name: '添加输出' }).click();
    await write(`输出列 ${i + 1} 的标题`, label);
    await write(`输出列 ${i + 1} 的变量名`, name);
    await dialog.getByLabel(`输出列 ${i + 1} 的类型`).selectOption({ label: type });
  }
  for (const [row, cells] of table.rules.entries()) {
    if (row > 0) await dialog.getByRole('button', { name: '添加行' }).click();
    for (const [column, text] of cells.entries())
      if (text) await write(`第 ${row + 1} 行 ${heads[column] ?? ''}`, text);
  }
  await dialog.getByText('没有重叠，也没有遗漏').waitFor();
  await dialog.getByRole('button', { name: '确定' }).click();
  await dialog.waitFor({ state: 'hidden' });
}
