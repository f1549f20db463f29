import type { DepartmentTree } from '../contract/organization.js';
import type { Reader } from '../database/database.js';

interface DepartmentRow {
  id: string;
  parent_id: string | null;
  code: string;
  name: string;
  pinyin: string;
  initials: string;
  path: string;
}

/** All departments, parents before children, siblings in the school's order. */
export async function departmentTree(reader: Reader): Promise<DepartmentTree> {
  const [departments, heads, counts] = await Promise.all([
    reader.query<DepartmentRow>(
      'select id, parent_id, code, name, pinyin, initials, path from department order by sort, code',
    ),
    reader.query<{ department_id: string; person_id: string }>(
      'select department_id, person_id from department_head order by sort',
    ),
    reader.query<{ department_id: string; people: number }>(
      'select department_id, count(*) as people from person where is_active = 1 and department_id is not null group by department_id',
    ),
  ]);
  const pathOf = new Map(departments.map(({ id, path }) => [id, path.split('/').filter((part) => part !== '')]));
  const total = new Map<string, number>();
  for (const { department_id, people } of counts)
    for (const id of pathOf.get(department_id) ?? []) total.set(id, (total.get(id) ?? 0) + Number(people));
  const depth = ({ id }: DepartmentRow) => pathOf.get(id)?.length ?? 0;
  return {
    departments: departments
      .toSorted((a, b) => depth(a) - depth(b))
      .map(({ id, parent_id, code, name, pinyin, initials }) => ({
        id,
        parentId: parent_id,
        code,
        name,
        pinyin,
        initials,
        headIds: heads.filter((head) => head.department_id === id).map(({ person_id }) => person_id),
        peopleCount: total.get(id) ?? 0,
      })),
  };
}
