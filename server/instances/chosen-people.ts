import type { ItemData } from '../contract/items.js';
import type { Reader } from '../database/database.js';
import { marks } from '../database/insert-rows.js';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import type { Actor } from './case-rows.js';

type Audience = ItemData['audiences'][number];

/**
 * The people a handler picked, in that order; 422 when one does not exist or has left. With `audiences` they are to
 * handle the case: staff may, and the kinds of people the item is for.
 */
export async function chosenPeople(
  reader: Reader,
  ids: readonly string[],
  path: string,
  audiences?: readonly Audience[],
): Promise<Actor[]> {
  const wanted = [...new Set(ids)];
  const rows = await reader.query<Actor & { is_active: number; kind: Audience }>(
    `select id, name, number, kind, is_active from person where id in (${marks(wanted)})`,
    wanted,
  );
  return wanted.map((id) => {
    const person = rows.find((row) => row.id === id);
    const mayHandle = !person || !audiences || person.kind === 'teacher' || audiences.includes(person.kind);
    if (person && Number(person.is_active) === 1 && mayHandle) return { id, name: person.name, number: person.number };
    const message = !person
      ? caseMessages.peopleUnknown
      : mayHandle
        ? caseMessages.person(person.name)
        : caseMessages.mayNotHandle(person.name);
    throw new ApiFailure(422, 'people.unknown', message, [{ path, message }]);
  });
}

/** Names of people for the record, whatever became of them. */
export function peopleById(reader: Reader, ids: readonly string[]): Promise<Actor[]> {
  const wanted = [...new Set(ids)];
  return reader.query<Actor>(`select id, name, number from person where id in (${marks(wanted)})`, wanted);
}

/** As the administration log names people. */
export const personText = ({ name, number }: Actor) => `${name}（${number}）`;
