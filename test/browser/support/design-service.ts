import { soon } from './canvas.js';
import type { Designer } from './designer.js';
import { writeExpression } from './expressions.js';

/** How a service of another system is called by the selected step. */
export interface DrawnService {
  method: 'GET' | 'POST';
  url: string;
  result?: string;
  timeoutSeconds: number;
  retries: number;
}

export async function callService(designer: Designer, service: DrawnService): Promise<void> {
  const { panel } = designer;
  if (service.method !== 'POST') await designer.choose('请求方法', service.method);
  await designer.fill('地址', service.url);
  if (service.result) await designer.fill('结果变量', service.result);
  await panel.getByRole('button', { name: '更多设置' }).click();
  await designer.fill('最长等待（秒）', String(service.timeoutSeconds));
  await designer.fill('失败后重试次数', String(service.retries));
  await panel.getByRole('button', { name: '更多设置' }).click();
}

/** Hands fields of the form to the selected step, each under its own name. */
export async function handFields(designer: Designer, ...labels: readonly string[]): Promise<void> {
  for (const [i, label] of labels.entries()) {
    await designer.panel.getByRole('button', { name: '添加输入' }).click();
    const variable = designer.panel.getByLabel(`输入变量 ${i + 1} 变量`, { exact: true });
    // the panel grows at its top when the check says that the new line is empty: a press may land beside the choice
    await expect(async () => {
      await designer.choose(`输入变量 ${i + 1} 可选的值`, new RegExp(`^${label}\\s`));
      await soon(async () => (await variable.inputValue()) !== '', true, 3000);
    }).toSucceed(30_000);
  }
}

/** Hands what FEEL gives to the selected step, under a name. */
export async function handValue(designer: Designer, number: number, name: string, feel: string): Promise<void> {
  await designer.panel.getByRole('button', { name: '添加输入' }).click();
  await designer.fill(`输入变量 ${number} 变量`, name);
  await writeExpression(designer.panel, `输入变量 ${number} 表达式`, feel);
}
