import type { Approval } from '../definition/approval.js';
import type { WorkCalendar } from './work-calendar.js';
import { momentAfter } from './working-time.js';
import { outsideNight } from './quiet-hours.js';

/** What a step says about reminding. */
export type ReminderSettings = Pick<
  Approval,
  'timeMeasure' | 'dueAfter' | 'remindAfter' | 'remindBefore' | 'remindEvery' | 'remindAtMost'
>;

/** The task that is reminded of; UTC ISO. */
export interface RemindedTask {
  readonly createdAt: string;
  /** null = no limit. */
  readonly dueAt: string | null;
}

/** Moments that are looked through before it is given up: years of a short interval. */
const most = 50_000;

/**
 * The next reminder of a task after a moment (UTC ISO), never at night; null when there is none. It begins so long after
 * the task came, and so long before its limit; where neither is said, at the limit. From then on it comes again and
 * again, on a grid that does not drift however late one was.
 */
export function nextReminder(
  calendar: WorkCalendar,
  settings: ReminderSettings,
  task: RemindedTask,
  after: string,
): string | null {
  const { remindEvery: every, timeMeasure } = settings;
  const beginnings = beginningsOf(calendar, settings, task);
  let next: string | null = beginnings.shift() ?? null;
  for (let count = 0; next !== null && count < most; count++) {
    const shown = outsideNight(calendar, next);
    if (shown > after) return shown;
    const [beginning] = beginnings;
    const repeated: string | null = every === null ? null : momentAfter(calendar, next, every, timeMeasure);
    const isStuck: boolean = repeated !== null && repeated <= next;
    if (beginning !== undefined && (repeated === null || beginning <= repeated)) next = beginnings.shift() ?? null;
    else next = isStuck ? null : repeated;
  }
  return null;
}

/** Is anybody reminded at such a step at all? */
export function hasReminders({ remindAfter, remindBefore, remindEvery, dueAfter }: ReminderSettings): boolean {
  return remindAfter !== null || (dueAfter !== null && (remindBefore !== null || remindEvery !== null));
}

function beginningsOf(
  calendar: WorkCalendar,
  { remindAfter, remindBefore, remindEvery, timeMeasure }: ReminderSettings,
  { createdAt, dueAt }: RemindedTask,
): string[] {
  const beginnings: string[] = [];
  const add = (moment: string | null) => moment !== null && beginnings.push(moment);
  if (remindAfter !== null) add(momentAfter(calendar, createdAt, remindAfter, timeMeasure));
  if (dueAt !== null && remindBefore !== null) {
    const before = momentAfter(calendar, dueAt, remindBefore, timeMeasure, -1);
    // a limit shorter than that: whoever has just got the task need not be reminded of it
    if (before !== null && before > createdAt) add(before);
  }
  if (dueAt !== null && remindAfter === null && remindEvery !== null && beginnings.length === 0) add(dueAt);
  return beginnings.sort();
}
