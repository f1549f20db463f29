import type { Application } from '../../server/contract/applications.js';
import type { TaskDetail, TaskRow } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, parallel, user } from '../support/small-definition.js';
import type { Visitor } from './support/browser.js';
import { modes } from './support/deployment.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';

jest.setTimeout(300_000);

const people = {
  applicant: '2003000053',
  reviewer: '2007000023',
  colleague: '1987000009',
  head: '1998000101',
  officer: '1995000011',
} as const;
type Who = keyof typeof people;
const names: Record<Exclude<Who, 'applicant'>, string> = {
  reviewer: '项思齐',
  colleague: '李清扬',
  head: '周立新',
  officer: '沈雅琴',
};
const rule = (...who: Who[]) => who.map((one) => ({ kind: 'person', value: people[one] }));
const on = (...actions: string[]) => actions.map((name) => ({ name, enabled: 'true' }));
const every = on('refuse', 'removeApprovers', 'forward', 'delegate', 'assign', 'copy', 'withdraw');
const committee = (mode: string, more: Record<string, string> = {}) => [
  begin(),
  apply(),
  user('check', { mode, ...more }, rule('reviewer', 'colleague', 'head'), every),
  end(),
];
const flows = ['begin -> apply -> check -> end'];

const drawings: Record<string, string> = {
  steps: drawing(
    'steps',
    [
      begin(),
      apply(),
      user('first', { mode: 'single' }, rule('reviewer'), every),
      user('second', { mode: 'single' }, rule('head'), every),
      user('third', { mode: 'single' }, rule('colleague'), every),
      end(),
    ],
    ['begin -> apply -> first -> second -> third -> end'],
  ),
  branches: drawing(
    'branches',
    [
      begin(),
      apply(),
      parallel('fork'),
      user('left', { mode: 'single' }, rule('reviewer'), every),
      user('right', { mode: 'single' }, rule('colleague'), every),
      parallel('join'),
      end(),
    ],
    ['begin -> apply -> fork', 'fork -> left -> join', 'fork -> right -> join', 'join -> end'],
  ),
  all: drawing('all', committee('all'), flows),
  any: drawing('any', committee('any'), flows),
  turn: drawing('turn', committee('sequential'), flows),
  vote: drawing('vote', committee('vote', { passPercent: '60' }), flows),
  offered: drawing('offered', committee('single'), flows),
  named: drawing(
    'named',
    [
      begin(),
      apply(),
      user('sign', { mode: 'single' }, rule('reviewer'), [
        { name: 'complete', enabled: 'true', label: '签发' },
        { name: 'forward', enabled: 'true', label: '转交' },
      ]),
      end(),
    ],
    ['begin -> apply -> sign -> end'],
  ),
  plain: drawing('plain', [begin(), apply(), user('check', { mode: 'single' }, rule('reviewer')), end()], flows),
};

