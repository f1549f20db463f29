import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';
import { toSqlTime } from '../database/sql-time.js';
import { upsert } from '../database/upsert.js';
import { facts } from '../instances/events-to-rows/notices.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

interface OverdueTask {
  id: string;
  instance_id: string;
  step_name: string;
  item_key: string;
  item_name: string;
  serial_number: string | null;
  applicant_name: string;
}

/** The time of a step is over and its task still open: the case comes to 我的督办 of whoever answers for the item. */
@Injectable()
export class OverdueJob implements JobHandler {
  readonly kind = 'overdue';

  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await finishJob(tx, job)) || job.task_id === null) return;
      const [task] = await tx.query<OverdueTask>(
        `select id, instance_id, step_name, item_key, item_name, serial_number, applicant_name from task
         where id = ? and status in ('assigned', 'offered', 'waiting')`,
        [job.task_id],
      );
      if (task) await this.supervise(tx, task, new Date().toISOString());
    });
  }

  private async supervise(tx: Transaction, task: OverdueTask, at: string): Promise<void> {
    const people = await supervisors(tx, task.item_key);
    if (people.length === 0) return;
    const { sql, values } = insertRows(
      'supervision',
      people.map((person_id) => ({ person_id, instance_id: task.instance_id, since: toSqlTime(at) })),
    );
    const repeated = upsert(tx.dialect, ['person_id', 'instance_id'], 'since = new.since');
    tx.enqueue(`${sql}${repeated}`, values);
    const notice = { kind: 'overdue' as const, taskId: null, stepName: task.step_name, people, groups: [] };
    await this.notifications.send(tx, { ...facts({ ...task, id: task.instance_id }, null), notices: [notice] }, at);
  }
}

/** Heads of the item's department; where it has none, the process administrators. */
async function supervisors(tx: Transaction, itemKey: string): Promise<string[]> {
  const heads = await tx.query<{ id: string }>(
    `select h.person_id as id from item i join department d on d.code = i.department_code
     join department_head h on h.department_id = d.id join person p on p.id = h.person_id and p.is_active = 1
     where i.item_key = ?`,
    [itemKey],
  );
  if (heads.length > 0) return heads.map(({ id }) => id);
  const administrators = await tx.query<{ id: string }>(
    `select m.person_id as id from role_member m join person p on p.id = m.person_id and p.is_active = 1
     where m.role_key = 'processAdministrator'`,
  );
  return administrators.map(({ id }) => id);
}
