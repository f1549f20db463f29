import type { ApproverRule } from '@xiaowu/engine';
import type { Reader, SqlValue } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages } from '../locales/zh-CN/cases.js';

/** More people than this are a mistake: nobody asks a whole school to approve. */
export const mostPeople = 500;

/** Whose department a query means where it names the applicant's. */
export interface QueryContext {
  readonly applicantId: string;
  /** Ids of the departments that the form names, where the rule has a `departmentField`. */
  readonly departmentIds: readonly string[];
}

/**
 * Ids of the active people who meet every condition of a query over the organization, by number; one query, whose most
 * selective condition has an index. Nobody without a condition; 422 where there are more than anybody could mean.
 */
export async function peopleByQuery(reader: Reader, rule: ApproverRule, context: QueryContext): Promise<string[]> {
  const { post, role, personKind } = rule;
  const departments = departmentsOf(rule, context);
  if (departments === 'none' || (!departments && !post && !role && !personKind)) return [];
  const parts: Part[] = [
    ...(role ? [{ join: 'join role_member m on m.person_id = p.id', where: 'm.role_key = ?', values: [role] }] : []),
    // a post is held in a department, which need not be the one that somebody belongs to
    ...(post ? [{ join: 'join employment e on e.person_id = p.id', where: 'e.post = ?', values: [post] }] : []),
    ...(departments
      ? [{ where: `${post ? 'e' : 'p'}.department_id in (${departments.sql})`, values: departments.values }]
      : []),
    ...(personKind ? [{ where: 'p.kind = ?', values: [personKind] }] : []),
  ];
  const rows = await reader.query<{ id: string }>(
    `select distinct p.id, p.number from person p ${parts.flatMap(({ join = [] }) => join).join(' ')}
      where ${parts.map(({ where }) => where).join(' and ')} and p.is_active = 1 order by p.number limit ${mostPeople + 1}`,
    parts.flatMap(({ values }) => values),
  );
  if (rows.length > mostPeople)
    throw new ApiFailure(422, 'approvers.tooMany', caseMessages.tooManyApprovers(mostPeople));
  return rows.map(({ id }) => id);
}

interface Part {
  readonly join?: string;
  readonly where: string;
  readonly values: readonly SqlValue[];
}

/** Ids of the departments meant, with those below where the rule says so; null = any, `none` = the form names none. */
function departmentsOf(
  { department, departmentField, includesSubdepartments }: ApproverRule,
  { applicantId, departmentIds }: QueryContext,
): { readonly sql: string; readonly values: readonly SqlValue[] } | 'none' | null {
  const whose = (from: string, where: string, values: readonly SqlValue[]) => ({
    // a path holds the ids from the root down: what is below begins with it
    sql: includesSubdepartments
      ? `select b.id from ${from} join department b on substr(b.path, 1, length(d.path)) = d.path where ${where}`
      : `select d.id from ${from} where ${where}`,
    values,
  });
  if (departmentField !== undefined) {
    if (departmentIds.length === 0) return 'none';
    return whose('department d', `d.id in (${departmentIds.map(() => '?').join(', ')})`, departmentIds);
  }
  if (!department) return null;
  if (department === 'applicant')
    return whose('person a join department d on d.id = a.department_id', 'a.id = ?', [applicantId]);
  return whose('department d', 'd.code = ?', [department]);
}
