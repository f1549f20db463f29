import type { Visitor } from './browser.js';
import { Portal } from './portal.js';

/** Who does what with a 公文 in the demonstration school. */
export const clerks = {
  drafter: '2003000053',
  head: '1998000101',
  otherHead: '1990000003',
  office: '1987000009',
  leader: '1992000005',
  legal: '2004000015',
  secrecy: '2008000016',
} as const;
export type Clerk = keyof typeof clerks;

/** One 公文 through every branch: two departments, 法治办 and 保密办, sealed only the second time, read and filed. */
export async function runDocumentIssue(item: string, at: (clerk: Clerk) => Promise<Visitor>): Promise<string> {
  const portal = async (clerk: Clerk) => new Portal(await at(clerk));
  const drafter = await portal('drafter');
  const serial = await draft(drafter, item);

  await (await portal('head')).decide(serial, '同意', '可以会签');
  await (await portal('head')).decide(serial, '同意', '');
  await (await portal('otherHead')).decide(serial, '同意', '');
  await (await portal('legal')).decide(serial, '同意', '合规');
  await (await portal('secrecy')).decide(serial, '同意', '');

  const office = await portal('office');
  await office.openTodo(serial);
  await office.field('文号').fill('浙艺院〔2026〕1 号');
  await office.pick('签发人', /程世杰/);
  await office.choose('同意');
  await office.finish();
  const leader = await portal('leader');
  await leader.decide(serial, '同意', '');
  await leader.decide(serial, '签发', '同意印发');

  await seal(office, '不予用印');
  await office.openTodo(serial);
  await office.field('印制份数').fill('20');
  await office.choose('重新用印');
  await office.finish();
  await seal(office, '已用印');

  await office.openTodo(serial);
  await day(office, '分发日期');
  await office.choosePeople(/选择人员/, '周立新');
  await office.choose('已分发');
  await office.finish();
  await office.openTodo(serial);
  await office.field('归档号').fill('2026-001');
  await office.choose('已归档');
  await office.finish();
  await (await portal('head')).decide(serial, '已阅', '');
  return serial;
}

async function draft(portal: Portal, item: string): Promise<string> {
  const { page } = portal;
  await portal.apply(item);
  await portal.field('公文标题').fill('学生管理办法');
  await portal.pick('文种', '办法、规定');
  for (const [group, option] of [
    ['规章制度', '是'],
    ['密级', '涉密'],
    ['缓急', '平件'],
  ] as const)
    await page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click();
  await portal.field('主送').fill('各部门');
  const offices = portal.field('会签部门');
  await offices.focus();
  await offices.press('ArrowDown');
  for (const office of ['图信中心', '工会'])
    await page
      .getByRole('option', { name: new RegExp(`^${office}`) })
      .filter({ visible: true })
      .first()
      .click();
  await page.getByRole('heading', { name: item }).first().click();
  await page.getByRole('option', { name: /^工会/ }).filter({ visible: true }).first().waitFor({ state: 'hidden' });
  await page.getByRole('group', { name: '印章' }).getByText('学院印章').click();
  await page.getByRole('spinbutton', { name: '印制份数' }).fill('30');
  const body = { name: '正文.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') };
  await page.getByTestId('file-body').setInputFiles(body);
  await page.getByRole('button', { name: '删除「正文.pdf」' }).waitFor();
  return portal.submitApplication();
}

/** The case of 公文用印, which the step has begun, is a 待办 of its own. */
async function seal(office: Portal, action: string): Promise<void> {
  const { page } = office;
  await office.goto('/tasks?box=todo');
  await page
    .getByRole('link', { name: /公文用印/ })
    .first()
    .click();
  await office.button('提交').waitFor();
  if (action === '已用印') {
    await day(office, '用印日期');
    await page.getByRole('spinbutton', { name: '用印份数' }).fill('20');
  }
  await office.choose(action);
  await office.say('份数有误');
  if (action === '已用印') return office.finish();
  await office.button('提交').click();
  await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
  await page.getByText(`已作出${action}的决定`).first().waitFor();
}

async function day(portal: Portal, label: string): Promise<void> {
  const field = portal.page.getByRole('combobox', { name: label });
  await field.fill('2026-03-02');
  await field.press('Enter');
}
