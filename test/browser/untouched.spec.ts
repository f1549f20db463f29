import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { xiaowuModdle } from '../../engine/index.js';
import type { Visitor } from './support/browser.js';
import { useSite } from './support/site.js';

jest.setTimeout(240_000);

const folder = join(__dirname, '../../process-definitions');
const keys = readdirSync(folder).filter((key) => existsSync(join(folder, key, 'process.bpmn')));

interface Drawn {
  diagrams?: { plane: { planeElement: { id: string }[] } }[];
}

/** The file as our writer sets it: attributes in one order, the same indentation; what is drawn is sorted by its id. */
async function canonical(xml: string): Promise<string> {
  const moddle = new BpmnModdle({ xiaowu: xiaowuModdle });
  const { rootElement, warnings } = await moddle.fromXML(xml);
  expect(warnings).toEqual([]);
  for (const { plane } of (rootElement as unknown as Drawn).diagrams ?? [])
    plane.planeElement.sort((a, b) => a.id.localeCompare(b.id));
  return (await moddle.toXML(rootElement, { format: true })).xml;
}

describe('a shipped definition that is looked at in the designer', () => {
  const site = useSite();
  let admin: Visitor;

  beforeAll(async () => {
    admin = await site.visit('admin');
  });

  it.each(keys)('has nothing to mend, and is as it was: %s', async (key) => {
    const { page } = admin;
    try {
      await admin.goto(`/designer/definitions/${key}`);
      await page.locator('.diagram-canvas [data-element-id^="UserTask_"]').first().waitFor();
      await page.getByText('没有发现问题').waitFor();
      const open = (tab: string) => page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
      await open('流程配置');
      // the panel of every step is drawn once: none writes what it only read
      for (const step of await page.locator('table.settings tbody th.step button').all()) await step.click();
      for (const tab of ['基本信息', '表单', '打印', '试运行', '流程图']) await open(tab);
      await page.locator('.editor-header').getByText('已发布，没有修改').waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('button', { name: '更多操作' })
          .click()
          .then(() => page.getByRole('menuitem', { name: '导出 BPMN 文件' }).click()),
      ]);
      const written = readFileSync(await download.path(), 'utf8');
      const shipped = readFileSync(join(folder, key, 'process.bpmn'), 'utf8');
      expect(await canonical(written)).toBe(await canonical(shipped));
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture(`untouched-${key}`);
      throw error;
    }
  });
});
