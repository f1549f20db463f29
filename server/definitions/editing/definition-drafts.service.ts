import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { auditLog } from '../../audit/audit-log.js';
import type {
  createDefinitionRequest,
  Definition,
  DefinitionContent,
  rollBackRequest,
  SaveDefinitionRequest,
} from '../../contract/definitions.js';
import { Database, type SqlValue, type Transaction } from '../../database/database.js';
import { isUniqueViolation } from '../../database/is-unique-violation.js';
import { toSqlTime } from '../../database/sql-time.js';
import type { Administers } from '../../http/administers.js';
import { ApiFailure } from '../../http/api-error.js';
import { idempotent, type WritingCall } from '../../http/idempotency.js';
import { definitionMessages } from '../../locales/zh-CN/definitions.js';
import { newDefinition } from '../../locales/zh-CN/new-definition.js';
import type { CompiledDefinition } from '../compiled-definition.js';
import { claimFiles } from '../definition-files.js';
import { compileApart } from '../definition-threads.js';
import { DefinitionsService } from '../definitions.service.js';
import { freeKey, keyOf } from './proposed-key.js';
import { refuseLocked } from './edit-locks.service.js';
import { definitionSearchText } from '../item-row.js';
import { contentOf, currentContent, readState, readVersion, type DefinitionState } from '../read-definition.js';
import { refuseErrors } from '../checking/refuse-errors.js';
import { withSafePages } from '../safe-pages.js';

