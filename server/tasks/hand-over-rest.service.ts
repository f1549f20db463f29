import { Injectable } from '@nestjs/common';
import { auditLog } from '../audit/audit-log.js';
import type { HandOverRestRequest, HandOverRestResult } from '../contract/hand-over.js';
import type { Transaction } from '../database/database.js';
import { DelegationsService } from '../delegations/delegations.service.js';
import { ApiFailure } from '../http/api-error.js';
import type { Actor } from '../instances/case-rows.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { chosenPeople, peopleById, personText } from '../instances/chosen-people.js';
import { notFound } from './handler-check.js';

/** 移交 of what is no task: 督办 goes to another person, 代理 ends. */
@Injectable()
export class HandOverRestService {
  constructor(private readonly delegations: DelegationsService) {}

  async handOver(
    tx: Transaction,
    { from, supervisionTo, endsDelegations }: HandOverRestRequest,
    by: Actor,
  ): Promise<HandOverRestResult> {
    if (from === supervisionTo) throw new ApiFailure(422, 'people.invalid', caseMessages.handOverToSelf);
    const [leaver] = await peopleById(tx, [from]);
    if (!leaver) throw notFound();
    const [successor] = supervisionTo === null ? [] : await chosenPeople(tx, [supervisionTo], 'supervisionTo');
    const supervised = successor ? await supervision(tx, from, successor.id) : 0;
    const delegations = endsDelegations ? await this.delegations.endAllOf(tx, leaver) : 0;
    const detail = { to: successor && personText(successor), supervised, delegations };
    if (supervised + delegations > 0)
      auditLog(tx, { personId: by.id, action: 'tasks.handOverRest', target: personText(leaver), detail });
    return { supervised, delegations };
  }
}

async function supervision(tx: Transaction, from: string, to: string): Promise<number> {
  // who answers for the case already does so once; a table cannot be read while MySQL changes it
  const both = await tx.query<{ task_id: string }>(
    `select f.task_id from task_supervision f join task_supervision t on t.task_id = f.task_id and t.person_id = ?
     where f.person_id = ? and f.ended_at is null`,
    [to, from],
  );
  const cases = await tx.query(
    'select distinct instance_id from task_supervision where person_id = ? and ended_at is null',
    [from],
  );
  for (const { task_id } of both) {
    tx.enqueue('update task_supervision set ended_at = null where person_id = ? and task_id = ?', [to, task_id]);
    tx.enqueue('delete from task_supervision where person_id = ? and task_id = ?', [from, task_id]);
  }
  tx.enqueue('update task_supervision set person_id = ? where person_id = ? and ended_at is null', [to, from]);
  return cases.length;
}
