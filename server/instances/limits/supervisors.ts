import type { Approval } from '@xiaowu/engine';
import { marks } from '../../database/insert-rows.js';
import type { Reader, SqlValue } from '../../database/database.js';
import type { Actor } from '../case-rows.js';

/** How far up is looked for a head. */
const maxLevels = 5;
const active = 'p.is_active = 1';
const columns = 'p.id, p.name, p.number';

/**
 * Who answers for a step that took too long: the people that it names, or the heads of the department of whoever has it.
 * Without any: the heads of the item's department, else whoever administers its items.
 */
export async function supervisorsOf(
  reader: Reader,
  { escalateTo, supervisors }: Pick<Approval, 'escalateTo' | 'supervisors'>,
  itemKey: string,
  handler: string | null,
): Promise<Actor[]> {
  const named = escalateTo === 'person' ? await peopleByNumber(reader, supervisors ?? '') : [];
  if (named.length > 0) return named;
  const above = escalateTo === 'handlerHead' && handler !== null ? await headsAbove(reader, handler) : [];
  if (above.length > 0) return above;
  const heads = await headsOfItem(reader, itemKey);
  return heads.length > 0 ? heads : administratorsOf(reader, itemKey);
}

/** Heads of somebody's department; of the one above it where they are themselves the head, or there is none. */
export async function headsAbove(reader: Reader, personId: string, except: readonly string[] = []): Promise<Actor[]> {
  for (let levels = 0; levels < maxLevels; levels++) {
    const up = Array.from({ length: levels }, (_, i) => `join department d${i + 1} on d${i + 1}.id = d${i}.parent_id`);
    const rows = await reader.query<Actor>(
      `select ${columns} from person a join department d0 on d0.id = a.department_id ${up.join(' ')}
       join department_head h on h.department_id = d${levels}.id join person p on p.id = h.person_id
       where a.id = ? and ${active} order by h.sort, p.number`,
      [personId],
    );
    const others = rows.filter(({ id }) => id !== personId && !except.includes(id));
    if (others.length > 0) return others;
  }
  return [];
}

export async function headsOfItem(reader: Reader, itemKey: string): Promise<Actor[]> {
  return reader.query<Actor>(
    `select ${columns} from item i join department d on d.code = i.department_code
     join department_head h on h.department_id = d.id join person p on p.id = h.person_id
     where i.item_key = ? and ${active} order by h.sort, p.number`,
    [itemKey],
  );
}

/** Process administrators of the item's department or one above it, else those of the whole school. */
async function administratorsOf(reader: Reader, itemKey: string): Promise<Actor[]> {
  const own = await reader.query<Actor>(
    `select distinct ${columns} from item i join department d on d.code = i.department_code
     join department o on substr(d.path, 1, length(o.path)) = o.path join administered_department a on a.department_id = o.id
     join person p on p.id = a.person_id where i.item_key = ? and ${active}`,
    [itemKey],
  );
  if (own.length > 0) return own;
  return reader.query<Actor>(
    `select ${columns} from role_member m join person p on p.id = m.person_id
     where m.role_key = 'processAdministrator' and ${active}
       and m.person_id not in (select person_id from administered_department)`,
  );
}

function peopleByNumber(reader: Reader, numbers: string): Promise<Actor[]> {
  const wanted = numbers.split(',').map((number) => number.trim());
  return reader.query<Actor>(
    `select ${columns} from person p where p.number in (${marks(wanted)}) and ${active} order by p.number`,
    wanted satisfies SqlValue[],
  );
}
