import type { Definition } from '../../../server/contract/definitions.js';
import type { Designer } from './designer.js';

/** Publishes what is open in the designer, which has no problems left, and gives what was published. */
export async function publishDrawn(designer: Designer, url: string, key: string): Promise<Definition> {
  const { page } = designer;
  await designer.tab('流程图');
  await page.getByText('没有发现问题').waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布版本 1').first().waitFor();
  const answer = await page.request.get(`${url}/api/definitions/${key}`);
  return (await answer.json()) as Definition;
}
