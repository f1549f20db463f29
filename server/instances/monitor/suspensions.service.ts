import { Injectable } from '@nestjs/common';
import type { SuspendDefinitionResult } from '../../contract/administration.js';
import { Database, type Transaction } from '../../database/database.js';
import { insertRows } from '../../database/insert-rows.js';
import { newId } from '../../database/new-id.js';
import { toSqlTime } from '../../database/sql-time.js';
import { DefinitionsService } from '../../definitions/definitions.service.js';
import { CaseAdministrationService } from './case-administration.service.js';
import type { Actor } from '../case-rows.js';
import { InstancesService } from '../instances.service.js';
import { Outbox, type JobRow } from '../outbox.js';

/** What the job does, and from where on. */
export interface Suspension {
  readonly key: string;
  /** false = they are resumed. */
  readonly isSuspended: boolean;
  readonly reason: string;
  readonly personId: string;
  /** Cases up to this one are done. */
  readonly after: string;
}

/** Cases of one run of the job. */
const batch = 50;

/** A definition stands still: no new cases, and if wanted the running ones, each in a transaction of its own. */
@Injectable()
export class SuspensionsService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
    private readonly instances: InstancesService,
    private readonly administration: CaseAdministrationService,
    private readonly outbox: Outbox,
  ) {}

  /** Gives how many running cases follow. */
  async set(
    tx: Transaction,
    { key, isSuspended, reason, personId }: Omit<Suspension, 'after'>,
    runningCases: boolean,
  ): Promise<SuspendDefinitionResult> {
    await this.definitions.setSuspended(tx, key, isSuspended, personId, reason);
    if (!runningCases) return { cases: 0 };
    const [row] = await tx.query<{ total: number }>(
      `select count(*) as total from ${isSuspended ? running : 'suspended_case where definition_key = ?'}`,
      [key],
    );
    const sqlAt = toSqlTime(new Date());
    this.outbox.add(tx, [suspensionJob({ key, isSuspended, reason, personId, after: '' }, sqlAt)], sqlAt);
    return { cases: Number(row?.total ?? 0) };
  }

  /** The next cases; a case that is done is not done again, so that a run that was broken off does no harm. */
  async someCases(suspension: Suspension): Promise<void> {
    const { key, isSuspended, after } = suspension;
    const rows = await this.database.query<{ id: string }>(
      isSuspended
        ? `select id from ${running} and id > ? order by id limit ${batch}`
        : `select instance_id as id from suspended_case where definition_key = ? and instance_id > ? order by instance_id limit ${batch}`,
      [key, after],
    );
    for (const { id } of rows) if (!(await this.oneCase(suspension, id))) return;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    const sqlAt = toSqlTime(new Date());
    await this.database.transaction(async (tx) =>
      this.outbox.add(tx, [suspensionJob({ ...suspension, after: last.id }, sqlAt)], sqlAt),
    );
  }

  /** False when somebody has decided otherwise meanwhile. */
  private oneCase({ key, isSuspended, reason, personId }: Suspension, id: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [definition] = await tx.query<{ is_suspended: number }>(
        `select is_suspended from definition where definition_key = ?${tx.forUpdate}`,
        [key],
      );
      if (definition?.is_suspended !== (isSuspended ? 1 : 0)) return false;
      const found = await this.instances.lock(tx, { instanceId: id });
      const from = isSuspended ? 'running' : 'suspended';
      if (found?.loaded.row.status === from) {
        const [actor] = await tx.query<Actor>('select id, name, number from person where id = ?', [personId]);
        if (!actor) throw new Error(`Expected person ${personId}, but there is none.`);
        await this.administration.act(tx, id, { type: isSuspended ? 'suspend' : 'resume' }, actor, reason);
        if (isSuspended) tx.enqueue(insertRows('suspended_case', [{ definition_key: key, instance_id: id }]));
      }
      if (!isSuspended) tx.enqueue('delete from suspended_case where instance_id = ?', [id]);
      return true;
    });
  }
}

const running = "instance where item_key = ? and status = 'running'";

function suspensionJob(suspension: Suspension, sqlAt: string): JobRow {
  return {
    id: newId(),
    kind: 'suspendCases',
    instance_id: null,
    engine_job_id: null,
    task_id: null,
    payload: JSON.stringify(suspension),
    due_at: sqlAt,
  };
}
