import { Injectable, Logger } from '@nestjs/common';
import { auditLog } from '../audit/audit-log.js';
import type { HandOverRequest, HandOverResult } from '../contract/hand-over.js';
import { Database, type Transaction } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import type { Actor, TaskRow } from '../instances/case-rows.js';
import { assertNotApplicantsOwn } from '../instances/applicants-own.js';
import { assertNotExcluded } from '../instances/answers/excluded-handlers.js';
import { InstancesService } from '../instances/instances.service.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { marks } from '../database/insert-rows.js';
import { chosenPeople, peopleById, personText } from '../instances/chosen-people.js';
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

  async handOver({ from, to, ids, reason }: HandOverRequest, by: Actor): Promise<HandOverResult> {
    if (from === to) throw new ApiFailure(422, 'people.invalid', caseMessages.handOverToSelf);
    const [successor] = await chosenPeople(this.database, [to], 'to');
    const [leaver] = await peopleById(this.database, [from]);
    const columns = 't.id, t.item_name, t.serial_number, t.step_name';
    const tasks =
      ids === undefined
        ? await this.database.query<Held>(
            `select ${columns} from task t where t.assignee = ? and t.status in ('assigned', 'waiting')
             order by t.id limit ${most}`,
            [from],
          )
        : await this.database.query<Held>(
            `select ${columns} from task t where t.id in (${marks(ids)}) and (t.assignee = ? or exists
             (select 1 from task_candidate c where c.task_id = t.id and c.candidate = ?)) order by t.id`,
            [...ids, from, from],
          );
    const rows: HandOverResult['rows'] = [];
    for (const task of tasks) rows.push({ ...view(task), ...(await this.attempt(task.id, from, to, reason, by)) });
    await this.database.transaction(async (tx) => {
      const done = rows.filter(({ ok }) => ok).length;
      const target = leaver ? personText(leaver) : from;
      const detail = { to: successor && personText(successor), reason, cases: done, failed: rows.length - done };
      if (rows.length > 0) auditLog(tx, { personId: by.id, action: 'tasks.handOver', target, detail });
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
    if (!found || !task) throw notFound();
    const { loaded } = found;
    const isOffered = task.assignee === null && loaded.candidates.includes(from);
    if (task.assignee !== from && !isOffered) throw new ApiFailure(409, 'task.notTheirs', caseMessages.handOverGone);
    assertNotApplicantsOwn(loaded.definition, task.element_id, 'handOver');
    const targets = await chosenPeople(tx, [to], 'to', loaded.definition.item.audiences);
    assertNotExcluded(loaded, task.element_id, targets, 'to');
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
