import { Injectable } from '@nestjs/common';
import { auditLog } from '../../audit/audit-log.js';
import type { MigrationCheck, MigrationProgress } from '../../contract/administration.js';
import type { FormData } from '../../contract/forms.js';
import type { MigrationPlan } from '../../contract/migration-plan.js';
import { Database, type Transaction } from '../../database/database.js';
import { insertRows, marks } from '../../database/insert-rows.js';
import { newId } from '../../database/new-id.js';
import { fromSqlTime, toSqlTime } from '../../database/sql-time.js';
import { DefinitionDraftsService } from '../../definitions/editing/definition-drafts.service.js';
import { DefinitionsService } from '../../definitions/definitions.service.js';
import { ApiFailure } from '../../http/api-error.js';
import { administrationMessages } from '../../locales/zh-CN/administration.js';
import type { Actor } from '../case-rows.js';
import { InstancesService } from '../instances.service.js';
import { assertCarriable, goneFields, proposedFields } from './carried-fields.js';
import { checkedCase, problemsOfAll, type CaseToMove } from './checked-case.js';
import { proposedPlan } from './migration-of-processes.js';
import { Outbox, type JobRow } from '../outbox.js';

interface MigrationRow {
  id: string;
  definition_key: string;
  from_version: number;
  to_version: number;
  plan: string;
  status: 'running' | 'done';
  total: number;
  migrated: number;
  failed: number;
  last_instance_id: string | null;
  /** Those that were chosen, as JSON; null = all. */
  instance_ids: string | null;
  created_at: string;
  created_by: string;
  finished_at: string | null;
}

