import type { Application } from '../../server/contract/applications.js';
import type { WorkCalendarState } from '../../server/contract/work-calendar.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import { SmsServer } from '../support/sms-server.js';
import { WecomServer } from '../support/wecom-server.js';
import type { Device, Visitor } from './support/browser.js';
import { useSite } from './support/site.js';
import { violations } from './support/violations.js';

jest.setTimeout(180_000);

const key = 'urged-by-channels';
const reviewerNumber = '2007000023';
const phone = '13800001111';

describe('channels that the school has set up', () => {
  let wecom: WecomServer;
  let sms: SmsServer;
  const site = useSite('embedded', async () => {
    [wecom, sms] = await Promise.all([WecomServer.open(), SmsServer.open()]);
    // a link has an address of its own: nobody follows it here
    return { ...wecom.environment, ...sms.environment, XIAOWU_URL: 'https://hall.example.edu' };
  });
  let applicant: ApiClient;
  let reviewer: ApiClient;

  beforeAll(async () => {
    const admin = await site.client('admin');
    [applicant, reviewer] = [await site.client('2003000053'), await site.client(reviewerNumber)];
    const { week, days, version } = (await admin.get<WorkCalendarState>('/api/work-calendar')).body;
    const saved = await admin.put('/api/work-calendar', { week, days, night: null, basedOn: version, note: '' });
    expect(saved.status).toBe(200);
    const check = user('check', { mode: 'single' }, [{ kind: 'person', value: reviewerNumber }]);
    const bpmn = drawing(key, [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
    await publish(admin, key, '可催办的事项', content(bpmn));
  });
  afterAll(() => {
    wecom?.close();
    sms?.close();
  });

  /** Everything a person sees is without mistakes, in the light and in the dark. */
  async function inBothLooks(visitor: Visitor, title: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await visitor.page.emulateMedia({ colorScheme });
      expect(await violations(visitor.page)).toEqual([]);
      await visitor.picture(`${title}-${colorScheme}`);
    }
    await visitor.page.emulateMedia({ colorScheme: 'light' });
  }

  async function with_(account: string, device: Device, act: (visitor: Visitor) => Promise<void>): Promise<void> {
    const visitor = await site.open(account, device);
    try {
      await visitor.signIn(account);
      await act(visitor);
      expect(visitor.errors).toEqual([]);
    } catch (error) {
      await visitor.picture(`channels-${device}-failed`);
      throw error;
    } finally {
      await visitor.close();
    }
  }

  it('bind a phone number by a code, on the phone', () =>
    with_(reviewerNumber, 'phone', async (visitor) => {
      const { page } = visitor;
      await visitor.goto('/profile');
      const card = page.getByRole('region', { name: '绑定手机号' });
      // what is written as contact is proposed
      expect(await card.getByLabel('要绑定的手机号').inputValue()).toMatch(/^1\d{10}$/);
      await card.getByLabel('要绑定的手机号').fill('0571-87150000');
      await card.getByRole('button', { name: '绑定', exact: true }).click();
      await card.getByRole('alert').getByText('请填写 11 位手机号').waitFor();
      await card.getByLabel('要绑定的手机号').fill(phone);
      await card.getByRole('button', { name: '获取验证码' }).click();
      await card.getByRole('button', { name: /\d+ 秒后重发/ }).waitFor();
      await inBothLooks(visitor, 'bind-phone');
      await card.getByLabel('验证码').fill('12');
      await card.getByLabel('验证码').press('Enter');
      await card.getByRole('alert').getByText('验证码不正确，还可以再试 4 次').waitFor();
      await card.getByLabel('验证码').fill(sms.to(phone).at(-1)?.variables['code'] ?? '');
      await card.getByLabel('验证码').press('Enter');
      await card.getByText('138****1111').waitFor();
      await page.reload();
      await card.getByText('138****1111').waitFor();
      await inBothLooks(visitor, 'bound-phone');
    }));

  it.each(['desktop', 'phone'] as const)(
    'are all chosen for 催办 at first, and used as they are left, on the %s',
    (device) =>
      with_('2003000053', device, async (visitor) => {
        const { page } = visitor;
        const { id, serialNumber } = await submitNew(applicant, key, { reason: '一' });
        const task = await taskIn(reviewer, id);
        await visitor.goto(`/applications/${id}`);
        await page.getByRole('button', { name: '催办' }).filter({ visible: true }).first().click();
        const dialog = page.getByRole('dialog', { name: '催办' });
        const channels = dialog.getByRole('group', { name: '通知方式' });
        const box = (name: string) => channels.getByRole('checkbox', { name });
        for (const name of ['站内消息', '企业微信', '短信']) expect(await box(name).isChecked()).toBe(true);
        expect(await box('邮件').count()).toBe(0);
        expect(await box('站内消息').isDisabled()).toBe(true);
        await inBothLooks(visitor, `urge-${device}`);
        // by the keyboard on the desktop
        if (device === 'desktop') {
          await box('短信').focus();
          await page.keyboard.press('Space');
        } else await box('企业微信').click();
        await dialog.getByRole('textbox').fill('请尽快');
        await dialog.getByRole('button', { name: '发送催办' }).click();
        const [used, unused] = device === 'desktop' ? ['企业微信', '短信'] : ['短信', '企业微信'];
        await page.getByText(`（站内消息、${used}）`).first().waitFor();

        const title = `催办：可催办的事项 - ${serialNumber}`;
        const cards = () => wecom.to(reviewerNumber).filter(({ textcard }) => textcard.title === title);
        const texts = () => sms.to(phone).filter(({ variables }) => variables['title'] === title);
        if (device === 'desktop') {
          const [card] = await eventually(async () => (cards().length > 0 ? cards() : undefined));
          expect(card?.textcard.url).toBe(`https://hall.example.edu/tasks/${task.id}`);
          expect(texts()).toEqual([]);
        } else {
          await eventually(async () => texts().length === 1);
          expect(cards()).toEqual([]);
        }
        const { records } = (await applicant.get<Application>(`/api/applications/${id}`)).body;
        const line = records.find(({ state }) => state === 'urged')?.opinion;
        expect(line).toBe(`请尽快\n通知方式：站内消息、${used}`);
        expect(line).not.toContain(unused);
        await visitor.goto(`/applications/${id}`);
        await page.getByText(`通知方式：站内消息、${used}`).filter({ visible: true }).first().waitFor();
      }),
  );

  it('are offered to the notices of a step, text messages only when they are asked for', () =>
    with_('admin', 'desktop', async (visitor) => {
      const { page } = visitor;
      await visitor.goto(`/designer/definitions/${key}?tab=steps`);
      const row = page.getByRole('row', { name: /check/ }).first();
      await row.getByRole('button', { name: /check的通知/ }).click();
      const opened = page.locator('tr.editing');
      await opened.getByRole('button', { name: '添加通知' }).click();
      const channels = opened.getByRole('group', { name: '通知 1 的方式' });
      const box = (name: string) => channels.getByRole('checkbox', { name });
      const chosen = async () => {
        const names = ['站内消息', '企业微信', '短信'];
        const ticks = await Promise.all(names.map((name) => box(name).isChecked()));
        return names.filter((_, i) => ticks[i]);
      };
      expect(await chosen()).toEqual(['站内消息', '企业微信']);
      await channels.getByText('短信').click();
      await eventually(async () => (await chosen()).length === 3);
      await visitor.picture('step-channels');
      await channels.getByText('短信').click();
      await eventually(async () => (await chosen()).length === 2);
    }));
});
