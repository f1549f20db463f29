import { Injectable } from '@nestjs/common';
import { type Binding, type Definitions, type InstanceState, type Process } from '@xiaowu/engine';
import type { z } from 'zod';
import type {
  checkRequest,
  CheckResult,
  createDefinitionRequest,
  Definition,
  DefinitionContent,
  DefinitionRow,
  PublishedDefinition,
  rollBackRequest,
  SaveDefinitionRequest,
} from '../contract/definitions.js';
import type { listQuery, Page } from '../contract/list.js';
import type { Administers } from '../http/administers.js';
import { auditLog } from '../audit/audit-log.js';
import { Database, type Reader, type SqlValue, type Transaction } from '../database/database.js';
import { isUniqueViolation } from '../database/is-unique-violation.js';
import { toSqlTime } from '../database/sql-time.js';
import { readDecisions } from '../decision-tables/read-decisions.js';
import { ApiFailure } from '../http/api-error.js';
import { idempotent, type WritingCall } from '../http/idempotency.js';
import { definitionMessages } from '../locales/zh-CN/definitions.js';
import { newDefinition } from '../locales/zh-CN/new-definition.js';
import { BoundedCache } from './bounded-cache.js';
import { boundVersion } from './bound-version.js';
import { offerCallables, type CallableKind } from './callable-elements.js';
import { checkApart, compileApart } from './definition-threads.js';
import { compileVersion } from './compile-version.js';
import type { CompiledDefinition } from './compiled-definition.js';
import { claimFiles, publishFiles } from './definition-files.js';
import { listDefinitions } from './definition-list.js';
import { drawingOnly } from './drawing-only.js';
import { deployVersion } from './deploy-version.js';
import { refuseLocked } from './edit-locks.service.js';
import { itemProblems } from './item-problems.js';
import { definitionSearchText } from './item-row.js';
import {
  contentOf,
  currentContent,
  readDefinition,
  readState,
  readVersion,
  type DefinitionState,
} from './read-definition.js';
import { withSafePages } from './safe-pages.js';
import { withProcess } from './with-process.js';

/** A version that has just become the newest of its definition. */
export interface Deployed {
  readonly key: string;
  readonly version: number;
  readonly processes: readonly Process[];
}

/** Of a row of `instance`: by which version and process it runs. */
interface CaseVersion {
  readonly item_key: string;
  readonly definition_version: number;
  /** InstanceState as JSON; null while a draft. */
  readonly state: string | null;
}

type DeploymentListener = (tx: Transaction, deployed: Deployed) => void;

@Injectable()
export class DefinitionsService {
  private readonly versions = new BoundedCache<CompiledDefinition>(200);
  private deployments = 0;
  private readonly listeners: DeploymentListener[] = [];

  constructor(private readonly database: Database) {}

  /** Grows with every version that this process has published: what depends on the newest versions is stale then. */
  get deploymentCount(): number {
    return this.deployments;
  }

  /** Has `listener` write, in the transaction of every new version, what waits for its start events. */
  onDeployed(listener: DeploymentListener): void {
    this.listeners.push(listener);
  }

  /** The version as the engine runs it; 404 when there is none. Versions never change, so it is kept in memory. */
  compiled(key: string, version: number): Promise<CompiledDefinition> {
    return this.versions.get(`${key}@${version}`, async () =>
      compileVersion(await readVersion(this.database, key, version)),
    );
  }

  /** The version that a case runs by, with the process that it is a case of. */
  async ofCase({ item_key, definition_version, state }: CaseVersion): Promise<CompiledDefinition> {
    const definition = await this.compiled(item_key, definition_version);
    if (state === null || definition.processes.length === 1) return definition;
    return withProcess(definition, (JSON.parse(state) as InstanceState).processId);
  }

  /** What a call activity or business rule task refers to, see `boundVersion`; null when there is none. */
  async bound(
    referring: CompiledDefinition,
    kind: CallableKind,
    elementId: string,
    binding: Binding,
  ): Promise<CompiledDefinition | null> {
    const found = await boundVersion(this.database, referring, kind, elementId, binding);
    if (!found) return null;
    // the key of a definition means the process that people start
    return withProcess(await this.compiled(found.key, found.version), elementId);
  }