interface Versions {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** `instanceIds`: only these cases. */
interface Move {
  readonly plan: MigrationPlan;
  readonly reason: string;
  readonly personId: string;
  readonly instanceIds?: readonly string[] | undefined;
}

/** Cases looked at by a check. */
const mostChecked = 500;
/** Cases moved by one run of the job. */
const batch = 50;
const movableCases = "item_key = ? and definition_version = ? and status in ('running', 'suspended')";

/** Running cases of one version go over to another: long work, one transaction per case, all or nothing for each. */
@Injectable()
export class MigrationsService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
    private readonly drafts: DefinitionDraftsService,
    private readonly instances: InstancesService,
    private readonly outbox: Outbox,
  ) {}

  /** A dry run: what would stand in the way of how many cases. Without a plan one is proposed. */
  async check(
    { key, from, to }: Omit<Versions, 'to'> & { readonly to: number | null },
    given?: MigrationPlan,
    instanceIds?: readonly string[],
  ): Promise<MigrationCheck> {
    const [source, target] =
      to === null
        ? [await this.definitions.compiled(key, from), await this.drafts.compiled(key)]
        : await this.versions({ key, from, to });
    assertCarriable(source.form, target.form, given?.fields);
    const plan = given ?? { ...proposedPlan(source, target), fields: proposedFields(source.form, target.form) };
    const rows = await this.database.query<CaseToMove>(
      `select id, serial_number, current_steps, state, data from instance
       where ${movableCases}${among(instanceIds)} order by id desc limit ${mostChecked}`,
      [key, from, ...(instanceIds ?? [])],
    );
    const results = rows.map((row) => checkedCase(row, source, target, plan));
    const cases = await this.count(key, from, instanceIds);
    return {
      plan,
      cases,
      checked: rows.length,
      movable: results.filter(({ isMovable }) => isMovable).length,
      problems: problemsOfAll(results),
      fields: goneFields(
        source.form,
        target.form,
        rows.map(({ data }) => JSON.parse(data) as FormData),
        plan.fields,
      ),
      results: [...results].sort((a, b) => Number(a.isMovable) - Number(b.isMovable)),
    };
  }

  async start(tx: Transaction, versions: Versions, move: Move): Promise<{ id: string }> {
    const [source, target] = await this.versions(versions);
    assertCarriable(source.form, target.form, move.plan.fields);
    return this.begin(tx, versions, move);
  }

  /** Without a look at the versions: the newer one may be made in this very transaction. */
  async begin(
    tx: Transaction,
    { key, from, to }: Versions,
    { plan, reason, personId, instanceIds }: Move,
  ): Promise<{ id: string }> {
    const id = newId();
    const sqlAt = toSqlTime(new Date());
    const row = {
      ...{ id, definition_key: key, from_version: from, to_version: to, plan: JSON.stringify(plan), status: 'running' },
      ...{ total: await this.count(key, from, instanceIds), migrated: 0, failed: 0, last_instance_id: null },
      ...{ created_at: sqlAt, created_by: personId, finished_at: null },
      instance_ids: instanceIds ? JSON.stringify(instanceIds) : null,
    };
    const { sql, values } = insertRows('case_migration', [row]);
    tx.enqueue(sql, values);
    this.outbox.add(tx, [migrateJob(id, sqlAt)], sqlAt);
    auditLog(tx, {
      ...{ personId, action: 'definition.migrateCases', target: key, itemKey: key },
      detail: { id, from, to, reason, ...(instanceIds && { cases: instanceIds.length }) },
    });
    return { id };
  }

  async progress(id: string): Promise<MigrationProgress> {
    const [row] = await this.database.query<MigrationRow>('select * from case_migration where id = ?', [id]);
    if (!row) throw new ApiFailure(404, 'migration.notFound', administrationMessages.migrationNotFound);
    const failures = await this.database.query<{ instance_id: string; serial_number: string | null; message: string }>(
      `select f.instance_id, i.serial_number, f.message from case_migration_failure f join instance i on i.id = f.instance_id
       where f.migration_id = ? order by f.instance_id limit 100`,
      [id],
    );
    return {
      id,
      definitionKey: row.definition_key,
      from: row.from_version,
      to: row.to_version,
      status: row.status,
      total: row.total,
      migrated: row.migrated,
      failed: row.failed,
      createdAt: fromSqlTime(row.created_at),
      finishedAt: row.finished_at === null ? null : fromSqlTime(row.finished_at),
      failures: failures.map((one) => ({
        instanceId: one.instance_id,
        serialNumber: one.serial_number,
        message: one.message,
      })),
    };
  }

  /** Moves the next cases; each counts with its own commit, so that a run that was broken off goes on behind it. */
  async moveSome(id: string): Promise<void> {
    const [row] = await this.database.query<MigrationRow>('select * from case_migration where id = ?', [id]);
    if (!row || row.status === 'done') return;
    const chosen = row.instance_ids === null ? undefined : (JSON.parse(row.instance_ids) as string[]);
    const cases = await this.database.query<{ id: string }>(
      `select id from instance where ${movableCases} and id > ?${among(chosen)} order by id limit ${batch}`,
      [row.definition_key, row.from_version, row.last_instance_id ?? '', ...(chosen ?? [])],
    );
    for (const one of cases) await this.moveOne(row, one.id);
    const sqlAt = toSqlTime(new Date());
    await this.database.transaction(async (tx) => {
      if (cases.length === batch) return this.outbox.add(tx, [migrateJob(id, sqlAt)], sqlAt);
      tx.enqueue("update case_migration set status = 'done', finished_at = ? where id = ?", [sqlAt, id]);
    });
  }

  private async moveOne(row: MigrationRow, instanceId: string): Promise<void> {
    const counted = (tx: Transaction, column: 'migrated' | 'failed') =>
      tx.enqueue(`update case_migration set ${column} = ${column} + 1, last_instance_id = ? where id = ?`, [
        instanceId,
        row.id,
      ]);
    const target = await this.definitions.compiled(row.definition_key, row.to_version);
    try {
      await this.database.transaction(async (tx) => {
        const found = await this.instances.lock(tx, { instanceId });
        if (found?.loaded.row.definition_version !== row.from_version)
          throw new ApiFailure(409, 'migration.otherVersion', administrationMessages.otherVersion);
        const at = new Date().toISOString();
        const [actor = null] = await tx.query<Actor>('select id, name, number from person where id = ?', [
          row.created_by,
        ]);
        const plan = JSON.parse(row.plan) as MigrationPlan;
        await this.instances.migrate(tx, found.loaded, target, plan, { at, actor });
        counted(tx, 'migrated');
      });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      const { code, message } = error;
      await this.database.transaction(async (tx) => {
        const failure = { migration_id: row.id, instance_id: instanceId, code, message };
        const { sql, values } = insertRows('case_migration_failure', [failure]);
        tx.enqueue(sql, values);
        counted(tx, 'failed');
      });
    }
  }

  private async versions({ key, from, to }: Versions) {
    if (from === to) throw new ApiFailure(422, 'migration.sameVersion', administrationMessages.sameVersion);
    const [source, target] = await Promise.all([
      this.definitions.compiled(key, from),
      this.definitions.compiled(key, to),
    ]);
    return [source, target] as const;
  }

  private async count(key: string, version: number, instanceIds?: readonly string[]): Promise<number> {
    const [row] = await this.database.query<{ total: number }>(
      `select count(*) as total from instance where ${movableCases}${among(instanceIds)}`,
      [key, version, ...(instanceIds ?? [])],
    );
    return Number(row?.total ?? 0);
  }
}

const among = (ids?: readonly string[]) => (ids ? ` and id in (${marks(ids)})` : '');

function migrateJob(id: string, sqlAt: string): JobRow {
  return {
    id: newId(),
    kind: 'migrateCases',
    instance_id: null,
    engine_job_id: null,
    task_id: null,
    payload: JSON.stringify({ id }),
    due_at: sqlAt,
  };
}
