import { Canvas } from './support/canvas.js';
import { Designer } from './support/designer.js';
import { useSite } from './support/site.js';
import './support/to-succeed.js';
import { violations } from './support/violations.js';

jest.setTimeout(600_000);

describe('the editor for people with assistive software', () => {
  const site = useSite();

  it('has names that say what is seen, and headings in order, in every tab and in the menus of the canvas', async () => {
    const admin = await site.open('designer-access');
    await admin.signIn('admin', '/designer/definitions/union-hardship-grant');
    const { page } = admin;
    const designer = new Designer(admin);
    const canvas = new Canvas(designer);
    const problems: Record<string, string[]> = {};
    const look = async (name: string) => {
      const found = await violations(page, { besides: ['label-content-name-mismatch'] });
      if (found.length > 0) problems[name] = found;
    };
    await designer.drawn('申请人').first().waitFor();
    await look('流程图');
    await canvas.clear();
    for (const key of ['n', 'a', 'm', 't', 'k']) {
      if (key === 'a') await canvas.select('UserTask_5b62f90e');
      await canvas.menu(key);
      await look(`菜单 ${key}`);
      await canvas.closeMenu();
    }
    for (const [tab, shown] of [
      ['基本信息', '事项名称'],
      ['表单', '困难类型'],
      ['流程配置', '审核人'],
      ['打印', '打印页'],
      ['试运行', '开始试运行'],
    ] as const) {
      await designer.tab(tab);
      await page.getByText(shown).filter({ visible: true }).first().waitFor();
      await look(tab);
    }
    expect(problems).toEqual({});
    expect(admin.errors).toEqual([]);
    await admin.close();
  });
});
