import { Injectable, Logger } from '@nestjs/common';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DefinitionContent } from '../contract/definitions.js';
import { Database, type Reader } from '../database/database.js';
import { isUniqueViolation } from '../database/is-unique-violation.js';
import { checkApart } from './definition-threads.js';
import { contentHash } from './content-hash.js';
import { DefinitionFilesService } from './definition-files.service.js';
import { DefinitionsService } from './definitions.service.js';
import { readSeries } from './item-series.js';
import { readShipped } from './shipped-definition.js';

interface Shipped {
  readonly key: string;
  readonly content: DefinitionContent;
}

interface LatestVersion {
  version: number;
  content_hash: string;
  published_by: string | null;
}

/**
 * Loads `process-definitions/<key>/` at boot. A new version is made only when the files changed since they were
 * last loaded and no administrator has published since: what the school changed is not taken back by an update.
 * Several processes may start at once: one of them wins, the others find its version.
 */
@Injectable()
export class DefinitionLoader {
  private readonly logger = new Logger('DefinitionLoader');

  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
    private readonly files: DefinitionFilesService,
  ) {}

  /** Keys that got a new version. A definition that cannot run is named in the log and left out. */
  async load(folder: string): Promise<string[]> {
    const found: Shipped[] = [];
    for (const key of await foldersIn(folder)) {
      const content = await readShipped(join(folder, key), (path) => this.files.keep(key, path));
      if (content) found.push({ key, content });
    }
    return this.loadDue(found);
  }

  /** The same of the items that share a drawing (`item-series.ts`). */
  async loadSeries(folder: string): Promise<string[]> {
    const departments = await this.database.query<{ code: string; name: string }>('select code, name from department');
    const names = new Map(departments.map(({ code, name }) => [code, name]));
    const found: Shipped[] = [];
    for (const name of await foldersIn(folder)) {
      const series = join(folder, name);
      if ((await readdir(series)).includes('items')) found.push(...(await readSeries(series, names)));
    }
    return this.loadDue(found);
  }

  private async loadDue(found: readonly Shipped[]): Promise<string[]> {
    const latest = await latestVersions(this.database, found);
    const loaded: string[] = [];
    for (const { key, content } of found) {
      if (isDue(latest.get(key), content) && (await this.loadOne(key, content, latest.get(key)))) loaded.push(key);
    }
    return loaded;
  }

  private async loadOne(key: string, content: DefinitionContent, latest: LatestVersion | undefined): Promise<boolean> {
    const errors = (await checkApart({ ...content, trials: undefined })).filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      for (const { elementId, message } of errors) this.logger.error(`${key} ${elementId ?? ''} ${message}`);
      return false;
    }
    try {
      await this.database.transaction(async (tx) => {
        const version = await this.definitions.deploy(tx, key, content, null);
        if (version !== (latest?.version ?? 0) + 1) throw new Overtaken();
      });
      return true;
    } catch (error) {
      // both: another process loaded it, or an administrator published, in this very moment
      if (error instanceof Overtaken || isUniqueViolation(error)) return false;
      throw error;
    }
  }
}

/** Somebody else made the next version; rolls back ours. */
class Overtaken extends Error {}

async function latestVersions(reader: Reader, found: readonly Shipped[]): Promise<Map<string, LatestVersion>> {
  if (found.length === 0) return new Map();
  const rows = await reader.query<LatestVersion & { definition_key: string }>(
    `select v.definition_key, v.version, v.content_hash, v.published_by from definition_version v
     join (select definition_key, max(version) as version from definition_version
           where definition_key in (${found.map(() => '?').join(', ')}) group by definition_key) latest
       on latest.definition_key = v.definition_key and latest.version = v.version`,
    found.map(({ key }) => key),
  );
  return new Map(rows.map((row) => [row.definition_key, row]));
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

function isDue(latest: LatestVersion | undefined, content: DefinitionContent): boolean {
  return !latest || (latest.published_by === null && latest.content_hash !== contentHash(content));
}
