import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

const key = 'trial-times';
/** Somebody in a department with a head. */
const reviewer = '2007000023';

describe('试运行 through time', () => {
  const site = useSite();

  const step = (id: string, approval: Record<string, string>) =>
    user(id, { mode: 'single', ...approval }, [{ kind: 'person', value: reviewer }]);

  it('shows reminders, limits and what happens at their end, and when', async () => {
    const admin = await site.client('admin');
    const check = { dueAfter: 'P2D', remindAfter: 'P1D', whenOverdue: 'pass', timeMeasure: 'working' };
    const decide = { dueAfter: 'P1D', whenOverdue: 'head', timeMeasure: 'calendar' };
    const bpmn = drawing(
      key,
      [begin(), apply(), step('check', check), step('decide', decide), end()],
      ['begin -> apply -> check -> decide -> end'],
    );
    await publish(admin, key, '有时限的事项', content(bpmn));

    const visitor = await site.open('admin');
    const { page } = visitor;
    const side = page.getByRole('complementary', { name: '试运行' });
    const part = (title: string) => side.locator('section').filter({ hasText: title });
    const waitsAt = (name: string) => part('正在等待').getByRole('button', { name, exact: true }).first();
    const act = (name: string) => part('正在等待').getByRole('button', { name, exact: true }).first();
    const coming = part('接下来的时间').locator('li');
    const records = part('流转记录').locator('li');
    try {
      await visitor.signIn('admin', `/designer/definitions/${key}?tab=trial`);
      await side.getByRole('button', { name: '开始试运行' }).click();
      await act('提交').click();
      await waitsAt('check').waitFor();
      await part('正在等待')
        .getByText(/时限 .+，超过后：系统自动同意/)
        .waitFor();
      await coming.filter({ hasText: '提醒 项思齐(2007000023)' }).first().waitFor();
      const timeUp = coming.filter({ hasText: '时限到：系统自动同意' });
      await visitor.picture('trial-times');

      // there at once: reminded before, agreed by the system at the end
      await timeUp.getByRole('button', { name: /快进到/ }).click();
      await waitsAt('decide').waitFor();
      const lines = async () => (await records.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
      expect((await lines()).slice(0, 4)).toEqual([
        expect.stringMatching(/^decide 待办理/),
        expect.stringMatching(/^check 同意 系统/),
        expect.stringMatching(/^check 超过时限 项思齐/),
        expect.stringMatching(/^check 提醒办理 项思齐/),
      ]);

      // to the head, for whom the time begins anew; over again it escalates
      await act('到时限').click();
      await records.first().getByText('转给').waitFor();
      await part('正在等待')
        .getByText(/超过后：转督办/)
        .waitFor();
      expect(await part('正在等待').getByText('由 项思齐').count()).toBe(0);
      await act('到时限').click();
      await records.first().getByText('转督办').waitFor();
      await waitsAt('decide').waitFor();
      expect(await act('到时限').count()).toBe(0);

      // back to before that, and on again
      await page.getByRole('button', { name: '上一步', exact: true }).click();
      await act('到时限').waitFor();
      await page.getByRole('button', { name: '下一步', exact: true }).click();
      await records.first().getByText('转督办').waitFor();

      // a kept run holds it
      await act('同意').click();
      await page.locator('.clock').getByText('已完成').waitFor();
      await side.getByRole('textbox', { name: '名称' }).fill('一路超时');
      await side.getByRole('button', { name: '保存为测试' }).click();
      await part('保存的试运行')
        .getByText(/通过 · \d+ 步/)
        .waitFor();
      await visitor.picture('trial-times-end');
      await page.getByRole('button', { name: '保存草稿' }).click();
      await page
        .getByText(/草稿已保存/)
        .first()
        .waitFor();
      expect(visitor.errors).toEqual([]);
    } catch (error) {
      await visitor.picture('trial-times-failed');
      throw error;
    }
  });
});
