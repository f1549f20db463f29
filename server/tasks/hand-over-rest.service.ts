import { Injectable } from '@nestjs/common';
import { auditLog } from '../audit/audit-log.js';
import type { HandOverRestRequest, HandOverRestResult } from '../contract/hand-over.js';
import type { Transaction } from '../database/database.js';
import { DelegationsService } from '../delegations/delegations.service.js';
import { ApiFailure } from '../http/api-error.js';
import type { Actor } from '../instances/case-rows.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { chosenPeople, peopleById } from './chosen-people.js';
import { personText } from './hand-over.service.js';
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
  const both = await tx.query<{ instance_id: string }>(
    `select f.instance_id from supervision f join supervision t on t.instance_id = f.instance_id and t.person_id = ?
     where f.person_id = ?`,
    [to, from],
  );
  for (const { instance_id } of both)
    tx.enqueue('delete from supervision where person_id = ? and instance_id = ?', [from, instance_id]);
  const changed = await tx.execute('update supervision set person_id = ? where person_id = ?', [to, from]);
  return changed + both.length;
}
