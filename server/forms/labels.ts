import type { FormView } from '../contract/forms.js';
import type { Reader } from '../database/database.js';
import { idsOf, type Reference } from './references.js';

interface PersonRow {
  id: string;
  name: string;
  number: string;
  department_name: string | null;
}

/** What the ids stand for; one query per kind that occurs. People who left keep their names. */
export async function labelsOf(reader: Reader, references: readonly Reference[]): Promise<FormView['labels']> {
  const rowsOf = <Row>(ids: readonly string[], sql: (marks: string) => string): Promise<Row[]> =>
    ids.length === 0 ? Promise.resolve([]) : reader.query<Row>(sql(ids.map(() => '?').join(', ')), ids);
  const [people, departments, files] = await Promise.all([
    rowsOf<PersonRow>(
      idsOf(references, 'person'),
      (marks) =>
        `select p.id, p.name, p.number, d.name as department_name from person p left join department d on d.id = p.department_id where p.id in (${marks})`,
    ),
    rowsOf<{ id: string; name: string }>(
      idsOf(references, 'department'),
      (marks) => `select id, name from department where id in (${marks})`,
    ),
    rowsOf<{ id: string; name: string; type: string; size: number }>(
      idsOf(references, 'file'),
      (marks) => `select id, name, type, size from file where id in (${marks})`,
    ),
  ]);
  return {
    people: Object.fromEntries(
      people.map(({ id, name, number, department_name }) => [id, { name, number, departmentName: department_name }]),
    ),
    departments: Object.fromEntries(departments.map(({ id, name }) => [id, name])),
    files: Object.fromEntries(files.map(({ id, name, type, size }) => [id, { name, type, size }])),
  };
}
