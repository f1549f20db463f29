import { DateTime } from 'luxon';
import type { Transaction } from '../database/database.js';
import { upsert } from '../database/upsert.js';

/**
 * The next 流水号: YYYYMM of the school's time zone and five digits, from 00001 every month. The counter's row
 * stays locked until the transaction ends, so take the number last; a rolled back one is given again.
 */
export async function nextSerialNumber(tx: Transaction, at: string, timeZone: string): Promise<string> {
  const period = DateTime.fromISO(at, { zone: timeZone }).toFormat('yyyyMM');
  tx.enqueue(
    `insert into serial_counter (period, value) values (?, 1)${upsert(tx.dialect, ['period'], 'value = serial_counter.value + 1')}`,
    [period],
  );
  const [counter] = await tx.query<{ value: number }>('select value from serial_counter where period = ?', [period]);
  return `${period}${String(counter?.value).padStart(5, '0')}`;
}
