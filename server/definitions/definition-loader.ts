import { Injectable, Logger } from '@nestjs/common';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DefinitionContent, definitionContent } from '../contract/definitions.js';
import { Database, type Reader } from '../database/database.js';
import { isUniqueViolation } from '../database/is-unique-violation.js';
import { checkApart } from './definition-threads.js';
import { contentHash } from './content-hash.js';
import { DefinitionFilesService } from './definition-files.service.js';
import { DefinitionsService } from './definitions.service.js';
import { withSafePages } from './safe-pages.js';

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
    const loaded: string[] = [];
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => a.name.localeCompare(b.name))) {
      const content = entry.isDirectory() ? await this.readContent(entry.name, join(folder, entry.name)) : null;
      if (content && (await this.loadOne(entry.name, content))) loaded.push(entry.name);
    }
    return loaded;
  }

  private readContent(key: string, folder: string): Promise<DefinitionContent | null> {
    return readContent(folder, (path) => this.files.keep(key, path));
  }

  private async loadOne(key: string, content: DefinitionContent): Promise<boolean> {
    const latest = await latestVersion(this.database, key);
    if (!isDue(latest, content)) return false;
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

async function latestVersion(reader: Reader, key: string): Promise<LatestVersion | undefined> {
  const [latest] = await reader.query<LatestVersion>(
    'select version, content_hash, published_by from definition_version where definition_key = ? order by version desc limit 1',
    [key],
  );
  return latest;
}

function isDue(latest: LatestVersion | undefined, content: DefinitionContent): boolean {
  return !latest || (latest.published_by === null && latest.content_hash !== contentHash(content));
}

/** Null when the folder is no definition (it has no `process.bpmn`). */
async function readContent(folder: string, keep: (path: string) => Promise<string>): Promise<DefinitionContent | null> {
  const names = await readdir(folder);
  if (!names.includes('process.bpmn')) return null;
  const [bpmn, form, item, print] = await Promise.all(
    ['process.bpmn', 'form.json', 'item.json', 'print.html'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const decisions = await Promise.all(
    names
      .filter((name) => name.endsWith('.dmn'))
      .sort()
      .map(async (name) => ({ name, dmn: await readFile(join(folder, name), 'utf8') })),
  );
  const content = definitionContent.parse({
    bpmn,
    form: JSON.parse(form ?? ''),
    item: await withFileIds(JSON.parse(item ?? '') as ShippedItem, (path) => keep(join(folder, path))),
    print,
    ...(names.includes('print.json') && { printTemplates: await readTemplates(folder) }),
    ...(names.includes('trials.json') && { trials: JSON.parse(await readFile(join(folder, 'trials.json'), 'utf8')) }),
    ...(decisions.length > 0 && { decisions }),
  });
  return withSafePages(content);
}

/** Print pages beside the main one: `print.json` lists them, the page `<key>` is `print-<key>.html`. */
async function readTemplates(folder: string): Promise<unknown[]> {
  const listed = JSON.parse(await readFile(join(folder, 'print.json'), 'utf8')) as { key: string }[];
  return Promise.all(
    listed.map(async (page) => ({ ...page, html: await readFile(join(folder, `print-${page.key}.html`), 'utf8') })),
  );
}

/** In `item.json` an attachment names its file in the folder. */
interface ShippedItem {
  attachments?: { name: string; file: string }[];
}

async function withFileIds(item: ShippedItem, keep: (path: string) => Promise<string>): Promise<object> {
  if (item.attachments === undefined) return item;
  const attachments = await Promise.all(
    item.attachments.map(async ({ name, file }) => ({ name, fileId: await keep(file) })),
  );
  return { ...item, attachments };
}
