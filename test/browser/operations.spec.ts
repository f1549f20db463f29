import type { Page } from 'playwright-core';
import type { Application } from '../../server/contract/applications.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { begin, content, drawing, end, user } from '../support/small-definition.js';
import type { Visitor } from './support/browser.js';
import { modes } from './support/deployment.js';
import { barCaptions, pressInBar } from './support/phone-bar.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

describe.each(modes)('委派, 减签 and 取回, %s', (mode) => {
  const site = useSite(mode);
  const visitors: Visitor[] = [];

  async function at(account: string): Promise<Portal> {
    const visitor = await site.open(account);
    visitors.push(visitor);
    await visitor.signIn(account);
    return new Portal(visitor);
  }

  it('comes back from who was asked, from who was added, and from the step behind', async () => {
    const [applicant, reviewer, head, colleague] = [
      await at('2003000053'),
      await at('2007000023'),
      await at('1998000101'),
      await at('1987000009'),
    ];
    await applicant.apply('工会困难补助申请');
    await applicant.pick('审核人选择', /项思齐/);
    await applicant.pick('困难类型', '其他困难');
    await applicant.field('申请金额').fill('800');
    await applicant.field('基本情况').fill('说明');
    const serial = await applicant.submitApplication();
    await reviewer.decide(serial, '同意', '');

    await head.openTodo(serial);
    const task = new URL(head.page.url()).pathname;
    await head.choose('委派');
    await head.choosePeople('选择委派给谁', '李清扬');
    await head.button('提交').click();
    await head.page.getByText(/^已委派/).waitFor();

    await colleague.openTodo(serial);
    const choices = colleague.page.getByRole('radiogroup', { name: '状态' });
    await choices.getByText('同意', { exact: true }).waitFor();
    expect(await choices.getByText('退回', { exact: true }).count()).toBe(0);
    await colleague.say('建议同意');
    await colleague.finish();

    await head.openTodo(serial);
    await head.choose('加签');
    await head.choosePeople('选择用户', '李清扬');
    await head.finish();
    await head.goto(task);
    await head.page.getByRole('checkbox', { name: /李清扬/ }).check();
    await head.button('提交').click();
    await head.page.getByText('已减签').first().waitFor();

    await head.decide(serial, '同意', '');
    await head.button('取回').click();
    await head.page.getByRole('dialog').getByRole('button', { name: '取回', exact: true }).click();
    await head.page.waitForURL((url) => /\/tasks\/[^/]+$/.test(url.pathname) && url.pathname !== task);
    await head.decide(serial, '同意', '');

    await head.goto('/tasks?box=done');
    await head.page
      .getByRole('link', { name: new RegExp(serial) })
      .first()
      .click();
    await head.page.waitForURL(/\/applications\//);
    await head.button('取回').waitFor();
    const lines = await head.records();
    for (const state of ['委派', '加签', '减签', '取回']) {
      expect(lines.some((line) => line.includes('周立新') && line.includes(state))).toBe(true);
    }
  });
});

/** The applicant's buttons and those of the step 审核, as 流程配置 may name them. */
const named = { withdraw: '收回', terminate: '放弃', urge: '催一催', print: '打印申请单', reapply: '再来一份' };
const namedAtStep = { save: '暂存', print: '打印审批单' };
const usual = ['撤回', '终止', '流程终止', '催办', '打印', '再次申请', '存稿'];

describe.each(['desktop', 'phone'] as const)('buttons that 流程配置 switched off or named, on the %s', (device) => {
  const isPhone = device === 'phone';
  const [off, renamed] = ['buttons-off', 'buttons-named'];
  const site = useSite();
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let own: Visitor;
  let handler: Visitor;

  beforeAll(async () => {
    const admin = await site.client('admin');
    applicant = await site.client('2003000053');
    reviewer = await site.client('2007000023');
    const switched = (labels: object) => Object.keys(labels).map((name) => ({ name, enabled: 'false' }));
    const called = (labels: object) =>
      Object.entries(labels).map(([name, label]) => ({ name, enabled: 'true', label: String(label) }));
    for (const [key, actions] of [
      [off, switched],
      [renamed, called],
    ] as const) {
      const steps = [
        begin(),
        user('apply', { mode: 'single', defaultRight: 'write' }, [{ kind: 'applicant' }], actions(named)),
        user(
          'check',
          { mode: 'single', defaultRight: 'write' },
          [{ kind: 'person', value: '2007000023' }],
          actions(namedAtStep),
        ),
        end(),
      ];
      await publish(admin, key, key, content(drawing(key, steps, ['begin -> apply -> check -> end'])));
    }
    own = await site.open('applicant', device);
    handler = await site.open('reviewer', device);
    await own.signIn('2003000053');
    await handler.signIn('2007000023');
  });
  afterEach(() => expect([own.errors, handler.errors]).toEqual([[], []]));

  /** What stands on the buttons that a page has for its case. */
  async function captions({ page }: Visitor): Promise<string[]> {
    if (isPhone) return barCaptions(page);
    const buttons = page.getByRole('toolbar').first().getByRole('button');
    await buttons.first().waitFor();
    return buttons.allInnerTexts();
  }
  const press = ({ page }: Visitor, name: string) =>
    isPhone ? pressInBar(page, name) : page.getByRole('button', { name, exact: true }).click();
  /** Presses 打印 by its name; on the desktop the page to print opens beside. */
  async function print(visitor: Visitor, name: string): Promise<void> {
    const opened: Promise<Page> = isPhone ? Promise.resolve(visitor.page) : visitor.context.waitForEvent('page');
    await press(visitor, name);
    const page = await opened;
    await page.waitForURL(/\/print/);
    await page.getByText('办公用品').first().waitFor();
    if (!isPhone) await page.close();
  }
  /** The buttons that the list has for one of my cases. */
  async function rowCaptions(serialNumber: string): Promise<string[]> {
    await own.goto('/applications?box=mine');
    if (isPhone) {
      const card = own.page.getByRole('article').filter({ hasText: serialNumber });
      await card.waitFor();
      return card.getByRole('button').allInnerTexts();
    }
    await own.page
      .getByRole('row', { name: new RegExp(serialNumber) })
      .getByRole('checkbox')
      .click();
    const acts = own.page.locator('.box-frame header').getByRole('button', { disabled: false });
    return acts.allInnerTexts();
  }

  it('are gone from form, list, progress and handling page', async () => {
    const { id, serialNumber } = await submitNew(applicant, off, { reason: '办公用品' });
    await own.goto(`/items/${off}/apply`);
    const form = await captions(own);
    expect(form).toContain('存稿');
    expect(form).not.toContain('打印');
    expect(await rowCaptions(serialNumber)).toEqual([]);
    await own.goto(`/applications/${id}`);
    await own.page.getByText(serialNumber).first().waitFor();
    await own.page
      .getByText('审批流程')
      .or(own.page.getByRole('table', { name: /流转记录/ }))
      .first()
      .waitFor();
    expect(await own.page.getByRole('toolbar').getByRole('button').count()).toBe(0);
    await handler.goto(`/tasks/${(await taskIn(reviewer, id)).id}`);
    const offered = await captions(handler);
    expect(offered).toContain('详细进度');
    expect(offered.filter((caption) => usual.includes(caption))).toEqual([]);
  });

  it('carry their names, and do what they are for', async () => {
    const { id, serialNumber } = await submitNew(applicant, renamed, { reason: '办公用品' });
    const status = async () => (await applicant.get<Application>(`/api/applications/${id}`)).body.status;
    await own.goto(`/items/${renamed}/apply`);
    const form = await captions(own);
    expect([form.includes(named.print), form.includes('打印')]).toEqual([true, false]);
    const { print: ownPrint, reapply, ...ofList } = named;
    const listed = [...Object.values(ofList), reapply];
    expect((await rowCaptions(serialNumber)).sort()).toEqual([...listed].sort());

    await own.goto(`/applications/${id}`);
    expect((await captions(own)).sort()).toEqual([...listed, ownPrint].sort());
    await print(own, ownPrint);
    await own.goto(`/applications/${id}`);
    await press(own, named.urge);
    const dialog = own.page.getByRole('dialog', { name: named.urge });
    await dialog.getByRole('textbox').fill('请尽快');
    await dialog.getByRole('button', { name: named.urge }).click();
    await own.page
      .getByText(/^已提醒 项思齐/)
      .first()
      .waitFor();

    await handler.goto(`/tasks/${(await taskIn(reviewer, id)).id}`);
    const offered = await captions(handler);
    expect(offered).toEqual(expect.arrayContaining(Object.values(namedAtStep)));
    expect(offered.filter((caption) => usual.includes(caption))).toEqual([]);
    await handler.page.getByRole('textbox', { name: '事由' }).fill('办公用品两箱');
    await press(handler, namedAtStep.save);
    await handler.page.getByText('已暂存').first().waitFor();
    await print(handler, namedAtStep.print);

    await press(own, named.withdraw);
    await own.page.getByRole('dialog').getByRole('button', { name: named.withdraw, exact: true }).click();
    await taskIn(applicant, id);
    await own.goto(`/applications/${id}`);
    await press(own, named.terminate);
    const ending = own.page.getByRole('dialog', { name: named.terminate });
    await ending.getByRole('textbox').fill('不需要了');
    await ending.getByRole('button', { name: named.terminate }).click();
    await ending.waitFor({ state: 'hidden' });
    expect(await status()).toBe('terminated');
    expect(await rowCaptions(serialNumber)).toEqual([reapply]);
    await own.page.getByRole('button', { name: reapply }).click();
    await own.page.waitForURL(/from=/);
    expect(await own.page.getByRole('textbox', { name: '事由' }).inputValue()).toBe('办公用品');
  });
});