  /** Makes the content the next version and the item's newest: gives the version. `by` null = shipped with the product. */
  async deploy(
    tx: Transaction,
    key: string,
    content: DefinitionContent,
    by: string | null,
    note = '',
  ): Promise<number> {
    const version = await deployVersion(tx, { key, content: withSafePages(content), by, note });
    publishFiles(tx, key, content);
    const decisions = (await readDecisions(content.decisions ?? [])).decisions;
    const { processes } = await compileApart(content.bpmn);
    offerCallables(tx, key, {
      process: [...new Set([key, ...processes.map(({ id }) => id)])],
      decision: [...decisions.keys()],
    });
    for (const listener of this.listeners) listener(tx, { key, version, processes });
    tx.afterCommit(() => {
      this.deployments++;
    });
    return version;
  }

  /** The draft as the engine would run it; 422 when it cannot. */
  async draftProcesses(key: string): Promise<Definitions> {
    const content = await currentContent(this.database, await readState(this.database, key));
    await refuseErrors(this.database, { ...content, trials: [] });
    return compileApart(content.bpmn);
  }

  list(query: z.infer<typeof listQuery>, administers: Administers = 'all'): Promise<Page<DefinitionRow>> {
    return listDefinitions(this.database, query, administers);
  }

  /** The draft if there is one, else the latest version. */
  get(key: string): Promise<Definition> {
    return readDefinition(this.database, key);
  }

  async version(key: string, version: number): Promise<PublishedDefinition> {
    return { ...contentOf(await readVersion(this.database, key, version)), key, version };
  }

  async diagram(key: string, version: number): Promise<{ bpmn: string }> {
    return { bpmn: drawingOnly((await readVersion(this.database, key, version)).bpmn) };
  }

  async check(content: z.infer<typeof checkRequest>): Promise<CheckResult> {
    return { problems: await checkApart(content) };
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
    return this.get(key);
  }

  /** Keeps what is given, however incomplete; 409 when somebody else saved since `revision`. */
  async saveDraft(
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
    return this.get(key);
  }

  /** Back to the latest version; a definition that was never published is gone. */
  async discardDraft(key: string, call: WritingCall): Promise<void> {
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

  /** 下架: not in the hall, and no case begins, whoever would start it; 上架 again. Running cases go on. */
  async setSuspended(tx: Transaction, key: string, isSuspended: boolean, by: string, reason: string): Promise<object> {
    await readState(tx, key, tx.forUpdate);
    tx.enqueue('update definition set is_suspended = ? where definition_key = ?', [isSuspended ? 1 : 0, key]);
    tx.enqueue('update item set is_active = ? where item_key = ?', [isSuspended ? 0 : 1, key]);
    tx.afterCommit(() => {
      this.deployments++;
    });
    const action = isSuspended ? 'definition.suspend' : 'definition.resume';
    auditLog(tx, { personId: by, action, target: key, itemKey: key, detail: { reason } });
    return {};
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
  async takeDraft(
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
      const content = await this.takeDraft(tx, key, { revision, page, personId: call.personId }, false);
      await alongWith(tx, await this.deploy(tx, key, content, call.personId, note));
    });
    return this.get(key);
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
      const made = await this.deploy(tx, key, content, call.personId, note || definitionMessages.rolledBack(version));
      auditLog(tx, {
        ...{ personId: call.personId, action: 'definition.rollBack', target: key, itemKey: key },
        detail: { version: made, from: state.latest_version, to: version },
      });
    });
    return this.get(key);
  }
}

/** 422 with every error that keeps the content from being published. */
export async function refuseErrors(reader: Reader, content: DefinitionContent): Promise<void> {
  const problems = [...(await checkApart(content)), ...(await itemProblems(reader, content.item))];
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const details = errors.map(({ elementId, message }) => ({ path: elementId ?? '', message }));
  throw new ApiFailure(422, 'definition.invalid', definitionMessages.notPublishable, details);
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
