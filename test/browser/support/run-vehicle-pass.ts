import type { Deployment } from './deployment.js';
import type { People } from './people.js';
import { Portal } from './portal.js';

/** A teacher with more cars than the table allows: through the head of the department, 保卫处 and its head, until it expires. */
export async function runVehiclePass(item: string, people: People, deployment: Deployment): Promise<string> {
  const securityHead = await people.holding('保卫处', '部门负责人');
  const guard = await people.holding('保卫处', '教职工');
  const portal = async (account: string) => new Portal(await people.at(account));

  const teacher = await portal('2003000053');
  const { page } = teacher;
  await teacher.apply(item);
  await teacher.check('申请人类别', '教职工');
  await teacher.pick('进校事由', '上下班、上下学');
  await teacher.day('开始日期', '2099-03-02');
  await teacher.fillRows(
    '车辆',
    ['车牌号', '车主'],
    ['浙A12345', '浙A54321', '浙A00001'].map((plate) => [plate, '许明远']),
  );
  expect(await page.getByText('通行证编号').count()).toBe(0);
  const serial = await teacher.submitApplication();

  await (await portal('1998000101')).decide(serial, '同意', '');
  await (await portal(securityHead.number)).decide(serial, '同意增加', '三辆均为本人所有');
  const issuing = await portal(guard.number);
  await issuing.openTodo(serial);
  await issuing.field('通行证编号').fill('A0001、A0002、A0003');
  await issuing.choose('发证');
  await issuing.finish();
  await teacher.goto('/applications?box=mine');
  await page
    .getByRole('row', { name: new RegExp(serial) })
    .getByText('到期')
    .first()
    .waitFor();
  await deployment.elapse(100 * 366);
  return serial;
}
