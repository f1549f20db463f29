import type { z } from 'zod';
import type { DefinitionRow } from '../contract/definitions.js';
import type { listQuery, Page } from '../contract/list.js';
import type { Reader } from '../database/database.js';
import { likePattern } from '../database/like-pattern.js';
import { fromSqlTime } from '../database/sql-time.js';
import type { Administers } from '../http/administers.js';
import { administered } from '../http/administered-items.js';

interface ListRow {
  definition_key: string;
  name: string;
  department_name: string | null;
  topic: string;
  latest_version: number | null;
  has_draft: number;
  is_suspended: number;
  effective_at: string | null;
  updated_at: string;
  updated_by: string | null;
}

/** The designer's list: changed last first; `after` is `<updated_at> <key>` of the row before. */
export async function listDefinitions(
  reader: Reader,
  query: z.infer<typeof listQuery>,
  administers: Administers,
): Promise<Page<DefinitionRow>> {
  const { limit, q, after } = query;
  const theirs = administered(administers);
  const matches = [theirs.sql, ...(q ? [`d.search_text like ? escape '!'`] : [])];
  const pattern = [...theirs.values, ...(q ? [likePattern(q.toLowerCase())] : [])];
  const [, time, key] = /^(\S+ \S+) (\S+)$/.exec(after ?? '') ?? [];
  const isLater = time !== undefined && key !== undefined;
  const conditions = [
    ...matches,
    ...(isLater ? ['(d.updated_at < ? or (d.updated_at = ? and d.definition_key > ?))'] : []),
  ];
  const rows = await reader.query<ListRow>(
    `select d.definition_key, d.name, dep.name as department_name, d.topic, d.latest_version, d.draft is not null as has_draft, d.is_suspended,
       (select b.effective_at from publication b where b.definition_key = d.definition_key and b.status = 'scheduled') as effective_at, d.updated_at, p.name as updated_by
     from definition d left join department dep on dep.code = d.department_code left join person p on p.id = d.updated_by
     ${where(conditions)} order by d.updated_at desc, d.definition_key limit ?`,
    [...pattern, ...(isLater ? [time, time, key] : []), limit + 1],
  );
  const [count] = await reader.query<{ total: number }>(
    `select count(*) as total from (select 1 from definition d ${where(matches)} limit 1000) counted`,
    pattern,
  );
  const shown = rows.slice(0, limit);
  const running = await runningCounts(
    reader,
    shown.map((row) => row.definition_key),
  );
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      key: row.definition_key,
      name: row.name,
      departmentName: row.department_name,
      topic: row.topic,
      version: row.latest_version,
      hasDraft: Boolean(row.has_draft),
      isSuspended: row.is_suspended === 1,
      effectiveAt: row.effective_at === null ? null : fromSqlTime(row.effective_at),
      runningCount: [...(running.get(row.definition_key)?.values() ?? [])].reduce((sum, n) => sum + n, 0),
      updatedAt: fromSqlTime(row.updated_at),
      updatedBy: row.updated_by,
    })),
    total: Number(count?.total ?? 0),
    next: rows.length > limit && last ? `${last.updated_at} ${last.definition_key}` : null,
  };
}

/** Running cases by key and version; one index range per version, so ended cases cost nothing. */
export async function runningCounts(
  reader: Reader,
  keys: readonly string[],
): Promise<Map<string, Map<number, number>>> {
  const counts = new Map<string, Map<number, number>>();
  if (keys.length === 0) return counts;
  const rows = await reader.query<{ definition_key: string; version: number; running: number }>(
    `select v.definition_key, v.version, count(*) as running from definition_version v
     join instance i on i.item_key = v.definition_key and i.definition_version = v.version and i.status in ('running', 'suspended')
     where v.definition_key in (${keys.map(() => '?').join(', ')}) group by v.definition_key, v.version`,
    keys,
  );
  for (const { definition_key, version, running } of rows) {
    const versions = counts.get(definition_key) ?? new Map<number, number>();
    counts.set(definition_key, versions.set(version, Number(running)));
  }
  return counts;
}

const where = (conditions: readonly string[]) => (conditions.length > 0 ? `where ${conditions.join(' and ')}` : '');
