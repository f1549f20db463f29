import { publish } from '../support/publish.js';
import { apply, begin, collaboration, content, drawing, end, user } from '../support/small-definition.js';
import type { Device } from './support/browser.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

describe('a process whose file has no drawing', () => {
  const site = useSite();

  beforeAll(async () => {
    const admin = await site.client('admin');
    const check = user('check', { mode: 'single' }, [{ kind: 'departmentHead', department: 'finance', levels: '1' }]);
    const steps = [begin(), apply(), check, end()];
    const paths = ['begin -> apply -> check -> end'];
    await publish(admin, 'undrawn', '没有画图的事项', content(drawing('undrawn', steps, paths)));
    const office = drawing('office', [begin('office_begin'), end('office_end')], ['office_begin -> office_end']);
    const pools = collaboration([drawing('pooled', steps, paths), office.replace('isExecutable="true"', '')]);
    await publish(admin, 'pooled', '没有画图的泳池', content(pools));
  });

  it.each<[string, string, Device]>([
    ['undrawn', '没有画图的事项', 'desktop'],
    ['undrawn', '没有画图的事项', 'phone'],
    ['pooled', '没有画图的泳池', 'desktop'],
  ])('is laid out: %s (%s) on a %s', async (key, name, device) => {
    const visitor = await site.open('申请人', device);
    await visitor.signIn('2003000053', `/items/${key}`);
    const { page } = visitor;
    await page.getByText(name).first().waitFor();
    await page.locator('[data-element-id=check]').first().waitFor();
    const [first, second] = [
      await page.locator('[data-element-id=apply]').first().boundingBox(),
      await page.locator('[data-element-id=check]').first().boundingBox(),
    ];
    expect(first && second && first.x + first.width < second.x).toBe(true);
    expect(await page.getByText('流程图没有加载出来').count()).toBe(0);
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });
});
