import { Injectable } from '@nestjs/common';
import { auditLog } from '../../audit/audit-log.js';
import { type Definition, definitionContent, type PublishRequest } from '../../contract/definitions.js';
import { Database, type Transaction } from '../../database/database.js';
import { insertRows } from '../../database/insert-rows.js';
import { newId } from '../../database/new-id.js';
import { toSqlTime } from '../../database/sql-time.js';
import { DefinitionDraftsService } from '../../definitions/editing/definition-drafts.service.js';
import { DefinitionsService } from '../../definitions/definitions.service.js';
import { refuseErrors } from '../../definitions/checking/refuse-errors.js';
import { ApiFailure } from '../../http/api-error.js';
import { idempotent, type WritingCall } from '../../http/idempotency.js';
import { definitionMessages } from '../../locales/zh-CN/definitions.js';
import { MigrationsService } from './migrations.service.js';
import { Outbox, type JobRow } from '../outbox.js';

interface PublicationRow {
  readonly id: string;
  readonly definition_key: string;
  readonly revision: number;
  /** DefinitionContent as JSON. */
  readonly content: string;
  readonly note: string;
  /** `PublishRequest['migrations']` as JSON. */
  readonly migrations: string;
  readonly created_by: string;
}

type Moves = PublishRequest['migrations'];

/** A draft becomes a version, now or at its time, and takes running cases along where that was planned. */
@Injectable()
export class PublicationsService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
    private readonly drafts: DefinitionDraftsService,
    private readonly migrations: MigrationsService,
    private readonly outbox: Outbox,
  ) {}

  async publish(key: string, request: PublishRequest, call: WritingCall): Promise<Definition> {
    const { revision, note, page, effectiveAt, migrations } = request;
    if (effectiveAt === null)
      return this.drafts.publish(key, { revision, note, page }, call, async (tx, version) => {
        tx.enqueue('delete from publication where definition_key = ?', [key]);
        await this.move(tx, key, version, migrations, call.personId);
      });
    if (Date.parse(effectiveAt) <= Date.now())
      throw new ApiFailure(422, 'publication.past', definitionMessages.effectiveInPast);
    await this.drafts.publishable(key, revision);
    await idempotent(this.database, call, async (tx) => {
      const asked = { revision, page, personId: call.personId };
      const content = await this.drafts.take(tx, key, asked, true);
      tx.enqueue('delete from publication where definition_key = ?', [key]);
      this.schedule(tx, key, { content, ...request, effectiveAt }, call.personId);
    });
    return this.definitions.get(key);
  }

  /** Whatever waits for its time, or failed, is forgotten; the draft stays. */
  async cancel(key: string, call: WritingCall): Promise<Definition> {
    await idempotent(this.database, call, async (tx) => {
      const gone = await tx.execute('delete from publication where definition_key = ?', [key]);
      if (gone === 0) throw new ApiFailure(409, 'publication.none', definitionMessages.notScheduled);
      auditLog(tx, { personId: call.personId, action: 'definition.cancelPublication', target: key, itemKey: key });
    });
    return this.definitions.get(key);
  }

  /** Its time has come. What cannot be published any more is kept with the reason, for who published it. */
  async makeEffective(id: string, finish: (tx: Transaction) => Promise<boolean>): Promise<void> {
    const [row] = await this.database.query<PublicationRow>(
      "select * from publication where id = ? and status = 'scheduled'",
      [id],
    );
    const failure = row && (await this.failureOf(row));
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx)) || !row) return;
      const key = row.definition_key;
      const [there] = await tx.query(
        `select id from publication where id = ? and status = 'scheduled'${tx.forUpdate}`,
        [id],
      );
      if (!there) return;
      if (failure) {
        tx.enqueue("update publication set status = 'failed', message = ? where id = ?", [failure, id]);
        const what = { personId: row.created_by, action: 'definition.publicationFailed', target: key, itemKey: key };
        return auditLog(tx, { ...what, detail: { message: failure } });
      }
      const content = definitionContent.parse(JSON.parse(row.content));
      const version = await this.definitions.deploy(tx, key, content, row.created_by, row.note);
      // a draft that was edited on is from now on made from this version
      tx.enqueue(
        `update definition set draft_based_on = case when revision = ? then null else ? end,
           draft = case when revision = ? then null else draft end, revision = revision + 1
         where definition_key = ? and draft is not null`,
        [row.revision, version, row.revision, key],
      );
      tx.enqueue('delete from publication where id = ?', [id]);
      await this.move(tx, key, version, JSON.parse(row.migrations) as Moves, row.created_by);
    });
  }

  private async failureOf(row: PublicationRow): Promise<string | null> {
    try {
      await refuseErrors(this.database, definitionContent.parse(JSON.parse(row.content)));
      return null;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return [error.message, ...(error.details ?? []).map(({ message }) => message)].join('；').slice(0, 1000);
    }
  }

  private schedule(
    tx: Transaction,
    key: string,
    { content, revision, note, effectiveAt, migrations }: PublishRequest & { content: unknown; effectiveAt: string },
    personId: string,
  ): void {
    const [id, now, dueAt] = [newId(), toSqlTime(new Date()), toSqlTime(new Date(effectiveAt))];
    const row = {
      ...{ definition_key: key, id, revision, content: JSON.stringify(content), note },
      ...{ migrations: JSON.stringify(migrations), effective_at: dueAt, status: 'scheduled', message: null },
      ...{ created_at: now, created_by: personId },
    };
    const { sql, values } = insertRows('publication', [row]);
    tx.enqueue(sql, values);
    this.outbox.add(tx, [publishJob(id, dueAt)], now);
    const detail = { effectiveAt, note, migrations: migrations.map(({ from }) => from) };
    auditLog(tx, { personId, action: 'definition.schedule', target: key, itemKey: key, detail });
  }

  private async move(tx: Transaction, key: string, to: number, moves: Moves, personId: string): Promise<void> {
    for (const { from, plan } of moves) {
      const reason = definitionMessages.publishedVersion(to);
      await this.migrations.begin(tx, { key, from, to }, { plan, reason, personId });
    }
  }
}

function publishJob(id: string, dueAt: string): JobRow {
  return {
    id: newId(),
    kind: 'publish',
    instance_id: null,
    engine_job_id: null,
    task_id: null,
    payload: JSON.stringify({ id }),
    due_at: dueAt,
  };
}
