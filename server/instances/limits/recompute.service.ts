import { Injectable, Logger } from '@nestjs/common';
import { momentAfter } from '@xiaowu/engine';
import { Database, type Transaction } from '../../database/database.js';
import { toSqlTime } from '../../database/sql-time.js';
import type { TaskRow } from '../case-rows.js';
import { InstancesService } from '../instances.service.js';
import type { LoadedCase } from '../load.js';
import { Outbox, type JobRow } from '../outbox.js';
import { recomputeJob } from './recompute-job.js';
import { setDue } from './set-due.js';
import { approvalOf, dueAt, reminderJob, type OverduePayload, type RemindPayload } from './step-limit.js';
import { WorkCalendarService } from './work-calendar.service.js';

type Waiting = Pick<JobRow, 'id' | 'kind' | 'instance_id' | 'task_id' | 'payload' | 'due_at'>;

/** How many rows at once. */
const batch = 100;

/** The work calendar has changed: limits, reminders and timers in working time that still run are computed anew. */
@Injectable()
export class RecomputeService {
  private readonly logger = new Logger('limits');

  constructor(
    private readonly database: Database,
    private readonly instances: InstancesService,
    private readonly outbox: Outbox,
    private readonly calendars: WorkCalendarService,
  ) {}

  /** Looks at the next rows, each with a transaction of its own; doing it again changes nothing. */
  async recomputeSome(after: string): Promise<void> {
    this.calendars.reread();
    const rows = await this.database.query<Waiting>(
      `select id, kind, instance_id, task_id, payload, due_at from job where id > ? and status in ('pending', 'suspended')
       and kind in ('overdue', 'remind', 'timer') order by id limit ${batch}`,
      [after],
    );
    for (const row of rows) {
      try {
        await this.database.transaction((tx) => this.recompute(tx, row));
      } catch (error) {
        // the others go on; this one keeps the time that it had
        this.logger.error(`${row.kind} ${row.id}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return;
    const now = new Date();
    await this.database.transaction(async (tx) => this.outbox.add(tx, [recomputeJob(last.id, now)], toSqlTime(now)));
  }

  private async recompute(tx: Transaction, row: Waiting): Promise<void> {
    if (row.instance_id === null) return;
    if (row.kind === 'timer') return this.move(tx, row, await this.timer(row));
    const found = await this.instances.lock(tx, { instanceId: row.instance_id });
    const [task] = await tx.query<TaskRow>(
      'select id, instance_id, element_id, created_at, due_at from task where id = ?',
      [row.task_id],
    );
    if (!found || !task) return;
    return this.move(tx, row, await this.ofTask(tx, row, found.loaded, task));
  }

  private async timer({ payload }: Waiting): Promise<Moved | null> {
    const { workingTime, from } = JSON.parse(payload) as { workingTime?: string; from?: string };
    if (workingTime === undefined || from === undefined) return null;
    const due = momentAfter(await this.calendars.current(), from, workingTime, 'working');
    return due === null ? null : { due_at: toSqlTime(due), payload };
  }

  private async ofTask(
    tx: Transaction,
    { kind, payload, due_at }: Waiting,
    { definition }: LoadedCase,
    task: TaskRow,
  ): Promise<Moved | null> {
    const approval = approvalOf(definition, task.element_id);
    if (!approval) return null;
    const calendar = await this.calendars.current();
    const due = dueAt(calendar, approval, task.created_at);
    if (kind === 'overdue') {
      // with the head it began later than the task did
      const isOther = (JSON.parse(payload) as OverduePayload).isWithHead || task.due_at !== due_at;
      if (isOther || due === null) return null;
      setDue(tx, task.id, due);
      return { due_at: due, payload };
    }
    const { sent } = JSON.parse(payload) as RemindPayload;
    return reminderJob(calendar, approval, { ...task, due_at: due ?? task.due_at }, new Date().toISOString(), sent);
  }

  private async move(tx: Transaction, { id, due_at }: Waiting, to: Moved | null): Promise<void> {
    if (to === null || to.due_at === due_at) return;
    tx.enqueue("update job set due_at = ?, payload = ? where id = ? and status in ('pending', 'suspended')", [
      ...[to.due_at, to.payload],
      id,
    ]);
  }
}

type Moved = Pick<JobRow, 'due_at' | 'payload'>;
