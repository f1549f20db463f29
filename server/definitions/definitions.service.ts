import { Injectable } from '@nestjs/common';
import { readDecisions, type Binding, type InstanceState, type Process } from '@xiaowu/engine';
import type { z } from 'zod';
import type {
  checkRequest,
  CheckResult,
  Definition,
  DefinitionContent,
  DefinitionRow,
  Problem,
  PublishedDefinition,
} from '../contract/definitions.js';
import type { listQuery, Page } from '../contract/list.js';
import type { Administers } from '../http/administers.js';
import { auditLog } from '../audit/audit-log.js';
import { Database, type Transaction } from '../database/database.js';
import { problemSentence } from '../locales/zh-CN/problems.js';
import { BoundedCache } from './bounded-cache.js';
import { boundVersion } from './bound-version.js';
import { offerCallables, type CallableKind } from './callable-elements.js';
import { checkApart, compileApart } from './definition-threads.js';
import { compileVersion } from './compile-version.js';
import type { CompiledDefinition } from './compiled-definition.js';
import { publishFiles } from './definition-files.js';
import { listDefinitions } from './definition-list.js';
import { drawingOnly } from './drawing-only.js';
import { deployVersion } from './deploy-version.js';
import { contentOf, readDefinition, readState, readVersion } from './read-definition.js';
import { unknownPeople } from './checking/unknown-people.js';
import { unknownReferences } from './checking/unknown-references.js';
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
    const problems = await checkApart(content);
    const isBroken = problems.some(({ severity }) => severity === 'error');
    return { problems: isBroken ? problems : [...problems, ...(await this.unknownTo(content))] };
  }

  /** What a drawing without errors needs of others and nobody has published, and names that the organization lacks. */
  private async unknownTo({ bpmn, form, decisions }: z.infer<typeof checkRequest>): Promise<Problem[]> {
    const { processes } = await compileApart(bpmn);
    const own = decisions && new Set((await readDecisions(decisions)).decisions.keys());
    const found = await Promise.all([
      unknownReferences(this.database, processes, own ?? null),
      unknownPeople(this.database, processes, form),
    ]);
    return found.flat().map(({ severity, code, elementId, data }) => ({
      ...{ severity, code, elementId },
      message: problemSentence(code, data),
    }));
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
}
