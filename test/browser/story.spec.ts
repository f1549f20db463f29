import type { Visitor } from './support/browser.js';
import { modes } from './support/deployment.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

const people = {
  applicant: '2003000053',
  reviewer: '2007000023',
  head: '1998000101',
  colleague: '1987000009',
  officer: '1995000011',
  chair: '1990000003',
  accountant: '2002000041',
} as const;
type Who = keyof typeof people;

describe.each(modes)('工会困难补助申请, %s', (mode) => {
  const site = useSite(mode);
  const desks = new Map<Who, { visitor: Visitor; portal: Portal }>();

  /** The person at a desk of their own, signed in once. */
  async function at(who: Who): Promise<Portal> {
    let desk = desks.get(who);
    if (!desk) {
      const visitor = await site.open(who);
      await visitor.signIn(people[who]);
      desk = { visitor, portal: new Portal(visitor) };
      desks.set(who, desk);
    }
    return desk.portal;
  }

  async function fill(portal: Portal, situation: string, yuan: string): Promise<void> {
    await portal.pick('审核人选择', /项思齐/);
    await portal.pick('困难类型', '本人或家属患病');
    await portal.field('申请金额').fill(yuan);
    await portal.field('基本情况').fill(situation);
  }

  /** A part of the story; when it goes wrong, pictures of every desk are kept. */
  const scene = (title: string, play: () => Promise<void>) =>
    it(title, async () => {
      try {
        await play();
        for (const { visitor } of desks.values()) expect(visitor.errors).toEqual([]);
      } catch (error) {
        for (const [who, { visitor }] of desks) await visitor.picture(`${mode}-${who}`);
        throw error;
      }
    });

  let serial: string;
  let caseUrl: string;

  scene('is kept as a draft, found again, checked and submitted', async () => {
    const applicant = await at('applicant');
    await applicant.apply('工会困难补助申请');
    await fill(applicant, '家属住院，医疗支出较大。', '3000');
    await applicant.button('存稿').click();
    await applicant.page
      .getByText(/已保存/)
      .first()
      .waitFor();

    await applicant.goto('/applications?box=drafts');
    await applicant.page
      .getByRole('link', { name: /工会困难补助申请|继续填写/ })
      .first()
      .click();
    await applicant.button('提交').waitFor();
    expect(await applicant.field('基本情况').inputValue()).toBe('家属住院，医疗支出较大。');

    await applicant.button('检查审核人').click();
    const check = applicant.page.getByRole('dialog');
    await check.getByText('项思齐').first().waitFor();
    for (const name of ['周立新', '沈雅琴', '陶国栋', '贾春晖'])
      expect(await check.getByText(name).count()).toBeGreaterThan(0);
    await applicant.page.keyboard.press('Escape');

    serial = await applicant.submitApplication();
    expect(serial).toMatch(/^20\d{4}\d{5}$/);
    caseUrl = new URL(applicant.page.url()).pathname;
  });

  scene('is returned with an opinion, corrected and submitted again', async () => {
    await (await at('reviewer')).decide(serial, '退回', '请补充家庭收入情况');
    const applicant = await at('applicant');
    await applicant.openTodo(serial);
    await applicant.page.getByText('请补充家庭收入情况').first().waitFor();
    await applicant.field('基本情况').fill('家属住院，医疗支出较大；家庭月收入 6000 元。');
    await applicant.finish();
  });

  scene('goes to a colleague by 加签 and comes back', async () => {
    const reviewer = await at('reviewer');
    await reviewer.openTodo(serial);
    expect(await reviewer.page.getByText('家庭月收入 6000 元').count()).toBeGreaterThan(0);
    await reviewer.choose('加签');
    await reviewer.choosePeople('选择用户', '李清扬');
    await reviewer.say('请核实情况');
    await reviewer.finish();
    await (await at('colleague')).decide(serial, '同意', '情况属实');
    await reviewer.decide(serial, '同意', '同意补助');
  });

  scene('is approved step by step, made public and paid out', async () => {
    await (await at('head')).decide(serial, '同意', '同意');
    const officer = await at('officer');
    await officer.openTodo(serial);
    await officer.field('公示天数').fill('3');
    await officer.choose('同意');
    await officer.finish();
    await (await at('chair')).decide(serial, '同意', '同意');

    const applicant = await at('applicant');
    await applicant.goto(caseUrl);
    await applicant.page.getByText('实例处理中').first().waitFor();
    await site.deployment.elapse(4);
    const accountant = await at('accountant');
    await expect(async () => accountant.openTodo(serial)).toSucceed(30_000);
    await accountant.field('发放日期').fill('2026-11-24');
    await accountant.page.keyboard.press('Enter');
    await accountant.choose('已发放');
    await accountant.finish();
  });

  scene('shows every line with 姓名(工号), times and state', async () => {
    const applicant = await at('applicant');
    await applicant.goto(caseUrl);
    await applicant.page.getByText('已完成').first().waitFor();
    const lines = await applicant.records();
    const expected = [
      [/财务/, '贾春晖(2002000041)', '同意'],
      [/工会主席/, '陶国栋(1990000003)', '同意'],
      [/工会初核/, '沈雅琴(1995000011)', '同意'],
      [/部门负责人/, '周立新(1998000101)', '同意'],
      [/审核人/, '项思齐(2007000023)', '同意'],
      [/审核人/, '李清扬(1987000009)', '同意'],
      [/审核人/, '项思齐(2007000023)', '前加签'],
      [/申请人/, '许明远(2003000053)', '提交'],
      [/审核人/, '项思齐(2007000023)', '退回'],
      [/申请人/, '许明远(2003000053)', '提交'],
    ] as const;
    const shown = lines.filter((line) => line.includes('('));
    expect(shown).toHaveLength(expected.length);
    for (const [i, [step, person, state]] of expected.entries()) {
      expect(shown[i]).toMatch(step);
      expect(shown[i]).toContain(person);
      expect(shown[i]).toContain(state);
      expect(shown[i]?.match(/\d{2}:\d{2}/g)?.length).toBeGreaterThanOrEqual(2);
    }
  });

  scene('can be urged once and ended by its applicant', async () => {
    const applicant = await at('applicant');
    await applicant.apply('工会困难补助申请');
    await fill(applicant, '第二件', '500');
    const second = await applicant.submitApplication();
    expect(second).not.toBe(serial);

    await applicant.selectMine(second);
    await applicant.button('催办').click();
    await applicant.page.getByRole('dialog').getByRole('button', { name: '发送催办' }).click();
    await applicant.page
      .getByText(/已提醒.*项思齐/)
      .first()
      .waitFor();
    const reviewer = await at('reviewer');
    await reviewer.goto('/tasks?box=todo');
    await reviewer.page
      .getByRole('row', { name: new RegExp(second) })
      .getByText(/被催办 1 次/)
      .waitFor();

    await applicant.selectMine(second);
    await applicant.button('流程终止').click();
    const dialog = applicant.page.getByRole('dialog');
    await dialog.getByLabel(/终止原因/).fill('不需要了');
    await dialog.getByRole('button', { name: '终止申请' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await applicant.page
      .getByRole('row', { name: new RegExp(second) })
      .getByText('已终止')
      .waitFor();
    await reviewer.goto('/tasks?box=todo');
    await reviewer.page.getByRole('navigation').first().waitFor();
    await expect(async () =>
      expect(await reviewer.page.getByRole('link', { name: new RegExp(second) }).count()).toBe(0),
    ).toSucceed(15_000);
  });
});
