import { Injectable, Logger } from '@nestjs/common';
import { auditLog } from '../audit/audit-log.js';
import type { HandOverRequest, HandOverResult } from '../contract/tasks.js';
import { Database, type Transaction } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import type { Actor, TaskRow } from '../instances/case-rows.js';
import { isApplicantStep } from '../instances/events-to-rows/saved-step.js';
import { InstancesService } from '../instances/instances.service.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { chosenPeople } from './chosen-people.js';
import { notFound } from './handler-check.js';

type Held = Pick<TaskRow, 'id' | 'item_name' | 'serial_number' | 'step_name'>;

/** How many go over at once; the rest with the next call. */
const most = 500;

/** 移交: what somebody who leaves has open goes to another person. One transaction per task, so that one that cannot go does not hold up the others. */
@Injectable()
export class HandOverService {
  private readonly logger = new Logger('tasks');

  constructor(
    private readonly database: Database,
    private readonly instances: InstancesService,
  ) {}

  async handOver({ from, to, reason }: HandOverRequest, by: Actor): Promise<HandOverResult> {
    if (from === to) throw new ApiFailure(422, 'people.invalid', caseMessages.handOverToSelf);
    await chosenPeople(this.database, [to], 'to');
    const tasks = await this.database.query<Held>(
      `select id, item_name, serial_number, step_name from task where assignee = ? and status in ('assigned', 'waiting')
        order by id limit ${most}`,
      [from],
    );
    const rows: HandOverResult['rows'] = [];
    for (const task of tasks) rows.push({ ...view(task), ...(await this.attempt(task.id, from, to, reason, by)) });
    await this.database.transaction(async (tx) => {
      const done = rows.filter(({ ok }) => ok).length;
      auditLog(tx, { personId: by.id, action: 'tasks.handOver', target: from, detail: { to, reason, done } });
    });
    return { rows };
  }

  private async attempt(id: string, from: string, to: string, reason: string, by: Actor) {
    try {
      await this.database.transaction((tx) => this.assign(tx, id, from, to, reason, by));
      return { ok: true, message: null };
    } catch (error) {
      if (!(error instanceof ApiFailure)) this.logger.error(error);
      return { ok: false, message: error instanceof ApiFailure ? error.message : caseMessages.unknownError };
    }
  }

  private async assign(tx: Transaction, taskId: string, from: string, to: string, reason: string, by: Actor) {
    const found = await this.instances.lock(tx, { taskId });
    const task = found?.loaded.task;
    if (!found || task?.assignee !== from) throw notFound();
    const { loaded } = found;
    // 申请 are of who applied: nobody else can answer for them.
    if (isApplicantStep(loaded.definition, task.element_id))
      throw new ApiFailure(409, 'task.applicants', caseMessages.handOverApplicant);
    const targets = await chosenPeople(tx, [to], 'to', loaded.definition.item.audiences);
    const at = new Date().toISOString();
    const actor = { id: by.id, name: by.name, number: by.number };
    const command = { type: 'assignTask' as const, taskId: task.engine_task_id, to, at, by: by.id };
    await this.instances.execute(tx, loaded, command, { at, actor, opinion: reason, targets });
  }
}

const view = ({ id, item_name, serial_number, step_name }: Held) => ({
  id,
  itemName: item_name,
  serialNumber: serial_number,
  stepName: step_name,
});
