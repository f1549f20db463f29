import { marks } from '../database/insert-rows.js';
import type { Reader } from '../database/database.js';

/** Somebody whose tasks another person may do now, with the bounds of that. */
export interface Principal {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  /** SQL time: only what arrived since; null = also what was open before. */
  readonly since: string | null;
  /** null = every item. */
  readonly itemKeys: readonly string[] | null;
  /** Ids of tasks of theirs that the other person may not do all the same; absent = none. */
  readonly barred?: readonly string[];
}

interface Row {
  from_id: string;
  to_id: string;
  name: string;
  number: string;
  starts_at: string;
  item_keys: string | null;
  includes_open: number;
}

/** A stand-in who is away hands on to theirs; longer chains are not followed. */
export const maxChain = 3;

/**
 * For whom somebody stands in now, through stand-ins who are away themselves: then within the bounds of both.
 * One indexed query for most people, who stand in for nobody.
 */
export async function principalsOf(reader: Reader, standInId: string, sqlAt: string): Promise<Principal[]> {
  const found: Principal[] = [];
  let level: Principal[] = [{ id: standInId, name: '', number: '', since: null, itemKeys: null }];
  for (let depth = 0; depth < maxChain && level.length > 0; depth++) {
    const rows = await active(reader, 'stand_in_id', [...new Set(level.map(({ id }) => id))], sqlAt);
    level = level.flatMap((behind) =>
      rows
        .filter((row) => row.to_id === behind.id && row.from_id !== standInId)
        .map((row) => ({ id: row.from_id, name: row.name, number: row.number, ...both(behind, row) }))
        .filter(({ itemKeys }) => itemKeys === null || itemKeys.length > 0),
    );
    found.push(...level);
  }
  return found;
}

/** Who has to be told beside these people of what just arrived: the stand-ins, each with for whom. */
export async function standInsOf(
  reader: Reader,
  people: readonly string[],
  itemKey: string,
  sqlAt: string,
): Promise<{ standInId: string; principal: string }[]> {
  const told = new Map<string, string>();
  let level = [...new Set(people)];
  for (let depth = 0; depth < maxChain && level.length > 0; depth++) {
    const rows = await active(reader, 'person_id', level, sqlAt);
    const next = rows.filter(({ to_id, item_keys }) => {
      const items = item_keys === null ? null : (JSON.parse(item_keys) as string[]);
      return !people.includes(to_id) && !told.has(to_id) && (items === null || items.includes(itemKey));
    });
    for (const { to_id, name } of next) told.set(to_id, name);
    level = [...new Set(next.map(({ to_id }) => to_id))];
  }
  return [...told].map(([standInId, principal]) => ({ standInId, principal }));
}

/** A principal as records and lists name one. */
export const named = ({ id, name, number }: Principal) => ({ id, name, number });

/** The first of these principals whose task this is, to be done by the stand-in. */
export function principalFor(
  principals: readonly Principal[],
  task: { id: string; assignee: string | null; created_at: string },
  candidates: readonly string[],
  itemKey: string,
): Principal | null {
  const isTheirs = ({ id }: Principal) => (task.assignee === null ? candidates.includes(id) : task.assignee === id);
  const isWithin = ({ since, itemKeys, barred = [] }: Principal) =>
    !barred.includes(task.id) &&
    (since === null || task.created_at >= since) &&
    (itemKeys === null || itemKeys.includes(itemKey));
  return principals.find((principal) => isTheirs(principal) && isWithin(principal)) ?? null;
}

function active(reader: Reader, column: 'person_id' | 'stand_in_id', ids: readonly string[], sqlAt: string) {
  return reader.query<Row>(
    `select d.person_id as from_id, d.stand_in_id as to_id, p.name, p.number, d.starts_at, d.item_keys, d.includes_open
     from delegation d join person p on p.id = d.person_id
     where d.${column} in (${marks(ids)}) and d.ends_at > ? and d.starts_at <= ? order by d.id`,
    [...ids, sqlAt, sqlAt],
  );
}

function both(behind: Principal, row: Row): Pick<Principal, 'since' | 'itemKeys'> {
  const since = Number(row.includes_open) === 1 ? null : row.starts_at;
  const items = row.item_keys === null ? null : (JSON.parse(row.item_keys) as string[]);
  const later = since === null || (behind.since !== null && behind.since > since) ? behind.since : since;
  const common =
    items === null ? behind.itemKeys : items.filter((key) => behind.itemKeys === null || behind.itemKeys.includes(key));
  return { since: later, itemKeys: common };
}
