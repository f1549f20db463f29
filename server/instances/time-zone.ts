import { DateTime } from 'luxon';
import { toSqlTime } from '../database/sql-time.js';

/** Where the school is: months of the 流水号 and days of filters are its own. */
export const schoolTimeZone = (): string => process.env.XIAOWU_TIME_ZONE ?? 'Asia/Shanghai';

/** SQL time at which a day (YYYY-MM-DD) of the school begins, or the one so many days later. */
export function startOfDay(date: string, plusDays = 0): string {
  const day = DateTime.fromISO(date, { zone: schoolTimeZone() }).plus({ days: plusDays });
  return toSqlTime(day.toJSDate());
}
