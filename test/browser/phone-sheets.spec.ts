import type { Locator } from 'playwright-core';
import type { FormField } from '../../server/contract/forms.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Visitor } from './support/browser.js';
import { useSite } from './support/site.js';
import './support/to-succeed.js';
import { violations } from './support/violations.js';

jest.setTimeout(600_000);

const actions = [
  ...['refuse', 'forward', 'withdraw'].map((name) => ({ name, enabled: 'true' })),
  { name: 'return', enabled: 'true', label: '未完成，退回' },
];
const check = user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }], actions);
const bpmn = drawing('sheets', [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
const fields: FormField[] = [
  { key: 'reason', label: '事由', type: 'text' },
  {
    key: 'kind',
    label: '类别',
    type: 'select',
    options: [
      { value: 'a', label: '甲类' },
      { value: 'b', label: '乙类' },
    ],
  },
  {
    key: 'score',
    label: '评分',
    type: 'radio',
    options: ['很满意', '满意', '一般', '不满意'].map((label) => ({ value: label, label })),
  },
  { key: 'day', label: '日期', type: 'date' },
  { key: 'clock', label: '时刻', type: 'time' },
  { key: 'moment', label: '时间', type: 'datetime' },
  { key: 'span', label: '起止', type: 'dateRange' },
];

describe('what opens over a page on the phone', () => {
  const site = useSite();
  let applicant: ApiClient;
  let reviewer: ApiClient;

  beforeAll(async () => {
    const admin = await site.client('admin');
    applicant = await site.client('2003000053');
    reviewer = await site.client('2007000023');
    await publish(admin, 'sheets', '弹层事项', content(bpmn, fields));
  });

  async function at(account: string, path: string): Promise<Visitor> {
    const visitor = await site.visit(account, path, 'phone');
    await visitor.goto(path);
    return visitor;
  }

  const holdsFocus = (dialog: Locator) => dialog.evaluate((sheet) => sheet.contains(document.activeElement));

  /** It is modal: named, the focus is and stays inside, whichever way somebody tabs. */
  async function expectModal({ page }: Visitor, name: string): Promise<Locator> {
    const dialog = page.getByRole('dialog', { name, exact: true });
    await dialog.waitFor();
    await expect(async () => expect(await holdsFocus(dialog)).toBe(true)).toSucceed(20_000);
    expect(await dialog.getAttribute('aria-modal')).toBe('true');
    for (const key of ['Shift+Tab', 'Shift+Tab', ...Array.from({ length: 12 }, () => 'Tab')]) {
      await page.keyboard.press(key);
      expect({ name, key, holds: await holdsFocus(dialog) }).toEqual({ name, key, holds: true });
    }
    expect(await violations(page)).toEqual([]);
    return dialog;
  }

  /** The form may still be settling when its first field has the focus. */
  async function openedFrom({ page }: Visitor, field: Locator, name: string): Promise<void> {
    const dialog = page.getByRole('dialog', { name, exact: true });
    await expect(async () => {
      if (!(await dialog.isVisible())) await field.press('Enter');
      await dialog.waitFor({ timeout: 2000 });
    }).toSucceed(20_000);
  }
  async function escape({ page }: Visitor, dialog: Locator, opener: Locator): Promise<void> {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expectFocused(opener);
  }
  async function expectFocused(opener: Locator): Promise<void> {
    await expect(async () =>
      expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true),
    ).toSucceed(20_000);
  }

  it('keeps the focus of the menu, the decision and the people picker inside, and gives it back', async () => {
    const { id } = await submitNew(applicant, 'sheets', { reason: '弹层' });
    const visitor = await at('2007000023', `/tasks/${(await taskIn(reviewer, id)).id}`);
    const { page } = visitor;
    try {
      const more = page.getByRole('toolbar').getByRole('button', { name: '更多' });
      await more.focus();
      await page.keyboard.press('Enter');
      await escape(visitor, await expectModal(visitor, '更多'), more);

      await page.keyboard.press('Enter');
      const menu = page.getByRole('dialog', { name: '更多' });
      await menu.getByRole('button', { name: '转办' }).focus();
      await page.keyboard.press('Enter');
      const decision = await expectModal(visitor, '转办');
      const choose = decision.getByRole('button', { name: '选择', exact: false }).first();
      await choose.focus();
      await page.keyboard.press('Enter');
      const picker = page.locator('.picker-sheet');
      await picker.waitFor();
      const pickerName = (await picker.getAttribute('aria-label')) ?? '';
      await expectModal(visitor, pickerName);
      const department = picker.getByRole('button', { name: /部门/ }).first();
      await department.focus();
      await page.keyboard.press('Enter');
      await escape(visitor, await expectModal(visitor, '部门'), department);
      await escape(visitor, picker, choose);
      // the menu that it was chosen from is gone: the button that opened the menu has the focus
      await escape(visitor, decision, more);
      expect(visitor.errors).toEqual([]);
    } catch (error) {
      await visitor.picture('phone-sheets-task');
      throw error;
    } finally {
      await visitor.close();
    }
  });

  it('closes what is open with the back button, and stays on the page with what was written', async () => {
    const { id, serialNumber } = await submitNew(applicant, 'sheets', { reason: '弹层' });
    const address = `/tasks/${(await taskIn(reviewer, id)).id}`;
    const visitor = await at('2007000023', '/');
    const { page } = visitor;
    const back = () => page.evaluate(() => window.history.back());
    const path = () => new URL(page.url()).pathname;
    try {
      await page.getByRole('link', { name: /待办/ }).last().click();
      await page.locator(`a[href="${address}"]`).click();
      const approve = page.getByRole('toolbar').getByRole('button', { name: '同意' });
      await approve.click();
      const sheet = page.getByRole('dialog', { name: '同意', exact: true });
      await sheet.getByRole('textbox').fill('写到一半');
      // what the step calls its buttons stands on one line
      const named = page.getByRole('toolbar').getByRole('button', { name: '未完成，退回' });
      expect((await named.locator('.van-button__text').boundingBox())?.height).toBeLessThan(30);
      await back();
      await sheet.waitFor({ state: 'hidden' });
      await approve.click();
      expect(await sheet.getByRole('textbox').inputValue()).toBe('写到一半');
      expect(path()).toBe(address);
      await back();
      await sheet.waitFor({ state: 'hidden' });

      // with nothing open it leaves, and asks before; the question is closed by it, too
      await back();
      const question = page.getByRole('dialog').filter({ hasText: '离开此页？' });
      await question.waitFor();
      await back();
      await question.waitFor({ state: 'hidden' });
      await expect(async () => expect(path()).toBe(address)).toSucceed(20_000);
      await back();
      await question.getByRole('button', { name: '离开' }).click();
      await expect(async () => expect(path()).toBe('/tasks')).toSucceed(20_000);
      await page.getByText(serialNumber).waitFor();
      expect(visitor.errors).toEqual([]);
    } catch (error) {
      await visitor.picture('phone-sheets-back');
      throw error;
    } finally {
      await visitor.close();
    }
  });

  it('does so with the pickers of a form, which can be answered with the keyboard', async () => {
    const visitor = await at('2003000053', '/items/sheets/apply');
    const { page } = visitor;
    try {
      for (const label of ['类别', '日期', '时刻', '时间', '起止']) {
        const field = page.getByRole('textbox', { name: label, exact: true });
        await openedFrom(visitor, field, label);
        await escape(visitor, await expectModal(visitor, label), field);
        expect(await field.inputValue()).toBe('');
      }
      // more than stand on one line are read below each other
      const options = await page.getByRole('radiogroup', { name: '评分' }).getByRole('radio').all();
      const lefts = await Promise.all(options.map(async (option) => (await option.boundingBox())?.x));
      expect({ options: lefts.length, columns: new Set(lefts).size }).toEqual({ options: 4, columns: 1 });

      const kind = page.getByRole('textbox', { name: '类别', exact: true });
      await openedFrom(visitor, kind, '类别');
      await page.getByRole('dialog', { name: '类别' }).getByRole('radio', { name: '乙类' }).focus();
      await page.keyboard.press('Enter');
      await expect(async () => expect(await kind.inputValue()).toBe('乙类')).toSucceed(20_000);
      await expectFocused(kind);

      // the wheels are list boxes that the arrow keys turn
      const clock = page.getByRole('textbox', { name: '时刻', exact: true });
      await openedFrom(visitor, clock, '时刻');
      const turned = async (name: string, keys: readonly string[], to: string) => {
        const wheel = page.getByRole('dialog', { name: '时刻' }).getByRole('listbox', { name });
        await wheel.focus();
        for (const key of keys) await page.keyboard.press(key);
        await wheel.getByRole('option', { name: to, selected: true }).waitFor();
      };
      await turned('时', ['Home', 'PageDown', 'ArrowDown', 'ArrowUp'], '05');
      await turned('分', ['End', 'ArrowUp'], '58');
      await page.keyboard.press('Enter');
      await expect(async () => expect(await clock.inputValue()).toBe('05:58')).toSucceed(20_000);
      await expectFocused(clock);
      expect(visitor.errors).toEqual([]);
    } catch (error) {
      await visitor.picture('phone-sheets-form');
      throw error;
    } finally {
      await visitor.close();
    }
  });

  it('does so with the filter and its calendar, the menu of the colours, a question and what asks for a reason', async () => {
    const { id } = await submitNew(applicant, 'sheets', { reason: '弹层' });
    const visitor = await at('2003000053', '/applications');
    const { page } = visitor;
    try {
      const filter = page.getByRole('button', { name: '筛选' });
      await filter.focus();
      await page.keyboard.press('Enter');
      const sheet = await expectModal(visitor, '筛选');
      const dates = sheet.getByRole('button', { name: '日期范围' });
      await dates.focus();
      await page.keyboard.press('Enter');
      await escape(visitor, await expectModal(visitor, '日期范围'), dates);
      // day by day, also back into the month before
      await page.keyboard.press('Enter');
      const calendar = page.getByRole('dialog', { name: '日期范围' });
      await calendar.getByRole('button', { pressed: true }).first().focus();
      for (let day = 0; day < 31; day++) await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await calendar.getByRole('button', { name: /开始$/, pressed: true }).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await calendar.getByRole('button', { name: /结束$/, pressed: true }).waitFor();
      await page.keyboard.press('Escape');
      await calendar.waitFor({ state: 'hidden' });
      await escape(visitor, sheet, filter);

      await visitor.goto('/me');
      const colours = page.getByRole('button', { name: /外观/ });
      await colours.focus();
      await page.keyboard.press('Enter');
      await escape(visitor, await expectModal(visitor, '外观'), colours);

      await visitor.goto(`/applications/${id}`);
      const terminate = page.getByRole('toolbar').getByRole('button', { name: /终止/ });
      const press = async (button: Locator) => {
        await button.focus();
        await page.keyboard.press('Enter');
      };
      const more = page.getByRole('toolbar').getByRole('button', { name: '更多' });
      await more.or(terminate).first().waitFor();
      const isBehindMore = !(await terminate.isVisible());
      if (isBehindMore) await press(more);
      await press(isBehindMore ? page.getByRole('dialog').getByRole('button', { name: /终止/ }) : terminate);
      const reason = page.getByRole('dialog', { name: /终止/ });
      await reason.getByRole('textbox').waitFor();
      await escape(
        visitor,
        await expectModal(visitor, (await reason.getAttribute('aria-label')) ?? ''),
        isBehindMore ? more : terminate,
      );
      expect(visitor.errors).toEqual([]);
    } catch (error) {
      await visitor.picture('phone-sheets-list');
      throw error;
    } finally {
      await visitor.close();
    }
  });
});
