import { plainWeek } from '../../engine/index.js';

/** Reminders at any hour: for tests that wait for one whenever they are run. */
export async function withoutNight(
  execute: (sql: string, values: (string | number)[]) => Promise<unknown>,
): Promise<void> {
  const { week, days } = plainWeek('Asia/Shanghai');
  await execute('insert into work_calendar (version, content, note, saved_at, saved_by) values (?, ?, ?, ?, ?)', [
    ...[1, JSON.stringify({ week, days, night: null }), '', '2026-01-01 00:00:00.000', 'person-admin'],
  ]);
}
