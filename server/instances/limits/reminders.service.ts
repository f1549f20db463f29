import { Injectable } from '@nestjs/common';
import { outsideNight } from '@xiaowu/engine';
import type { Transaction } from '../../database/database.js';
import { insertRows } from '../../database/insert-rows.js';
import { toSqlTime } from '../../database/sql-time.js';
import { limitMessages } from '../../locales/zh-CN/limits.js';
import type { TaskRow } from '../case-rows.js';
import { facts, notifyJob } from '../events-to-rows/notices.js';
import { recordRow } from '../events-to-rows/records.js';
import { reminderNotices } from '../events-to-rows/step-notices.js';
import type { LoadedCase } from '../load.js';
import type { Notice } from '../notice.js';
import { Outbox } from '../outbox.js';
import { holdersOf } from './holders.js';
import { approvalOf, remindJob, reminderJob, type RemindPayload } from './step-limit.js';
import { WorkCalendarService } from './work-calendar.service.js';

/** A task has waited for as long as its step says: whoever holds it is reminded, again and again. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly outbox: Outbox,
    private readonly calendars: WorkCalendarService,
  ) {}

  /** The case is locked. Reminds now, unless it is night, and has the next reminder wait. */
  async remind(tx: Transaction, loaded: LoadedCase, taskId: string, { sent, moment }: RemindPayload, at: string) {
    const open = loaded.tasks.find(({ id }) => id === taskId);
    const approval = open && approvalOf(loaded.definition, open.element_id);
    if (!open || !approval) return;
    const calendar = await this.calendars.current();
    const sqlAt = toSqlTime(at);
    const [times] = await tx.query<Pick<TaskRow, 'id' | 'instance_id' | 'created_at' | 'due_at'>>(
      'select id, instance_id, created_at, due_at from task where id = ?',
      [taskId],
    );
    if (!times) return;
    // it ran late, or the night has changed since
    const allowed = outsideNight(calendar, at);
    // who waits for others need not be reminded; the next time will tell
    const isTold = allowed === at && open.status !== 'waiting';
    if (isTold) await this.tell(tx, loaded, open, sent, sqlAt);
    const next = reminderJob(
      calendar,
      approval,
      times,
      moment !== undefined && moment > at ? moment : at,
      isTold ? sent + 1 : sent,
    );
    const again = allowed === at ? next : remindJob(times, sent, toSqlTime(allowed));
    if (again) this.outbox.add(tx, [again], sqlAt);
  }

  private async tell(
    tx: Transaction,
    { row, definition }: LoadedCase,
    task: LoadedCase['tasks'][number],
    sent: number,
    sqlAt: string,
  ) {
    const { keys, people } = await holdersOf(tx, task);
    const notice: Notice = {
      ...{ kind: 'taskReminder', taskId: task.id, stepName: task.step_name },
      people: keys.filter((key) => !key.includes(':')),
      groups: keys.filter((key) => key.includes(':')),
    };
    const step = {
      ...{ definition, elementId: task.element_id, stepName: task.step_name, applicantId: row.applicant_id },
    };
    const notices = reminderNotices(step, notice);
    if (notices.length > 0) this.outbox.add(tx, [notifyJob({ ...facts(row, null), notices }, sqlAt)], sqlAt);
    const line = recordRow(row.id, sqlAt, {
      ...{ state: 'reminded', step: task.step_name, elementId: task.element_id, targets: people },
      opinion: limitMessages.reminded(sent + 1),
    });
    tx.enqueue(insertRows('record', [line]));
  }
}