/** The draft of a definition, from its first line until it is a version. */
@Injectable()
export class DefinitionDraftsService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
  ) {}

  /** The draft as the engine would run it; 422 when it cannot. */
  async compiled(key: string): Promise<Pick<CompiledDefinition, 'processes' | 'form'>> {
    const content = await currentContent(this.database, await readState(this.database, key));
    await refuseErrors(this.database, { ...content, trials: [] });
    const { processes } = await compileApart(content.bpmn);
    return { processes, form: content.form };
  }

  /** A key for a new item of this name that none has yet; empty where the name gives none. */
  async proposeKey(name: string): Promise<string> {
    const key = keyOf(name);
    if (key === '') return '';
    const alike = await this.database.query<{ definition_key: string }>(
      'select definition_key from definition where definition_key like ?',
      [`${key}%`],
    );
    return freeKey(key, new Set(alike.map((row) => row.definition_key)));
  }

  /** A draft with the applicant's step alone. */
  async create(
    { key, name, content: given }: z.infer<typeof createDefinitionRequest>,
    call: WritingCall,
    administers: Administers = 'all',
  ): Promise<Definition> {
    const created = given ? withSafePages(given) : newDefinition(key, name);
    // what somebody makes who administers some departments alone is one of theirs from the start
    const isTheirs = administers === 'all' || administers.includes(created.item.department);
    const department = isTheirs ? created.item.department : (administers[0] ?? '');
    const content = { ...created, item: { ...created.item, name, department } };
    const insert =
      'insert into definition (definition_key, name, search_text, department_code, topic, draft, revision, updated_at, updated_by) values (?, ?, ?, ?, ?, ?, 1, ?, ?)';
    const draft = JSON.stringify(content);
    const row = [
      key,
      name,
      definitionSearchText(key, name),
      department,
      content.item.topic,
      draft,
      toSqlTime(new Date()),
      call.personId,
    ];
    try {
      await idempotent(this.database, call, async (tx) => {
        await tx.execute(insert, row);
        await claimFiles(tx, key, content, call.personId);
        auditLog(tx, {
          personId: call.personId,
          action: given ? 'definition.import' : 'definition.create',
          target: key,
          itemKey: key,
          detail: { name },
        });
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new ApiFailure(409, 'definition.keyTaken', definitionMessages.keyTaken(key));
    }
    return this.definitions.get(key);
  }

  /** Keeps what is given, however incomplete; 409 when somebody else saved since `revision`. */
  async save(
    key: string,
    request: SaveDefinitionRequest,
    call: WritingCall,
    administers: Administers = 'all',
  ): Promise<Definition> {
    const { revision, page, ...given } = request;
    // an item must not be given away, nor taken from another department
    if (given.item && administers !== 'all' && !administers.includes(given.item.department))
      throw new ApiFailure(403, 'permission.otherDepartment', definitionMessages.departmentNotYours);
    await idempotent(this.database, call, async (tx) => {
      const state = await readState(tx, key, tx.forUpdate);
      await refuseLocked(tx, key, call.personId, page);
      const content = withSafePages({ ...(await currentContent(tx, state)), ...given });
      await claimFiles(tx, key, content, call.personId);
      const basedOn = state.draft === null ? state.latest_version : state.draft_based_on;
      const saved = await tx.execute(
        `update definition set draft = ?, draft_based_on = ?, ${headColumns}, revision = revision + 1 where definition_key = ? and revision = ?`,
        [JSON.stringify(content), basedOn, ...headOf(key, content, call.personId), key, revision],
      );
      if (saved === 0) throw changedBy(state);
      // one line for all that a person does to it in a row: pages save by themselves
      if (state.draft === null || state.updated_by !== call.personId)
        auditLog(tx, {
          personId: call.personId,
          action: 'definition.edit',
          target: key,
          itemKey: key,
          detail: { basedOn },
        });
    });
    return this.definitions.get(key);
  }

  /** Back to the latest version; a definition that was never published is gone. */
  async discard(key: string, call: WritingCall): Promise<void> {
    await idempotent(this.database, call, async (tx) => {
      const state = await readState(tx, key, tx.forUpdate);
      if (state.draft === null) return;
      await refuseLocked(tx, key, call.personId, undefined);
      auditLog(tx, { personId: call.personId, action: 'definition.discardDraft', target: key, itemKey: key });
      if (state.latest_version === null) {
        tx.enqueue('delete from definition where definition_key = ?', [key]);
        return;
      }
      const content = contentOf(await readVersion(tx, key, state.latest_version));
      tx.enqueue(
        `update definition set draft = null, draft_based_on = null, ${headColumns}, revision = revision + 1 where definition_key = ?`,
        [...headOf(key, content, call.personId), key],
      );
    });
  }

  /** What would be published as this revision: 422 with every error when it cannot run. Long work, outside of transactions. */
  async publishable(key: string, revision: number): Promise<DefinitionContent | null> {
    const drafted = await readState(this.database, key);
    // another revision is refused where it is locked
    if (drafted.revision !== revision || drafted.draft === null) return null;
    const content = await currentContent(this.database, drafted);
    await refuseErrors(this.database, content);
    return content;
  }

  /** The draft of this revision, which is no draft any more; 409 when somebody saved since, or edits now. */
  async take(
    tx: Transaction,
    key: string,
    { revision, page, personId }: { revision: number; page: string | undefined; personId: string },
    isKept: boolean,
  ): Promise<DefinitionContent> {
    const state = await readState(tx, key, tx.forUpdate);
    await refuseLocked(tx, key, personId, page);
    if (state.revision !== revision) throw changedBy(state);
    if (state.draft === null)
      throw new ApiFailure(409, 'definition.nothingToPublish', definitionMessages.nothingToPublish);
    const content = await currentContent(tx, state);
    if (!isKept)
      tx.enqueue(
        'update definition set draft = null, draft_based_on = null, revision = revision + 1 where definition_key = ?',
        [key],
      );
    return content;
  }

  /**
   * Makes the draft a new version, with what else has to be written then; 422 with every error when it cannot run, 409
   * when somebody saved since `revision`.
   */
  async publish(
    key: string,
    { revision, note, page }: { revision: number; note: string; page?: string | undefined },
    call: WritingCall,
    alongWith: (tx: Transaction, version: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<Definition> {
    // before the transaction, because it may take long: the same revision is the same content
    await this.publishable(key, revision);
    await idempotent(this.database, call, async (tx) => {
      const content = await this.take(tx, key, { revision, page, personId: call.personId }, false);
      await alongWith(tx, await this.definitions.deploy(tx, key, content, call.personId, note));
    });
    return this.definitions.get(key);
  }

  /** Makes an earlier version the newest again, as a version of its own; a draft stays. */
  async rollBack(
    key: string,
    { version, note, page }: z.infer<typeof rollBackRequest>,
    call: WritingCall,
  ): Promise<Definition> {
    const content = contentOf(await readVersion(this.database, key, version));
    await refuseErrors(this.database, content);
    await idempotent(this.database, call, async (tx) => {
      const state = await readState(tx, key, tx.forUpdate);
      await refuseLocked(tx, key, call.personId, page);
      if (state.latest_version === version)
        throw new ApiFailure(409, 'definition.isNewest', definitionMessages.isNewest);
      tx.enqueue('update definition set revision = revision + 1 where definition_key = ?', [key]);
      const made = await this.definitions.deploy(
        tx,
        key,
        content,
        call.personId,
        note || definitionMessages.rolledBack(version),
      );
      auditLog(tx, {
        ...{ personId: call.personId, action: 'definition.rollBack', target: key, itemKey: key },
        detail: { version: made, from: state.latest_version, to: version },
      });
    });
    return this.definitions.get(key);
  }
}

/** What the designer's list shows of a content. */
const headColumns = 'name = ?, search_text = ?, department_code = ?, topic = ?, updated_at = ?, updated_by = ?';

function headOf(key: string, { item }: DefinitionContent, personId: string): SqlValue[] {
  const { name, department, topic } = item;
  return [name, definitionSearchText(key, name), department, topic, toSqlTime(new Date()), personId];
}

function changedBy(state: DefinitionState): ApiFailure {
  const name = state.updated_by_name ?? definitionMessages.someone;
  return new ApiFailure(409, 'definition.changed', definitionMessages.changedBy(name));
}
