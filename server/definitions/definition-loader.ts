import { Injectable, Logger } from '@nestjs/common';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DefinitionContent, definitionContent } from '../contract/definitions.js';
import { Database, type Reader } from '../database/database.js';
import { isUniqueViolation } from '../database/is-unique-violation.js';
import { checkDefinition } from './check-definition.js';
import { contentHash } from './content-hash.js';
import { DefinitionsService } from './definitions.service.js';
import { sanitizePrint } from './sanitize-print.js';

interface LatestVersion {
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
  ) {}

  /** Keys that got a new version. A definition that cannot run is named in the log and left out. */
  async load(folder: string): Promise<string[]> {
    const loaded: string[] = [];
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => a.name.localeCompare(b.name))) {
      const content = entry.isDirectory() ? await readContent(join(folder, entry.name)) : null;
      if (content && (await this.loadOne(entry.name, content))) loaded.push(entry.name);
    }
    return loaded;
  }

  private async loadOne(key: string, content: DefinitionContent): Promise<boolean> {
    if (!(await isDue(this.database, key, content))) return false;
    const errors = (await checkDefinition(content.bpmn, content.form)).filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      for (const { elementId, message } of errors) this.logger.error(`${key} ${elementId ?? ''} ${message}`);
      return false;
    }
    try {
      return await this.database.transaction(async (tx) => {
        await tx.query(`select revision from definition where definition_key = ?${tx.forUpdate}`, [key]);
        if (!(await isDue(tx, key, content))) return false;
        await this.definitions.deploy(tx, key, content, null);
        return true;
      });
    } catch (error) {
      // another process loaded the first version at the same moment: there was no row yet that could be locked
      if (isUniqueViolation(error) && !(await isDue(this.database, key, content))) return false;
      throw error;
    }
  }
}

async function isDue(reader: Reader, key: string, content: DefinitionContent): Promise<boolean> {
  const [latest] = await reader.query<LatestVersion>(
    'select content_hash, published_by from definition_version where definition_key = ? order by version desc limit 1',
    [key],
  );
  return !latest || (latest.published_by === null && latest.content_hash !== contentHash(content));
}

/** Null when the folder is no definition (it has no `process.bpmn`). */
async function readContent(folder: string): Promise<DefinitionContent | null> {
  if (!(await readdir(folder)).includes('process.bpmn')) return null;
  const [bpmn, form, item, print] = await Promise.all(
    ['process.bpmn', 'form.json', 'item.json', 'print.html'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const content = definitionContent.parse({ bpmn, form: JSON.parse(form ?? ''), item: JSON.parse(item ?? ''), print });
  return { ...content, print: sanitizePrint(content.print) };
}
