import type { PeopleQuery } from '../contract/organization.js';
import type { Page } from '../contract/list.js';
import type { Person } from '../contract/people.js';
import type { Reader, SqlValue, Statement } from '../database/database.js';
import { personColumns, type PersonRow, toPerson } from '../auth/person-row.js';

/** `total` stops counting here (contract/list.ts). */
const countLimit = 1000;

/** Sorts behind every text that starts with the same letters. */
const last = '\u{10FFFF}';

type Condition = readonly [sql: string, ...values: SqlValue[]];

/**
 * Active people, by number. Every kind of match (姓名, 拼音, 首字母, 工号, 帐号, 部门, 岗位) is one index range that gives
 * no more rows than the page wants; their union is the page. `departments` are those whose name matches `q`.
 */
export async function searchPeople(reader: Reader, query: PeopleQuery): Promise<Page<Person>> {
  const filters = await filtersOf(reader, query);
  const matches = query.q ? [...textMatches(query.q), ...(await nameMatches(reader, query.q))] : [['1 = 1'] as const];
  const more: Condition[] = query.after === undefined ? [] : [['p.number > ?', query.after]];
  const found = union(matches, [...filters, ...more], query.limit + 1);
  const counted = union(matches, filters, countLimit);
  const [rows, [count]] = await Promise.all([
    reader.query<PersonRow>(
      `select ${personColumns} from (${found.sql}) found join person p on p.number = found.number
        left join department d on d.id = p.department_id order by p.number limit ${query.limit + 1}`,
      found.values,
    ),
    reader.query<{ total: number }>(`select count(*) as total from (${counted.sql}) found`, counted.values),
  ]);
  const page = rows.slice(0, query.limit).map(toPerson);
  return {
    rows: page,
    total: Math.min(Number(count?.total ?? 0), countLimit),
    next: rows.length > query.limit ? (page.at(-1)?.number ?? null) : null,
  };
}

async function filtersOf(reader: Reader, { department, kind }: PeopleQuery): Promise<Condition[]> {
  const filters: Condition[] = [['p.is_active = 1']];
  if (kind !== undefined) filters.push(['p.kind = ?', kind]);
  if (department === undefined) return filters;
  const below = await reader.query<{ id: string }>(
    'select b.id from department a join department b on b.path >= a.path and b.path < concat(a.path, ?) where a.id = ?',
    [last, department],
  );
  return [...filters, inList('p.department_id', ids(below))];
}

function textMatches(q: string): Condition[] {
  const lower = q.toLowerCase();
  const startsWith = (column: string, text: string): Condition => [
    `p.${column} >= ? and p.${column} < ?`,
    text,
    text + last,
  ];
  // letters never stand in Chinese names, nor the other way round in numbers
  if (/[^\x20-\x7e]/.test(q)) return [['p.name like ?', `%${q.replace(/[%_\\]/g, '')}%`]];
  return [
    startsWith('number', q),
    startsWith('account', q.toUpperCase()),
    startsWith('name', q),
    ...(/^[a-z ]+$/.test(lower)
      ? [startsWith('pinyin', lower.replaceAll(' ', '')), startsWith('initials', lower)]
      : []),
  ];
}

/** People of departments and posts that are called so. */
async function nameMatches(reader: Reader, q: string): Promise<Condition[]> {
  const lower = q.toLowerCase().replace(/[%_\\]/g, '');
  if (lower === '' || /^\d/.test(lower)) return [];
  const [departments, posts] = await Promise.all([
    reader.query<{ id: string }>(
      'select id from department where name like ? or (length(?) > 1 and (pinyin like ? or initials like ?)) order by sort limit 200',
      [`%${lower}%`, lower, `${lower}%`, `${lower}%`],
    ),
    reader.query<{ post: string }>('select distinct post from employment where post like ?', [`%${lower}%`]),
  ]);
  return [
    ...(departments.length === 0 ? [] : [inList('p.department_id', ids(departments))]),
    ...posts.map(({ post }): Condition => ['p.post = ?', post]),
  ];
}

function union(matches: readonly Condition[], filters: readonly Condition[], limit: number): Statement {
  const branches = matches.map((match, i) => {
    const conditions = [match, ...filters];
    return {
      sql: `select * from (select p.number from person p where ${conditions.map(([sql]) => `(${sql})`).join(' and ')}
        order by p.number limit ${limit}) match${i}`,
      values: conditions.flatMap(([, ...values]) => values),
    };
  });
  return {
    sql: `select number from (${branches.map(({ sql }) => sql).join(' union ')}) matches order by number limit ${limit}`,
    values: branches.flatMap(({ values }) => values),
  };
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

const inList = (column: string, list: readonly string[]): Condition =>
  list.length === 0 ? ['1 = 0'] : [`${column} in (${list.map(() => '?').join(', ')})`, ...list];
