import type { Person } from '../contract/people.js';

/** Columns that `toPerson` reads; `p` is person, `d` its department (left join). */
export const personColumns =
  'p.id, p.number, p.name, p.kind, p.department_id, p.post, p.email, p.account, p.is_active, d.name as department_name, d.path_names';

export interface PersonRow {
  id: string;
  number: string;
  name: string;
  kind: Person['kind'];
  department_id: string | null;
  post: string | null;
  email: string | null;
  account: string;
  is_active: number;
  department_name: string | null;
  path_names: string | null;
}

export function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    kind: row.kind,
    departmentId: row.department_id,
    departmentName: row.department_name,
    departmentPath: row.path_names,
    post: row.post,
    email: row.email,
    account: row.account,
    isActive: Number(row.is_active) === 1,
  };
}
