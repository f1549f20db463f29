import { personColumns, type PersonRow, toPerson } from '../auth/person-row.js';
import type { Page } from '../contract/list.js';
import type { PeopleQuery } from '../contract/organization.js';
import type { Person } from '../contract/people.js';
import type { Reader, SqlValue, Statement } from '../database/database.js';
import type { DirectoryEntries } from './directory.js';

/** `total` stops counting here (contract/list.ts). */
const countLimit = 1000;

/** Sorts behind every text that starts with the same letters. */
const last = '\u{10FFFF}';

interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  /** Its index gives the people by number: no more of them are read than are wanted. */
  readonly isSorted?: boolean;
}

/**
 * Active people, by number. Every kind of match (姓名, 拼音, 首字母, 工号, 帐号, 部门, 岗位) is a range or scan of one
 * index that holds all it asks for; their union, at most a thousand numbers, is counted, and the page taken from it.
 */
export async function searchPeople(
  reader: Reader,
  directory: DirectoryEntries,
  query: PeopleQuery,
): Promise<Page<Person>> {
  const { after = '', limit } = query;
  const filters = filtersOf(directory, query);
  const matches = query.q ? [...textMatches(query.q), ...nameMatches(directory, query.q)] : [everybody];
  const numbers = async (more: readonly Condition[], count: number) => {
    const { sql, values } = union(matches, [...filters, ...more], count);
    return (await reader.query<{ number: string }>(sql, values)).map(({ number }) => number);
  };
  const counted = await numbers([], countLimit);
  const isWhole = counted.length < countLimit || after === '';
  const rest = isWhole
    ? counted.filter((number) => number > after)
    : await numbers([{ sql: 'p.number > ?', values: [after] }], limit + 1);
  const page = rest.slice(0, limit);
  return {
    rows: await peopleByNumber(reader, page),
    total: counted.length,
    next: rest.length > limit ? (page.at(-1) ?? null) : null,
  };
}

const everybody: Condition = { sql: 'p.number > ?', values: [''], isSorted: true };

function filtersOf({ departments }: DirectoryEntries, { department, kind }: PeopleQuery): Condition[] {
  const filters: Condition[] = [{ sql: 'p.is_active = 1', values: [] }];
  if (kind !== undefined) filters.push({ sql: 'p.kind = ?', values: [kind] });
  if (department !== undefined) {
    const path = departments.find(({ id }) => id === department)?.path;
    filters.push(inDepartments(departments.filter((below) => path !== undefined && below.path.startsWith(path))));
  }
  return filters;
}

function textMatches(q: string): Condition[] {
  const lower = q.toLowerCase();
  const startsWith = (column: string, text: string): Condition => ({
    sql: `p.${column} >= ? and p.${column} < ?`,
    values: [text, text + last],
    isSorted: column === 'number',
  });
  // letters never stand in Chinese names, nor Chinese in numbers
  if (/[^\x20-\x7e]/.test(q)) return [{ sql: 'p.name like ?', values: [`%${q.replace(/[%_\\]/g, '')}%`] }];
  return [
    startsWith('number', q),
    startsWith('account', q.toUpperCase()),
    startsWith('name', q),
    ...(/^[a-z ]+$/.test(lower)
      ? [startsWith('pinyin', lower.replaceAll(' ', '')), startsWith('initials', lower)]
      : []),
  ];
}

/** People of departments, with those below them, and of posts that are called so. */
function nameMatches({ departments, posts }: DirectoryEntries, q: string): Condition[] {
  const lower = q.toLowerCase();
  const isCalled = ({ name, pinyin, initials }: DirectoryEntries['departments'][number]) =>
    name.toLowerCase().includes(lower) ||
    (lower.length > 1 && (pinyin.startsWith(lower) || initials.startsWith(lower)));
  const called = departments.filter(isCalled);
  // one character or the beginning of letters may be anybody's name: thousands of others would hide them
  const isSure = (name: string, pinyin: string) => (lower.length > 1 && name.includes(lower)) || pinyin === lower;
  const above = called.filter(({ name, pinyin }) => isSure(name.toLowerCase(), pinyin));
  const paths: string[] = [];
  for (const { path, name, pinyin } of above) {
    // everybody is below the school, which is meant only by its whole name
    const isSchool = departments.every((one) => one.path.startsWith(path));
    if (!isSchool) paths.push(path);
    else if (departments.length > 1 && (name.toLowerCase() === lower || pinyin === lower)) return [everybody];
  }
  const within = departments.filter((one) => called.includes(one) || paths.some((path) => one.path.startsWith(path)));
  const peopleIn = (some: typeof departments) => some.reduce((sum, { people }) => sum + people, 0);
  // of so many, walking all people by number soon meets enough
  const isLarge = peopleIn(within) > peopleIn(departments) / 4;
  return [
    ...(within.length === 0 ? [] : [{ ...inDepartments(within), isSorted: within.length === 1 || isLarge }]),
    ...posts
      .filter((post) => post.toLowerCase().includes(lower))
      .map((post) => ({ sql: 'p.post = ?', values: [post], isSorted: true })),
  ];
}

function union(matches: readonly Condition[], filters: readonly Condition[], limit: number): Statement {
  const branches = matches.map((match, i) => {
    const conditions = [match, ...filters];
    const where = conditions.map(({ sql }) => `(${sql})`).join(' and ');
    // sorting where the index does not would make the planner walk all people by number instead
    const end = match.isSorted ? `order by p.number limit ${limit}` : '';
    return {
      sql: `select number from (select p.number from person p where ${where} ${end}) match${i}`,
      values: conditions.flatMap(({ values }) => values),
    };
  });
  return {
    sql: `select number from (${branches.map(({ sql }) => sql).join(' union ')}) matches order by number limit ${limit}`,
    values: branches.flatMap(({ values }) => values),
  };
}

const inDepartments = (departments: readonly { id: string }[]): Condition =>
  departments.length === 0
    ? { sql: '1 = 0', values: [] }
    : { sql: `p.department_id in (${departments.map(() => '?').join(', ')})`, values: departments.map(({ id }) => id) };

async function peopleByNumber(reader: Reader, numbers: readonly string[]): Promise<Person[]> {
  if (numbers.length === 0) return [];
  const rows = await reader.query<PersonRow>(
    `select ${personColumns} from person p left join department d on d.id = p.department_id
      where p.number in (${numbers.map(() => '?').join(', ')}) order by p.number`,
    numbers,
  );
  return rows.map(toPerson);
}