describe.each(modes)('every operation by its button, %s', (mode) => {
  const site = useSite(mode);
  let clients: Record<Who, ApiClient>;
  const desks = new Map<Who, Visitor>();

  beforeAll(async () => {
    const admin = await site.client('admin');
    for (const [key, bpmn] of Object.entries(drawings)) await publish(admin, key, `事项${key}`, content(bpmn));
    const signedIn = Object.entries(people).map(async ([who, account]) => {
      const client = await site.client(account);
      return [who, client] as const;
    });
    clients = Object.fromEntries(await Promise.all(signedIn)) as Record<Who, ApiClient>;
  });
  afterEach(() => {
    for (const visitor of desks.values()) expect(visitor.errors).toEqual([]);
  });

  async function at(who: Who): Promise<Portal> {
    let visitor = desks.get(who);
    if (!visitor) {
      visitor = await site.open(who);
      await visitor.signIn(people[who]);
      desks.set(who, visitor);
    }
    return new Portal(visitor);
  }
  const submitted = (item: string) => submitNew(clients.applicant, item, { reason: '办理' });
  const taskOf = (who: Who, id: string): Promise<TaskRow> => taskIn(clients[who], id);
  async function agree(who: Who, id: string): Promise<void> {
    const { status } = await clients[who].post(`/api/tasks/${(await taskOf(who, id)).id}/complete`, {});
    expect(status).toBe(200);
  }
  /** Who has the case in 待办 now. */
  const holders = async (id: string): Promise<Who[]> => {
    const all = await Promise.all(
      (Object.keys(people) as Who[]).map(async (who) =>
        (await todo(clients[who])).some(({ applicationId }) => applicationId === id) ? [who] : [],
      ),
    );
    return all.flat();
  };
  const settled = (id: string, who: readonly Who[]) =>
    eventually(async () => (await holders(id)).join() === [...who].join());
  const caseOf = async (id: string) => (await clients.applicant.get<Application>(`/api/applications/${id}`)).body;
  const statusOf = async (id: string) => (await caseOf(id)).status;
  async function open(who: Who, id: string): Promise<Portal> {
    const portal = await at(who);
    await portal.goto(`/tasks/${(await taskOf(who, id)).id}`);
    await portal.page.getByRole('radiogroup', { name: '状态' }).waitFor();
    return portal;
  }
  async function decide(who: Who, id: string, action: string, opinion = ''): Promise<void> {
    const portal = await open(who, id);
    await portal.choose(action);
    if (opinion) await portal.say(opinion);
    await portal.finish();
  }
  async function pickOption(portal: Portal, label: string, option: string | RegExp): Promise<void> {
    await portal.page.getByRole('combobox', { name: label }).press('ArrowDown');
    const shown = portal.page.getByRole('option', { name: option }).filter({ visible: true }).first();
    await shown.click();
    await shown.waitFor({ state: 'hidden' });
  }

  describe('同意 of several', () => {
    it('会签: everybody has to', async () => {
      const { id } = await submitted('all');
      await decide('reviewer', id, '同意');
      await settled(id, ['colleague', 'head']);
      const head = await open('head', id);
      await head.say('写到一半');
      await decide('colleague', id, '同意', '李清扬的意见');
      // who has it open reads what the others say, and keeps what was written
      await head.page.getByRole('cell', { name: '李清扬的意见' }).waitFor();
      expect(await head.page.getByPlaceholder('请输入意见或备注').inputValue()).toBe('写到一半');
      await head.finish();
      expect(await statusOf(id)).toBe('completed');
    });

    it('或签: one is enough, and the others are told', async () => {
      const { id } = await submitted('any');
      const head = await open('head', id);
      await head.say('写到一半');
      await decide('reviewer', id, '同意');
      expect(await statusOf(id)).toBe('completed');
      const alert = head.page.getByRole('alert').filter({ hasText: '这个任务刚刚已被办理或取走' });
      // nothing can be submitted here any more: leaving is not asked about
      await alert.getByRole('link', { name: '查看详细进度' }).click();
      await head.page.getByText('已完成').first().waitFor();
    });

    it('依次: one after the other', async () => {
      const { id } = await submitted('turn');
      for (const [who, next] of [
        ['reviewer', 'colleague'],
        ['colleague', 'head'],
      ] as const) {
        await settled(id, [who]);
        await decide(who, id, '同意');
        await settled(id, [next]);
      }
      await decide('head', id, '同意');
      expect(await statusOf(id)).toBe('completed');
    });

    it('票签: passes with its share, and is refused when that is out of reach', async () => {
      const passes = await submitted('vote');
      await decide('reviewer', passes.id, '同意');
      await decide('head', passes.id, '同意');
      expect(await statusOf(passes.id)).toBe('completed');
      const fails = await submitted('vote');
      for (const who of ['reviewer', 'colleague'] as const) {
        const portal = await open(who, fails.id);
        await portal.choose('不同意');
        await portal.say('不宜');
        const isLast = who === 'colleague';
        // one vote among others is nothing final
        await portal.page.getByText(isLast ? '此申请将以「不同意」结束' : '计为一张不同意票').waitFor();
        await portal.button('提交').click();
        if (isLast) await portal.page.getByRole('dialog').getByRole('button', { name: '不同意', exact: true }).click();
        await portal.page.getByText('已作出不同意的决定').first().waitFor();
      }
      expect(await statusOf(fails.id)).toBe('refused');
    });
  });

  describe('退回', () => {
    const cases = [
      ['the applicant', 'apply', '重走', ['applicant'], ['reviewer']],
      ['the applicant', 'apply', '直送', ['applicant'], ['colleague']],
      ['the step before', 'second', '重走', ['head'], ['colleague']],
      ['any step passed', 'first', '重走', ['reviewer'], ['head']],
      ['any step passed', 'first', '直送', ['reviewer'], ['colleague']],
    ] as const;
    it.each(cases)('to %s (%s), %s', async (_who, target, after, now, then) => {
      const { id } = await submitted('steps');
      await agree('reviewer', id);
      await agree('head', id);
      const portal = await open('colleague', id);
      await portal.choose('退回');
      await pickOption(portal, '退回到', target);
      await portal.page.getByRole('radiogroup', { name: '重新提交后' }).getByText(after).click();
      await portal.button('提交').click();
      await portal.page.getByText('请填写意见').waitFor();
      await portal.say('请补充');
      await portal.finish();
      await settled(id, now);
      const [who] = now;
      if (who === 'applicant') {
        const applicant = await at('applicant');
        await applicant.goto(`/tasks/${(await taskOf('applicant', id)).id}`);
        await applicant.page.getByText('请补充').first().waitFor();
        await applicant.finish();
      } else await decide(who, id, '同意');
      await settled(id, then);
    });

    it('says which other branches it takes away, and takes them away', async () => {
      const { id } = await submitted('branches');
      const portal = await open('reviewer', id);
      await portal.choose('退回');
      await portal.page.getByText(/其他分支正在办理的步骤（right）将一并撤回/).waitFor();
      await portal.say('重填');
      await portal.finish();
      await settled(id, ['applicant']);
    });
  });

  it('不同意 asks first, and ends the case', async () => {
    const { id } = await submitted('steps');
    const portal = await open('reviewer', id);
    await portal.choose('不同意');
    await portal.say('不符合规定');
    await portal.button('提交').click();
    const question = portal.page.getByRole('dialog');
    await question.getByRole('button', { name: '取消' }).click();
    expect(await statusOf(id)).toBe('running');
    await portal.button('提交').click();
    await question.getByRole('button', { name: '不同意', exact: true }).click();
    await portal.page.getByText('已作出不同意的决定').first().waitFor();
    expect(await statusOf(id)).toBe('refused');
  });

  it('says what was done by the button’s own name', async () => {
    const handed = await open('reviewer', (await submitted('named')).id);
    await handed.choose('转交');
    await handed.choosePeople(/^选择/, names.officer);
    await handed.button('提交').click();
    await handed.page.getByRole('heading', { name: '已转交', exact: true }).waitFor();
    const signed = await open('reviewer', (await submitted('named')).id);
    await signed.choose('签发');
    await signed.button('提交').click();
    await signed.page.getByRole('heading', { name: '已签发', exact: true }).waitFor();
  });

  describe('加签', () => {
    const two = ['colleague', 'officer'] as const;
    it.each([
      ['前加签', '会签', [...two]],
      ['前加签', '或签', [...two]],
      ['前加签', '依次', ['colleague']],
      ['并加签', '会签', ['reviewer', ...two]],
      ['并加签', '或签', ['reviewer', ...two]],
      ['并加签', '依次', ['reviewer', 'colleague']],
      ['后加签', '会签', [...two]],
      ['后加签', '或签', [...two]],
      ['后加签', '依次', ['colleague']],
    ] as const)('%s of two, %s', async (position, several, now) => {
      const { id } = await submitted('steps');
      const portal = await open('reviewer', id);
      await portal.choose('加签');
      await portal.choosePeople('选择用户', names.colleague, names.officer);
      await pickOption(portal, '加签方式', new RegExp(`^${position}`));
      await portal.page.getByRole('radiogroup', { name: '多人时' }).getByText(several).click();
      await portal.say('请协助核实');
      if (position === '前加签') await portal.finish();
      else {
        // the task is still mine
        await portal.button('提交').click();
        await portal.page.getByText(/已加签，.*请继续办理/).waitFor();
        await portal.page.getByRole('radio', { name: '减签' }).waitFor();
      }
      // after mine comes only when I have agreed
      if (position === '后加签' && (await holders(id)).includes('reviewer')) await decide('reviewer', id, '同意');
      await settled(
        id,
        (Object.keys(people) as Who[]).filter((who) => (now as readonly Who[]).includes(who)),
      );
      await decide('colleague', id, '同意', '属实');
      if (several === '依次') await taskOf('officer', id);
      if (several !== '或签') await agree('officer', id);
      if (position !== '后加签') await agree('reviewer', id);
      await settled(id, ['head']);
    });
  });

  describe('handing on', () => {
    it.each([
      ['转办', 'forwarded'],
      ['指派', 'assigned'],
    ])('%s: it is theirs now, and stands in a list of mine', async (action, box) => {
      const { id, serialNumber } = await submitted('steps');
      const portal = await open('reviewer', id);
      await portal.choose(action);
      await portal.button('提交').click();
      await portal.page.getByText('请选择一位办理人').waitFor();
      await portal.choosePeople(`选择${action}给谁`, names.officer);
      await portal.say('请办理');
      await portal.button('提交').click();
      await portal.page.getByText(`已${action}`).first().waitFor();
      await settled(id, ['officer']);
      await portal.goto(`/tasks?box=${box}`);
      await portal.page
        .getByRole('row', { name: new RegExp(serialNumber) })
        .getByText(names.officer)
        .waitFor();
    });

    it('委派: a refusal is an opinion, and the task comes back', async () => {
      const { id } = await submitted('steps');
      const portal = await open('reviewer', id);
      await portal.choose('委派');
      await portal.choosePeople('选择委派给谁', names.officer);
      await portal.finish();
      const officer = await open('officer', id);
      await officer.choose('不同意');
      await officer.say('不妥');
      await officer.button('提交').click();
      await officer.page.getByRole('heading', { name: '已给出「不同意」的意见' }).waitFor();
      await settled(id, ['reviewer']);
    });

    it('知会: others read it, and nothing more', async () => {
      const { id, serialNumber } = await submitted('steps');
      const portal = await open('reviewer', id);
      await portal.choose('知会');
      await portal.choosePeople('选择知会给谁', names.officer);
      await portal.button('提交').click();
      await portal.page.getByText('已知会').first().waitFor();
      const officer = await at('officer');
      await officer.goto('/applications?box=copies');
      await officer.page
        .getByRole('link', { name: new RegExp(serialNumber) })
        .first()
        .click();
      await officer.page.getByText('实例处理中').first().waitFor();
      expect(await officer.page.getByRole('button', { name: '办理' }).count()).toBe(0);
      expect(await holders(id)).toEqual(['reviewer']);
    });

    it('认领 and 放回', async () => {
      const { id } = await submitted('offered');
      const portal = await open('reviewer', id);
      await portal.button('认领').click();
      await portal.button('放回').waitFor();
      await settled(id, ['reviewer']);
      await portal.button('放回').click();
      await portal.button('认领').waitFor();
      await settled(id, ['reviewer', 'colleague', 'head']);
    });
  });

  describe('by the applicant', () => {
    it('撤回 while nobody has acted', async () => {
      const { id, serialNumber } = await submitted('steps');
      const portal = await at('applicant');
      await portal.selectMine(serialNumber);
      await portal.button('撤回').click();
      await portal.page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
      await settled(id, ['applicant']);
      const late = await submitted('steps');
      await agree('reviewer', late.id);
      await portal.selectMine(late.serialNumber);
      await portal.page.getByRole('button', { name: '撤回', exact: true, disabled: true }).waitFor();
      await portal.page.getByTitle('所选申请现在不能这样办理').first().waitFor();
      expect(await holders(late.id)).toEqual(['head']);
    });

    it('终止 of several goes on with those that it did not end', async () => {
      const [ended, running] = [await submitted('plain'), await submitted('plain')];
      const portal = await at('applicant');
      await portal.selectMine(ended.serialNumber);
      await portal.page
        .getByRole('row', { name: new RegExp(running.serialNumber) })
        .getByRole('checkbox')
        .click();
      await portal.button('流程终止').click();
      const dialog = portal.page.getByRole('dialog');
      await dialog.getByText('所选 2 项申请').waitFor();
      await agree('reviewer', ended.id);
      await dialog.getByRole('textbox').fill('填错了');
      await dialog.getByRole('button', { name: '终止申请' }).click();
      await dialog.getByText(new RegExp(`${ended.serialNumber}」将立即结束`)).waitFor();
      await dialog.getByRole('textbox').fill('真的填错了');
      await dialog.getByRole('button', { name: '终止申请' }).click();
      await eventually(
        async () =>
          (await dialog.getByRole('alert').allInnerTexts()).join() === '该申请已办结或尚未提交，不能进行此操作',
      );
      expect(await statusOf(running.id)).toBe('terminated');
      expect(await statusOf(ended.id)).toBe('completed');
    });

    it('再次申请 begins with the old answers, 评价 counts once', async () => {
      const { id, serialNumber } = await submitted('plain');
      await agree('reviewer', id);
      const portal = await at('applicant');
      await portal.selectMine(serialNumber);
      await portal.button('评价').click();
      const dialog = portal.page.getByRole('dialog');
      await dialog.getByRole('radio', { name: /^4/ }).check({ force: true });
      await dialog.getByRole('textbox').fill('办理很快');
      await dialog.getByRole('button', { name: /评价/ }).click();
      await dialog.waitFor({ state: 'hidden' });
      await eventually(async () => (await caseOf(id)).rating === 4);
      expect((await caseOf(id)).actions).not.toContain('rate');
      await portal.selectMine(serialNumber);
      await portal.button('再次申请').click();
      await portal.page.waitForURL(/from=/);
      expect(await portal.field('事由').inputValue()).toBe('办理');
    });
  });

  describe('being refused', () => {
    it('a step offers only its own buttons', async () => {
      const { id } = await submitted('plain');
      const portal = await open('reviewer', id);
      const choices = portal.page.getByRole('radiogroup', { name: '状态' }).getByRole('radio');
      expect(await choices.count()).toBe(3);
      const task = await taskOf('reviewer', id);
      const { actions } = (await clients.reviewer.get<TaskDetail>(`/api/tasks/${task.id}`)).body;
      expect(actions.map(({ action }) => action)).toEqual(['complete', 'return', 'addApprovers', 'save']);
    });

    it('says that what is pasted was cut', async () => {
      const portal = await open('reviewer', (await submitted('plain')).id);
      const opinion = portal.page.getByPlaceholder('请输入意见或备注');
      const warning = portal.page.getByText('这里最多 1000 个字，超出的部分没有粘贴').first();
      // heard once the page is idle
      await eventually(async () => {
        await opinion.evaluate((field) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', '长'.repeat(1001));
          field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
        });
        return warning.isVisible();
      });
    });

    it('取回 that comes too late shows where the case stands', async () => {
      const { id } = await submitted('steps');
      await agree('reviewer', id);
      const portal = await at('reviewer');
      await portal.goto(`/applications/${id}`);
      await portal.button('取回').click();
      await agree('head', id);
      await portal.page.getByRole('dialog').getByRole('button', { name: '取回', exact: true }).click();
      await portal.page.getByText('下一步已有人办理，不能取回').waitFor();
      await portal.page.getByText('当前步骤：third').waitFor();
      await portal.page.getByRole('button', { name: '取回' }).waitFor({ state: 'detached' });
    });

    it('who is slower hears who was faster, and keeps what was written', async () => {
      const { id } = await submitted('offered');
      const portal = await open('reviewer', id);
      await portal.say('写到一半的意见');
      const visitor = desks.get('reviewer');
      // the news must not come before the click
      await visitor?.context.route('**/api/live', (route) => route.abort());
      await portal.page.reload();
      await portal.page.getByRole('radiogroup', { name: '状态' }).waitFor();
      await portal.say('写到一半的意见');
      await agree('head', id);
      await portal.button('提交').click();
      const conflict = portal.page.getByRole('dialog');
      await conflict.getByText(/周立新/).waitFor();
      await conflict.getByRole('button', { name: '留在此页' }).click();
      expect(await portal.page.getByPlaceholder('请输入意见或备注').inputValue()).toBe('写到一半的意见');
      await visitor?.context.unroute('**/api/live');
      expect(await statusOf(id)).toBe('completed');
    });
  });
});
