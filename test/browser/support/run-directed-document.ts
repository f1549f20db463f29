import type { Deployment } from './deployment.js';
import type { People } from './people.js';
import { Portal } from './portal.js';

/** A letter of another office: proposed, two leaders one after the other, two departments, late and supervised, filed. */
export async function runDirectedDocument(item: string, people: People, deployment: Deployment): Promise<string> {
  const portal = async (account: string) => new Portal(await people.at(account));
  const office = await portal('1987000009');
  const { page } = office;
  await office.apply(item);
  await office.field('联系电话').fill('87150001');
  await office.field('文件标题').fill('关于开展安全检查的通知');
  await office.field('来文单位').fill('省教育厅');
  await office.day('收文日期', '2026-03-02');
  await office.check('缓急', '急件');
  await office.day('办理时限', '2099-03-06 17:00');
  const letter = { name: '来文.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') };
  await page.getByTestId('file-files').setInputFiles(letter);
  await page.getByRole('button', { name: '删除「来文.pdf」' }).waitFor();
  const serial = await office.submitApplication();

  const officeHead = await portal((await people.holding('党政办', '部门负责人')).number);
  await officeHead.openTodo(serial);
  await officeHead.field('拟办意见').fill('请校领导阅示，保卫处主办。');
  await officeHead.choosePeople(/选择人员/, '程世杰', '戴飞');
  await officeHead.pick('主办部门', /^保卫处/);
  await officeHead.pickSeveral('协办部门', /^财务处/);
  await officeHead.choose('拟办');
  await officeHead.finish();

  await (await portal('1992000005')).decide(serial, '批示', '请保卫处牵头落实');
  await (await portal((await people.named('戴飞')).number)).decide(serial, '批示', '同意');

  const lead = await portal((await people.holding('保卫处', '部门负责人')).number);
  const assisting = await portal((await people.holding('财务处', '部门负责人')).number);
  await lead.decide(serial, '签收', '');
  await lead.decide(serial, '办结反馈', '已检查各楼宇');
  // the other department is late
  await deployment.elapse(365 * 100);
  await officeHead.decide(serial, '已督办', '请财务处今日反馈');
  await assisting.decide(serial, '签收', '');
  await assisting.decide(serial, '办结反馈', '已检查金库');

  await lead.openTodo(serial);
  await lead.field('办理情况').fill('检查完毕，未发现隐患。');
  await lead.choose('反馈');
  await lead.finish();
  await office.openTodo(serial);
  await office.field('归档号').fill('2026-007');
  await office.choose('已归档');
  await office.finish();
  return serial;
}
