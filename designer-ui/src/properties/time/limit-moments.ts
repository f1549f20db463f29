import { momentAfter, nextReminder, type WorkCalendar } from '@xiaowu/engine';
import type { ApprovalSettings } from '../people/approval-settings';

/** When a step would be due and be reminded of if it began at `at` (UTC ISO); null where a duration is none yet. */
export function limitMoments(
  calendar: WorkCalendar,
  settings: ApprovalSettings,
  at: string,
  most = 5,
): { dueAt: string | null; reminders: readonly string[] } | null {
  try {
    const { dueAfter, timeMeasure } = settings;
    const dueAt = dueAfter === null ? null : momentAfter(calendar, at, dueAfter, timeMeasure);
    const reminders: string[] = [];
    let next = nextReminder(calendar, settings, { createdAt: at, dueAt }, at);
    while (next !== null && reminders.length < Math.min(most, settings.remindAtMost)) {
      reminders.push(next);
      next = nextReminder(calendar, settings, { createdAt: at, dueAt }, next);
    }
    return { dueAt, reminders };
  } catch {
    return null;
  }
}
