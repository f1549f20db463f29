import { submitNew } from '../support/case-steps.js';
import type { Visitor } from './support/browser.js';
import { useSite } from './support/site.js';
import './support/to-succeed.js';

jest.setTimeout(180_000);

describe('who administers the items of one department', () => {
  const site = useSite();

  it('finds 流程配置 beside these alone: at the item, the form and the case', async () => {
    const applicant = await site.client('2003000053');
    const soon = new Date(Date.now() + 48 * 3600_000).toISOString();
    const { id } = await submitNew(applicant, 'vehicle-request', {
      ...{ contact: '许明远', useAt: soon, leavesCity: 'no', overnight: 'no', reason: '接送评审专家' },
    });
    const open = async (account: string) => {
      const visitor = await site.visit(account);
      return visitor;
    };
    const logistics = await open('2006000071');
    const other = await open('2003000053');
    try {
      const configure = (visitor: Visitor) => visitor.page.getByRole('button', { name: '流程配置' });
      for (const [path, ready] of [
        ['/items/vehicle-request', '立即办理'],
        ['/items/vehicle-request/apply', '检查审核人'],
        [`/applications/${id}`, '打印'],
      ] as const) {
        for (const [visitor, count] of [
          [logistics, 1],
          [other, 0],
        ] as const) {
          await visitor.goto(path);
          await visitor.page.getByRole('button', { name: ready }).first().waitFor();
          expect({ path, of: visitor.name, count: await configure(visitor).count() }).toEqual({
            ...{ path, of: visitor.name, count },
          });
        }
        const [designer] = await Promise.all([logistics.context.waitForEvent('page'), configure(logistics).click()]);
        await designer.getByRole('tab', { name: '基本信息' }).waitFor();
        expect(new URL(designer.url()).pathname).toBe('/designer/definitions/vehicle-request');
        await designer.close();
      }
      for (const path of ['/items/union-hardship-grant', '/items/union-hardship-grant/apply']) {
        await logistics.goto(path);
        await logistics.page.getByRole('button', { name: /立即办理|检查审核人/ }).waitFor();
        expect(await configure(logistics).count()).toBe(0);
      }
      expect([...logistics.errors, ...other.errors]).toEqual([]);
    } catch (error) {
      await logistics.picture('department-administrator-portal');
      throw error;
    } finally {
      await logistics.close();
      await other.close();
    }
  });

  it('finds and edits these alone, on the pages and over the API', async () => {
    const logistics = await site.visit('2006000071');
    const { page } = logistics;
    try {
      await logistics.goto('/designer/');
      await page.getByRole('link', { name: /公车使用申请/ }).waitFor();
      expect(await page.getByText('工会困难补助申请').count()).toBe(0);
      for (const area of ['人员移交', '流程管理员', '工作日历'])
        expect(await page.getByRole('link', { name: area }).count()).toBe(0);

      await logistics.goto('/designer/definitions/vehicle-request?tab=item');
      expect(await page.getByRole('textbox', { name: /事项名称/ }).isEnabled()).toBe(true);

      await logistics.goto('/designer/definitions/union-hardship-grant?tab=item');
      await page
        .getByText(/这不是您所管理部门的事项/)
        .first()
        .waitFor();
      expect(await page.getByRole('tab', { name: '基本信息' }).count()).toBe(0);
      await logistics.goto('/designer/administrators');
      await page
        .getByText(/没有.*权限/)
        .first()
        .waitFor();

      // what is of the whole school is not offered to whoever would be refused it
      await logistics.goto('/');
      await page.getByRole('heading', { name: '热门服务' }).waitFor();
      expect(await page.getByRole('link', { name: '管理公告' }).count()).toBe(0);
      // the manuals are printed after the start, while nobody waits for them
      await expect(async () => {
        await logistics.goto('/downloads');
        await page.getByRole('link', { name: '申请人使用说明' }).waitFor({ timeout: 5000 });
      }).toSucceed(90_000);
      expect(await page.getByRole('button', { name: '发布文件' }).count()).toBe(0);

      const api = await site.client('2006000071');
      const own = await api.get<{ revision: number }>('/api/definitions/vehicle-request');
      expect(own.status).toBe(200);
      for (const answer of [
        await api.get('/api/definitions/union-hardship-grant'),
        await api.post('/api/definitions/union-hardship-grant/publish', { revision: 1 }),
        await api.post('/api/definitions/union-hardship-grant/suspend', { reason: '试试' }),
        await api.post('/api/definitions/union-hardship-grant/roll-back', { version: 1, page: 'x' }),
      ])
        expect([403, 404]).toContain(answer.status);
      expect(logistics.errors).toEqual([]);
    } catch (error) {
      await logistics.picture('department-administrator');
      throw error;
    }
  });
});
