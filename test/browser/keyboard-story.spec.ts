import type { Locator, Page } from 'playwright-core';
import type { FormField } from '../../server/contract/forms.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Visitor } from './support/browser.js';
import { useSite } from './support/site.js';

jest.setTimeout(240_000);

const itemName = '键盘办理的事项';
const fields: FormField[] = [
  { key: 'reason', label: '事由', type: 'text', required: true },
  {
    key: 'kind',
    label: '类别',
    type: 'select',
    required: true,
    options: [
      { value: 'book', label: '图书' },
      { value: 'device', label: '设备' },
    ],
  },
  { key: 'amount', label: '金额', type: 'money' },
  { key: 'wanted', label: '期望日期', type: 'date' },
];

describe('the whole story without a pointer', () => {
  const site = useSite();
  const desks: Visitor[] = [];

  beforeAll(async () => {
    const admin = await site.client('admin');
    const check = user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]);
    const bpmn = drawing('by-keyboard', [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
    const definition = content(bpmn, fields);
    await publish(admin, 'by-keyboard', itemName, { ...definition, print: '' });
  });

  /** Goes on by Tab until it is there. */
  async function tabTo(page: Page, target: Locator): Promise<void> {
    await target.first().waitFor();
    const passed: string[] = [];
    for (let i = 0; i < 120; i++) {
      if (await target.first().evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
      passed.push(
        await page.evaluate(() => {
          const { tagName, textContent, ariaLabel } = document.activeElement ?? document.body;
          return `${tagName} ${ariaLabel ?? textContent?.trim().slice(0, 20) ?? ''}`;
        }),
      );
    }
    throw new Error(`Expected to come to ${target} by Tab, but only came to ${[...new Set(passed)].join(' | ')}`);
  }
  async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
    await tabTo(page, target);
    await page.keyboard.press(key);
  }
  async function type(page: Page, target: Locator, text: string): Promise<void> {
    await tabTo(page, target);
    await page.keyboard.type(text);
  }
  /** Nobody who goes by keyboard or listens begins anew at the top of the page. */
  async function keepsFocus(page: Page): Promise<void> {
    const isKept = () => document.activeElement !== null && document.activeElement !== document.body;
    await page.waitForFunction(isKept);
  }

  async function signIn(name: string, account: string): Promise<Page> {
    const visitor = await site.open(name);
    desks.push(visitor);
    const { page } = visitor;
    await visitor.goto('/login');
    await type(page, page.getByRole('textbox', { name: '账号' }), account);
    await type(page, page.getByRole('textbox', { name: '密码' }), 'xiaowu2026');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => !address.pathname.startsWith('/login'));
    await keepsFocus(page);
    return page;
  }

  it('signs in, applies, handles and rates', async () => {
    const applicant = await signIn('applicant', '2003000053');
    const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

    await type(applicant, applicant.getByPlaceholder('搜索事项、流水号'), '键盘办理');
    await applicant.keyboard.press('Enter');
    await press(applicant, applicant.getByRole('link', { name: new RegExp(itemName) }));
    await applicant.waitForURL(/\/items\/by-keyboard$/);
    await keepsFocus(applicant);
    await press(applicant, button(applicant, '立即办理'));
    await applicant.waitForURL(/\/apply$/);
    await keepsFocus(applicant);

    // what is missing is gone to
    await press(applicant, button(applicant, '提交'));
    await applicant.waitForFunction(() => (document.activeElement as HTMLInputElement).value === '');
    await applicant.keyboard.type('不用鼠标');
    await tabTo(applicant, applicant.getByRole('combobox', { name: /类别/ }));
    await applicant.keyboard.press('ArrowDown');
    await applicant.getByRole('option', { name: '图书' }).filter({ visible: true }).waitFor();
    await applicant.keyboard.press('ArrowDown');
    await applicant.keyboard.press('Enter');
    await applicant.getByRole('option', { name: '图书' }).filter({ visible: true }).waitFor({ state: 'hidden' });
    await type(applicant, applicant.getByRole('textbox', { name: /金额/ }), '120');
    await type(applicant, applicant.getByRole('combobox', { name: /期望日期/ }), '2026-12-01');
    await applicant.keyboard.press('Enter');

    await goBack(applicant, button(applicant, '检查审核人'));
    await applicant.keyboard.press('Enter');
    await applicant.getByRole('dialog', { name: '检查审核人' }).getByText('项思齐').first().waitFor();
    await applicant.keyboard.press('Escape');
    await applicant.getByRole('dialog', { name: '检查审核人' }).waitFor({ state: 'hidden' });
    await applicant.waitForFunction(() => document.activeElement?.textContent?.includes('检查审核人'));
    await goBack(applicant, button(applicant, '提交'));
    await applicant.keyboard.press('Enter');
    await applicant.waitForURL(/\/applications\/[^/]+$/);
    await keepsFocus(applicant);
    const caseAddress = new URL(applicant.url()).pathname;

    const approver = await signIn('approver', '2007000023');
    await press(approver, approver.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /我的任务/ }));
    await press(approver, approver.getByRole('link', { name: new RegExp(itemName) }));
    await approver.waitForURL(/\/tasks\/[^/?]+$/);
    await keepsFocus(approver);
    const choices = approver.getByRole('radiogroup', { name: '状态' });
    await tabTo(approver, choices.getByRole('radio', { name: '同意', exact: true }));
    await approver.keyboard.press('ArrowRight');
    await choices.getByRole('radio', { name: '退回', exact: true, checked: true }).waitFor();
    await approver.keyboard.press('ArrowLeft');
    await choices.getByRole('radio', { name: '同意', exact: true, checked: true }).waitFor();
    await type(approver, approver.getByPlaceholder('请输入意见或备注'), '同意办理');
    await press(approver, button(approver, '存稿'));
    await approver.getByText('已存稿').first().waitFor();
    await approver.waitForFunction(() => document.activeElement?.textContent?.trim() === '存稿');
    await press(approver, button(approver, '提交'));
    await approver.getByRole('heading', { name: '已同意' }).waitFor();
    await keepsFocus(approver);

    await applicant.goto(`${site.url}${caseAddress}`);
    await press(applicant, button(applicant, '评价'));
    const rating = applicant.getByRole('dialog', { name: /评价/ });
    await rating.waitFor();
    await tabTo(applicant, rating.getByRole('radio').first());
    await applicant.keyboard.press('Space');
    for (let i = 1; i < 5; i++) await applicant.keyboard.press('ArrowRight');
    await type(applicant, rating.getByRole('textbox'), '很快');
    await press(applicant, rating.getByRole('button', { name: '提交评价' }));
    await rating.waitFor({ state: 'hidden' });
    await button(applicant, '评价').waitFor({ state: 'hidden' });
    await keepsFocus(applicant);
    for (const { errors } of desks) expect(errors).toEqual([]);
  });

  /** What stands before the fields: by Shift+Tab. */
  async function goBack(page: Page, target: Locator): Promise<void> {
    for (let i = 0; i < 60; i++) {
      if (await target.first().evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Shift+Tab');
    }
    throw new Error(`Expected to come back to ${target} by Shift+Tab.`);
  }
});
