import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import { stepNames } from '../locales/zh-CN/cases.js';
import { facts, notifyJob } from './events-to-rows/notices.js';
import { recordRow } from './events-to-rows/records.js';
import type { Actor } from './case-rows.js';
import { insertRows, marks } from '../database/insert-rows.js';
import type { LoadedCase } from './load.js';
import { Outbox } from './outbox.js';

/** 知会: people who may read a case from now on. */
@Injectable()
export class CopiesService {
  constructor(private readonly outbox: Outbox) {}

  /** Whoever has it already is left out: nothing is new to them. The case must be locked. */
  async send(
    tx: Transaction,
    { row, task }: LoadedCase,
    actor: Actor,
    chosen: readonly Actor[],
    at: string,
  ): Promise<void> {
    const having = await tx.query<{ person_id: string }>(
      `select person_id from copy where instance_id = ? and person_id in (${marks(chosen)})`,
      [row.id, ...chosen.map(({ id }) => id)],
    );
    const people = chosen.filter(({ id }) => !having.some((copy) => copy.person_id === id));
    if (people.length === 0) return;
    const sqlAt = toSqlTime(at);
    const { sql, values } = insertRows(
      'copy',
      people.map(({ id }) => ({
        person_id: id,
        instance_id: row.id,
        created_at: sqlAt,
        read_at: null,
        sent_by: actor.id,
      })),
    );
    tx.enqueue(sql, values);
    const line = insertRows('record', [
      recordRow(row.id, sqlAt, {
        state: 'copied',
        step: task?.step_name ?? stepNames.copy,
        elementId: task?.element_id,
        taskId: task?.id,
        startedAt: task?.created_at,
        person: actor,
        targets: people,
      }),
    ]);
    tx.enqueue(line.sql, line.values);
    const notice = {
      kind: 'copied' as const,
      taskId: null,
      stepName: task?.step_name ?? '',
      people: people.map(({ id }) => id).filter((id) => id !== actor.id),
      groups: [],
    };
    this.outbox.add(tx, [notifyJob({ ...facts(row, actor.name), notices: [notice] }, sqlAt)], sqlAt);
  }

  markRead(tx: Transaction, personId: string, instanceId: string, at: string): void {
    tx.enqueue('update copy set read_at = ? where person_id = ? and instance_id = ? and read_at is null', [
      toSqlTime(at),
      personId,
      instanceId,
    ]);
  }
}
