import { marks } from '../database/insert-rows.js';
import type { Reader, SqlValue } from '../database/database.js';

/** What settings can name of an organization: people by number, roles by key, posts by name, departments by code. */
export type NameKind = 'person' | 'role' | 'post' | 'department';

/** Something that the organization has. */
export interface KnownName {
  readonly kind: NameKind;
  readonly name: string;
  /** As people read it. */
  readonly label: string;
  /** Somebody is there: the person has not left, the role has members who have not. */
  readonly isActive: boolean;
}

/** For every kind `name`, `label` and `is_active` of the rows whose names are asked for. */
const sources: { readonly [kind in NameKind]: (names: string) => string } = {
  person: (names) =>
    `select 'person' as kind, number as name, name as label, is_active from person where number in (${names})`,
  role: (names) => `select 'role' as kind, r.role_key as name, r.name as label, exists (select 1 from role_member m
    join person p on p.id = m.person_id where m.role_key = r.role_key and p.is_active = 1) as is_active
    from role r where r.role_key in (${names})`,
  post: (names) =>
    `select distinct 'post' as kind, post as name, post as label, 1 as is_active from employment where post in (${names})`,
  department: (names) =>
    `select 'department' as kind, code as name, name as label, 1 as is_active from department where code in (${names})`,
};

/** Those of the names that the organization has; one query for all of them. */
export async function knownNames(
  reader: Reader,
  asked: readonly { readonly kind: NameKind; readonly name: string }[],
): Promise<KnownName[]> {
  const parts = (Object.keys(sources) as NameKind[]).flatMap((kind) => {
    const names = [...new Set(asked.filter((one) => one.kind === kind).map(({ name }) => name))];
    return names.length === 0 ? [] : [{ sql: sources[kind](marks(names)), names }];
  });
  if (parts.length === 0) return [];
  const values: SqlValue[] = parts.flatMap(({ names }) => names);
  const rows = await reader.query<Omit<KnownName, 'isActive'> & { is_active: number }>(
    parts.map(({ sql }) => sql).join(' union all '),
    values,
  );
  return rows.map(({ is_active, ...row }) => ({ ...row, isActive: Number(is_active) === 1 }));
}
