import { Injectable } from '@nestjs/common';
import type { NoticeChannel } from '../contract/notice-channels.js';
import type { Transaction } from '../database/database.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { urgedBy } from '../locales/zh-CN/notifications.js';
import { facts, notifyJob } from './events-to-rows/notices.js';
import { recordRow } from './events-to-rows/records.js';
import type { Actor } from './case-rows.js';
import { insertRows, marks } from '../database/insert-rows.js';
import type { LoadedCase } from './load.js';
import type { Notice } from './notice.js';
import { stepsOf } from './steps-of.js';
import { Outbox } from './outbox.js';

const hourMs = 3_600_000;

/** 催办: at most once per hour and case. The engine knows nothing of it. */
@Injectable()
export class UrgeService {
  constructor(private readonly outbox: Outbox) {}

  /** Tells everybody who holds the case, counts it on their tasks and keeps it in the record; gives who they are. */
  async urge(
    tx: Transaction,
    { row, tasks }: LoadedCase,
    actor: Actor,
    { note, channels }: { readonly note: string; readonly channels: readonly NoticeChannel[] },
    at: string,
  ): Promise<Actor[]> {
    const sinceMs = row.urged_at === null ? Infinity : Date.parse(at) - Date.parse(fromSqlTime(row.urged_at));
    if (sinceMs < hourMs)
      throw new ApiFailure(409, 'urge.tooSoon', caseMessages.urgeTooSoon(Math.ceil((hourMs - sinceMs) / 60_000)));
    const held = tasks.filter(({ status, assignee }) => status !== 'waiting' && assignee !== actor.id);
    if (held.length === 0) throw new ApiFailure(409, 'urge.nobody', caseMessages.urgeNobody);
    const ids = held.map(({ id }) => id);
    const offered = await tx.query<{ task_id: string; candidate: string }>(
      `select task_id, candidate from task_candidate where task_id in (${marks(ids)})`,
      ids,
    );
    const notices = held.map((task): Notice => {
      const keys =
        task.assignee === null ? offered.filter((c) => c.task_id === task.id).map((c) => c.candidate) : [task.assignee];
      return {
        kind: 'taskUrged',
        taskId: task.id,
        stepName: task.step_name,
        people: keys.filter((key) => !key.includes(':')),
        groups: keys.filter((key) => key.includes(':')),
        channels,
      };
    });
    const people = await this.named(tx, notices);
    const sqlAt = toSqlTime(at);
    const elements = new Set(held.map(({ element_id }) => element_id));
    const line = recordRow(row.id, sqlAt, {
      state: 'urged',
      step: stepsOf(held.map(({ step_name }) => step_name)),
      elementId: elements.size === 1 ? held[0]?.element_id : null,
      person: actor,
      targets: people,
      opinion: urgedBy(note, channels),
    });
    const { sql, values } = insertRows('record', [line]);
    tx.enqueue(sql, values);
    tx.enqueue('update instance set urged_at = ? where id = ?', [sqlAt, row.id]);
    tx.enqueue(`update task set urge_count = urge_count + 1 where id in (${marks(ids)})`, ids);
    this.outbox.add(tx, [notifyJob({ ...facts(row, actor.name, note), notices }, sqlAt)], sqlAt);
    return people;
  }

  private async named(tx: Transaction, notices: readonly Notice[]): Promise<Actor[]> {
    const ids = [...new Set(notices.flatMap(({ people }) => people))];
    const roles = [...new Set(notices.flatMap(({ groups }) => groups))].map((key) => key.slice('role:'.length));
    return tx.query<Actor>(
      `select id, name, number from person where is_active = 1 and (id in (${marks([...ids, ''])})
        or id in (select person_id from role_member where role_key in (${marks([...roles, ''])}))) order by number limit 200`,
      [...ids, '', ...roles, ''],
    );
  }
}
