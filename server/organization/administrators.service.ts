import { Injectable } from '@nestjs/common';
import { auditLog } from '../audit/audit-log.js';
import type { Administrator } from '../contract/administrators.js';
import { Database, type Transaction } from '../database/database.js';
import { insertRows, marks } from '../database/insert-rows.js';
import { upsert } from '../database/upsert.js';
import { ApiFailure } from '../http/api-error.js';
import { authMessages } from '../locales/zh-CN/auth.js';

interface Row {
  id: string;
  name: string;
  number: string;
  department_name: string | null;
  is_system: number;
  administered_id: string | null;
  administered_name: string | null;
}

/** Who administers the items of which departments. */
@Injectable()
export class AdministratorsService {
  constructor(private readonly database: Database) {}

  async list(): Promise<{ rows: Administrator[] }> {
    const rows = await this.database.query<Row>(
      `select p.id, p.name, p.number, d.name as department_name, o.id as administered_id, o.name as administered_name,
         (select count(*) from role_member s where s.person_id = p.id and s.role_key = 'systemAdministrator') as is_system
       from role_member m join person p on p.id = m.person_id left join department d on d.id = p.department_id
       left join administered_department a on a.person_id = p.id left join department o on o.id = a.department_id
       where m.role_key = 'processAdministrator' order by p.name, p.id, o.sort`,
    );
    const byId = new Map<string, Administrator>();
    for (const row of rows) {
      const { id, name, number, department_name, is_system, administered_id, administered_name } = row;
      const known = byId.get(id)?.departments ?? [];
      const departments = administered_id ? [...known, { id: administered_id, name: administered_name ?? '' }] : known;
      const isSystemAdministrator = Number(is_system) > 0;
      byId.set(id, { id, name, number, departmentName: department_name, departments, isSystemAdministrator });
    }
    return { rows: [...byId.values()] };
  }

  /** Of these departments; none = of the whole school. */
  async set(personId: string, departments: readonly string[], by: string): Promise<{ rows: Administrator[] }> {
    await this.database.transaction(async (tx) => {
      const number = await numberOf(tx, personId);
      const wanted = [...new Set(departments)];
      const known =
        wanted.length === 0 ? [] : await tx.query(`select id from department where id in (${marks(wanted)})`, wanted);
      if (known.length !== wanted.length)
        throw new ApiFailure(422, 'administrator.departmentUnknown', authMessages.departmentUnknown);
      const member = insertRows('role_member', [{ role_key: 'processAdministrator', person_id: personId }]);
      const stays = upsert(tx.dialect, ['role_key', 'person_id'], 'role_key = new.role_key');
      tx.enqueue(`${member.sql}${stays}`, member.values);
      tx.enqueue('delete from administered_department where person_id = ?', [personId]);
      if (wanted.length > 0)
        tx.enqueue(
          insertRows(
            'administered_department',
            wanted.map((department_id) => ({ person_id: personId, department_id })),
          ),
        );
      auditLog(tx, { personId: by, action: 'administrator.set', target: number, detail: { departments: wanted } });
    });
    return this.list();
  }

  async remove(personId: string, by: string): Promise<{ rows: Administrator[] }> {
    await this.database.transaction(async (tx) => {
      const number = await numberOf(tx, personId);
      tx.enqueue("delete from role_member where role_key = 'processAdministrator' and person_id = ?", [personId]);
      tx.enqueue('delete from administered_department where person_id = ?', [personId]);
      auditLog(tx, { personId: by, action: 'administrator.remove', target: number });
    });
    return this.list();
  }
}

async function numberOf(tx: Transaction, personId: string): Promise<string> {
  const [person] = await tx.query<{ number: string }>('select number from person where id = ? and is_active = 1', [
    personId,
  ]);
  if (!person) throw new ApiFailure(404, 'person.notFound', authMessages.personUnknown);
  return person.number;
}
