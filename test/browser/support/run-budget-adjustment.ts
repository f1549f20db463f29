import type { People } from './people.js';
import { Portal } from './portal.js';

/** Money moved between two projects by three departments and a leader; no financial system is there to book it. */
export async function runBudgetAdjustment(item: string, people: People): Promise<string> {
  const portal = async (account: string) => new Portal(await people.at(account));
  const secretary = await people.holding('图信中心', '部门副职');
  const office = await people.holding('教务处', '部门负责人');
  const accountant = await portal((await people.holding('财务处', '教职工')).number);

  const applicant = await portal('2003000053');
  await applicant.apply(item);
  await applicant.pick('书记', new RegExp(secretary.name));
  await applicant.pick('归口部门', new RegExp(office.name));
  await applicant.fillRows(
    '调整明细',
    ['项目名称', '经费卡号', '调出/调入', '金额'],
    [
      ['教学设备', 'JF-01', { choose: '调出' }, '80000'],
      ['图书资料', 'JF-02', { choose: '调入' }, '70000'],
    ],
  );
  await applicant.field('调整理由').fill('设备采购计划调整');
  await applicant.button('提交').click();
  await applicant.page.getByText('调出金额合计要与调入金额合计相等').first().waitFor();
  const amount = applicant.page.getByLabel('金额，第 2 行', { exact: true });
  await amount.focus();
  await amount.fill('80000');
  const serial = await applicant.submitApplication();

  await (await portal(secretary.number)).decide(serial, '同意', '');
  await (await portal('1998000101')).decide(serial, '同意', '');
  await (await portal(office.number)).decide(serial, '同意', '');
  await accountant.decide(serial, '同意', '');
  // more than 50,000 yuan, and not more than 200,000
  await (await portal('1992000005')).decide(serial, '同意', '');
  await accountant.openTodo(serial);
  await accountant.day('执行日期', '2026-03-05');
  await accountant.field('凭证号').fill('P-17');
  await accountant.choose('已执行');
  await accountant.finish();
  return serial;
}
