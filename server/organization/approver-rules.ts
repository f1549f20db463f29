import type { ApproverRule } from '@xiaowu/engine';
import type { Reader, SqlValue } from '../database/database.js';
import { peopleByQuery } from './people-by-query.js';

/** Whose case it is and what its form says: rules depend on both. */
export interface RuleContext {
  readonly applicantId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Ids of the active people that a rule names, in its order; one indexed query. What only the case can know
 * (`previous`, `expression`) gives nobody here.
 */
export async function resolveRule(reader: Reader, rule: ApproverRule, context: RuleContext): Promise<string[]> {
  const { value = '' } = rule;
  switch (rule.kind) {
    case 'applicant':
      return [context.applicantId];
    case 'person':
      return inOrder(reader, 'number', listed(value.split(',')));
    case 'field':
      return inOrder(reader, 'id', listed([context.data[value]].flat()));
    case 'role':
      return people(
        reader,
        'select p.id from role_member m join person p on p.id = m.person_id where m.role_key = ? and p.is_active = 1 order by p.number',
        [value],
      );
    case 'post':
      if (rule.departmentField !== undefined)
        return ofDepartments(reader, listed([context.data[rule.departmentField]].flat()), holdersById(value));
      return people(reader, ...holders(value, rule.department, context.applicantId));
    case 'departmentHead':
      if (rule.departmentField !== undefined)
        return ofDepartments(reader, listed([context.data[rule.departmentField]].flat()), headsById(rule.levels ?? 1));
      return people(reader, ...heads(rule.department, rule.levels ?? 1, context.applicantId));
    case 'query': {
      const { departmentField } = rule;
      const departmentIds = departmentField === undefined ? [] : listed([context.data[departmentField]].flat());
      return peopleByQuery(reader, rule, { applicantId: context.applicantId, departmentIds });
    }
    default:
      return [];
  }
}

type Query = [sql: string, values: SqlValue[]];

/** Who holds a post: anywhere, in a department (its code), or in the applicant's own. */
export function holders(post: string, department: string | undefined, applicantId: string): Query {
  const end = 'and p.is_active = 1 order by p.number';
  const from = 'select distinct p.id, p.number from employment e join person p on p.id = e.person_id';
  if (!department) return [`${from} where e.post = ? ${end}`, [post]];
  if (department === 'applicant')
    return [
      `${from} join person a on a.department_id = e.department_id where e.post = ? and a.id = ? ${end}`,
      [post, applicantId],
    ];
  return [
    `${from} join department d on d.id = e.department_id where e.post = ? and d.code = ? ${end}`,
    [post, department],
  ];
}

/** Level 1 is the department itself (d1), 2 the one above it. */
function upwards(levels: number): { joins: string; last: number } {
  const last = Math.min(Math.max(levels, 1), 9);
  const joins = Array.from(
    { length: last - 1 },
    (_, i) => `join department d${i + 2} on d${i + 2}.id = d${i + 1}.parent_id`,
  );
  return { joins: joins.join(' '), last };
}

function heads(department: string | undefined, levels: number, applicantId: string): Query {
  const isOwn = !department || department === 'applicant';
  const start = isOwn ? 'person a join department d1 on d1.id = a.department_id' : 'department d1';
  const { joins, last } = upwards(levels);
  return [
    `select p.id from ${start} ${joins} join department_head h on h.department_id = d${last}.id
      join person p on p.id = h.person_id where ${isOwn ? 'a.id' : 'd1.code'} = ? and p.is_active = 1 order by h.sort, p.number`,
    [isOwn ? applicantId : department],
  ];
}

const holdersById =
  (post: string): ((id: string) => Query) =>
  (id) => [
    `select distinct p.id, p.number from employment e join person p on p.id = e.person_id
     where e.post = ? and e.department_id = ? and p.is_active = 1 order by p.number`,
    [post, id],
  ];

const headsById =
  (levels: number): ((id: string) => Query) =>
  (id) => {
    const { joins, last } = upwards(levels);
    return [
      `select p.id from department d1 ${joins} join department_head h on h.department_id = d${last}.id
        join person p on p.id = h.person_id where d1.id = ? and p.is_active = 1 order by h.sort, p.number`,
      [id],
    ];
  };

/** Of each department in turn; departments that a form names are few. */
async function ofDepartments(reader: Reader, ids: readonly string[], query: (id: string) => Query): Promise<string[]> {
  const found = await Promise.all(ids.map((id) => people(reader, ...query(id))));
  return [...new Set(found.flat())];
}

const listed = (entries: readonly unknown[]): string[] => [
  ...new Set(entries.flatMap((entry) => (typeof entry === 'string' && entry.trim() !== '' ? [entry.trim()] : []))),
];

async function inOrder(reader: Reader, column: 'id' | 'number', wanted: readonly string[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const rows = await reader.query<{ id: string; number: string }>(
    `select id, number from person where ${column} ${wanted.length === 1 ? '= ?' : `in (${wanted.map(() => '?').join(', ')})`} and is_active = 1`,
    wanted,
  );
  return wanted.flatMap((entry) => rows.filter((row) => row[column] === entry).map(({ id }) => id));
}

async function people(reader: Reader, sql: string, values: readonly SqlValue[]): Promise<string[]> {
  return (await reader.query<{ id: string }>(sql, values)).map(({ id }) => id);
}
