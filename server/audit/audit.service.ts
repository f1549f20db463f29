import { Injectable } from '@nestjs/common';
import type { AuditLine, AuditQuery } from '../contract/audit.js';
import type { Page } from '../contract/list.js';
import { Database, type SqlValue } from '../database/database.js';
import { likePattern } from '../database/like-pattern.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { ofAdministeredItems } from '../http/administered-items.js';
import type { Administers } from '../http/administers.js';

interface Row {
  id: string;
  at: string;
  name: string | null;
  number: string | null;
  action: string;
  target: string;
  item_key: string | null;
  item_name: string | null;
  detail: string;
}

/** The administration log as it is read; lines are written by `auditLog` alone. */
@Injectable()
export class AuditService {
  constructor(private readonly database: Database) {}

  /** Who administers some departments alone reads what was done to their items. */
  async list(query: AuditQuery, administers: Administers): Promise<Page<AuditLine>> {
    const { limit, after } = query;
    const { where, values } = conditionsOf(query, administers);
    const source = 'from audit_log a left join person p on p.id = a.person_id';
    const [rows, [count]] = await Promise.all([
      this.database.query<Row>(
        `select a.id, a.at, p.name, p.number, a.action, a.target, a.item_key, d.name as item_name, a.detail ${source}
         left join definition d on d.definition_key = a.item_key
         where ${where}${after === undefined ? '' : ' and a.id < ?'} order by a.id desc limit ${limit + 1}`,
        [...values, ...(after === undefined ? [] : [after])],
      ),
      this.database.query<{ total: number }>(
        `select count(*) as total from (select 1 as one ${source} where ${where} limit 1000) counted`,
        values,
      ),
    ]);
    const shown = rows.slice(0, limit);
    return {
      rows: shown.map(lineOf),
      total: Number(count?.total ?? 0),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }
}

function lineOf(row: Row): AuditLine {
  return {
    id: row.id,
    at: fromSqlTime(row.at),
    person: row.name === null ? null : { name: row.name, number: row.number ?? '' },
    action: row.action,
    target: row.target,
    itemKey: row.item_key,
    itemName: row.item_name,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
  };
}

function conditionsOf({ q, action, item, from, to }: AuditQuery, administers: Administers) {
  const theirs = ofAdministeredItems(administers, 'a.item_key');
  const conditions = [theirs.sql];
  const values: SqlValue[] = [...theirs.values];
  const add = (condition: string, ...of: SqlValue[]) => {
    conditions.push(condition);
    values.push(...of);
  };
  if (action !== undefined) add('a.action = ?', action);
  if (item !== undefined) add('a.item_key = ?', item);
  if (from !== undefined) add('a.at >= ?', toSqlTime(new Date(from)));
  if (to !== undefined) add('a.at < ?', toSqlTime(new Date(to)));
  if (q) {
    const pattern = likePattern(q);
    add("(p.name like ? escape '!' or p.number = ? or a.target like ? escape '!')", pattern, q, pattern);
  }
  return { where: conditions.join(' and '), values };
}
