import { Injectable } from '@nestjs/common';
import type { CalledProcess, CallablesQuery, Callable } from '../contract/callables.js';
import { Database } from '../database/database.js';
import { likePattern } from '../database/like-pattern.js';
import { fromSqlTime } from '../database/sql-time.js';
import { fieldsOf } from '../forms/field-lookup.js';
import type { Administers } from '../http/administers.js';
import { administersItem } from '../http/administered-items.js';
import { ApiFailure } from '../http/api-error.js';
import { definitionMessages } from '../locales/zh-CN/definitions.js';
import { contentOf, readVersion } from './read-definition.js';

interface OfferedRow {
  element_id: string;
  definition_key: string;
  name: string;
  latest_version: number;
}

/** What the newest versions of definitions offer to each other: processes to call, decisions to make. */
@Injectable()
export class CallablesService {
  constructor(private readonly database: Database) {}

  /** A process that is the only one of its definition is offered by the key of that alone, though its own id means it, too. */
  async list({ kind, q }: CallablesQuery): Promise<{ rows: Callable[] }> {
    const pattern = likePattern(q.toLowerCase());
    const rows = await this.database.query<OfferedRow>(
      `select c.element_id, c.definition_key, d.name, d.latest_version
       from callable_element c join definition d on d.definition_key = c.definition_key
       where c.kind = ? and d.latest_version is not null
         and (d.search_text like ? escape '!' or lower(c.element_id) like ? escape '!')
         and (c.kind <> 'process' or c.element_id = c.definition_key or 2 < (
           select count(*) from callable_element o where o.kind = 'process' and o.definition_key = c.definition_key))
       order by d.name, c.element_id limit 50`,
      [kind, pattern, pattern],
    );
    return { rows: rows.map(asCallable) };
  }

  /** By the definition that `boundVersion` would find for another one; 404 when nobody offers it. */
  async process(elementId: string, version: number | undefined, administers: Administers): Promise<CalledProcess> {
    const [row] = await this.database.query<OfferedRow>(
      `select c.element_id, c.definition_key, d.name, d.latest_version
       from callable_element c join definition d on d.definition_key = c.definition_key
       where c.kind = 'process' and c.element_id = ? and d.latest_version is not null
       order by d.definition_key limit 1`,
      [elementId],
    );
    if (!row) throw new ApiFailure(404, 'definition.notFound', definitionMessages.notFound);
    const versions = await this.database.query<{ version: number; published_at: string; note: string }>(
      'select version, published_at, note from definition_version where definition_key = ? order by version desc limit 200',
      [row.definition_key],
    );
    const { form } = contentOf(await readVersion(this.database, row.definition_key, version ?? row.latest_version));
    return {
      ...asCallable(row),
      isAdministered: await administersItem(this.database, administers, row.definition_key),
      versions: versions.map(({ version: number, published_at, note }) => ({
        version: number,
        publishedAt: fromSqlTime(published_at),
        note,
      })),
      fields: fieldsOf(form)
        .filter(({ type }) => type !== 'static')
        .map(({ key, label, type }) => ({ key, label, type })),
    };
  }
}

const asCallable = (row: OfferedRow): Callable => ({
  elementId: row.element_id,
  definitionKey: row.definition_key,
  definitionName: row.name,
  version: row.latest_version,
});
