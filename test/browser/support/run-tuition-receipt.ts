import type { People } from './people.js';
import { Portal } from './portal.js';

/** A student's receipt that the financial system does not know: checked by people, issued, and handed out. */
export async function runTuitionReceipt(item: string, people: People): Promise<string> {
  const { number } = await people.holding('财务处', '教职工');
  const student = new Portal(await people.at('202401001'));
  await student.apply(item);
  await student.field('联系电话').fill('13800000000');
  await student.pick('款项', '学费');
  await student.field('学年').fill('2026-2027');
  await student.field('金额').fill('6500');
  await student.field('缴款人').fill('方知夏');
  await student.check('领取方式', '电子票据');
  await student.field('接收邮箱').waitFor();
  await student.check('领取方式', '财务处领取');
  await student.field('接收邮箱').waitFor({ state: 'hidden' });
  const serial = await student.submitApplication();

  const finance = new Portal(await people.at(number));
  await finance.openTodo(serial);
  await finance.field('核对说明').fill('凭证相符');
  await finance.choose('款项相符');
  await finance.finish();
  await finance.openTodo(serial);
  await finance.field('票据号码').fill('R-2026-001');
  await finance.day('开具日期', '2026-03-02');
  await finance.choose('已开具');
  await finance.finish();
  await finance.decide(serial, '已领取', '');
  return serial;
}
