import type { IncidentsQuery } from '../../contract/administration.js';
import type { SqlValue } from '../../database/database.js';
import type { Administers } from '../../http/administers.js';
import { ofAdministeredItems } from '../../http/administered-items.js';

interface Query {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** More are not counted. */
const mostCounted = 1000;

/**
 * A page of incidents, newest first, with one row more than asked for, and how many there are. The page is found in an
 * index before anything else of its rows is read: that of the ids, or that of items and ids.
 */
export function incidentsQueries(
  { item, after, limit }: IncidentsQuery,
  administers: Administers,
): { readonly page: Query; readonly count: Query } {
  const theirs = ofAdministeredItems(administers, 'n.item_key');
  const wanted = `${theirs.sql}${item === undefined ? '' : ' and n.item_key = ?'}`;
  const values: SqlValue[] = [...theirs.values, ...(item === undefined ? [] : [item])];
  return {
    page: {
      sql: `select n.*, i.item_name, i.serial_number, i.definition_version
        from (select n.id from incident n where ${wanted}${after === undefined ? '' : ' and n.id < ?'} order by n.id desc limit ${limit + 1}) page
        join incident n on n.id = page.id join instance i on i.id = n.instance_id order by n.id desc`,
      values: [...values, ...(after === undefined ? [] : [after])],
    },
    count: {
      sql: `select count(*) as total from (select 1 as one from incident n where ${wanted} limit ${mostCounted}) counted`,
      values,
    },
  };
}
