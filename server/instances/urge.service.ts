import { Injectable } from '@nestjs/common';
import type { NoticeChannel } from '../contract/notice-channels.js';
import type { Transaction } from '../database/database.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { urgedBy } from '../locales/zh-CN/notifications.js';
import { facts, notifyJob } from './events-to-rows/notices.js';
import { recordRow } from './events-to-rows/records.js';
import { calledTasks, type HeldTask } from './called-tasks.js';
import type { Actor } from './case-rows.js';
import { insertRows, marks } from '../database/insert-rows.js';
import type { LoadedCase } from './load.js';
import type { Notice } from './notice.js';
import { stepsOf } from './steps-of.js';
import { Outbox } from './outbox.js';

const hourMs = 3_600_000;

/** Until the case may be urged again; not above 0 when it may now. */
const msUntilNext = (urgedAt: string | null, at: string): number =>
  urgedAt === null ? 0 : Date.parse(fromSqlTime(urgedAt)) + hourMs - Date.parse(at);

function assertNotTooSoon(urgedAt: readonly (string | null)[], at: string): void {
  const waitMs = Math.min(...urgedAt.map((time) => msUntilNext(time, at)));
  if (waitMs > 0) throw new ApiFailure(409, 'urge.tooSoon', caseMessages.urgeTooSoon(Math.ceil(waitMs / 60_000)));
}

/** 催办: at most once per hour and case. The engine knows nothing of it. */
@Injectable()
export class UrgeService {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Tells everybody who holds the case, or one that it called, counts it on their tasks and keeps it in the record;
   * gives who they are.
   */
  async urge(
    tx: Transaction,
    { row, state, tasks }: LoadedCase,
    actor: Actor,
    { note, channels }: { readonly note: string; readonly channels: readonly NoticeChannel[] },
    at: string,
  ): Promise<Actor[]> {
    assertNotTooSoon([row.urged_at], at);
    const { item_name, serial_number, applicant_name, urged_at: urgedAt } = row;
    const its = { instance_id: row.id, item_name, serial_number, applicant_name, urged_at: urgedAt };
    const own = tasks.filter(({ status }) => status !== 'waiting').map((task): HeldTask => ({ ...task, ...its }));
    const called = state?.jobs.some(({ kind }) => kind === 'call') ? await calledTasks(tx, row.id) : [];
    const all = [...own, ...called].filter(({ assignee }) => assignee !== actor.id);
    if (all.length === 0) throw new ApiFailure(409, 'urge.nobody', caseMessages.urgeNobody);
    // whose case was urged by itself was told already
    const held = all.filter(({ instance_id, urged_at }) => instance_id === row.id || msUntilNext(urged_at, at) <= 0);
    const times = all.map(({ urged_at }) => urged_at);
    if (held.length === 0) assertNotTooSoon(times, at);
    const ids = held.map(({ id }) => id);
    const cases = [...new Map(held.map((task) => [task.instance_id, { ...task, id: task.instance_id }])).values()];
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
    const elements = new Set(held.map(({ instance_id, element_id }) => (instance_id === row.id ? element_id : null)));
    const line = recordRow(row.id, sqlAt, {
      state: 'urged',
      step: stepsOf(held.map(({ step_name }) => step_name)),
      elementId: elements.size === 1 ? [...elements][0] : null,
      person: actor,
      targets: people,
      opinion: urgedBy(note, channels),
    });
    const { sql, values } = insertRows('record', [line]);
    tx.enqueue(sql, values);
    const urged = [...new Set([row.id, ...cases.map(({ id }) => id)])];
    tx.enqueue(`update instance set urged_at = ? where id in (${marks(urged)})`, [sqlAt, ...urged]);
    tx.enqueue(`update task set urge_count = urge_count + 1 where id in (${marks(ids)})`, ids);
    const jobs = cases.map((one) => {
      const ofCase = notices.filter((_, i) => held[i]?.instance_id === one.id);
      return notifyJob({ ...facts(one, actor.name, note), notices: ofCase }, sqlAt);
    });
    this.outbox.add(tx, jobs, sqlAt);
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
