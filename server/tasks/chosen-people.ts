import type { Reader } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import type { Actor } from '../instances/case-rows.js';
import { marks } from '../instances/insert-rows.js';
import { caseMessages } from '../locales/zh-CN/cases.js';

/** The people a handler picked, in that order; 422 when one does not exist or has left. */
export async function chosenPeople(reader: Reader, ids: readonly string[], path: string): Promise<Actor[]> {
  const wanted = [...new Set(ids)];
  const rows = await reader.query<Actor & { is_active: number }>(
    `select id, name, number, is_active from person where id in (${marks(wanted)})`,
    wanted,
  );
  return wanted.map((id) => {
    const person = rows.find((row) => row.id === id);
    if (person && Number(person.is_active) === 1) return { id, name: person.name, number: person.number };
    const message = person ? caseMessages.person(person.name) : caseMessages.peopleUnknown;
    throw new ApiFailure(422, 'people.unknown', message, [{ path, message }]);
  });
}
