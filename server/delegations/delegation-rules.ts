import type { Transaction } from '../database/database.js';
import { marks } from '../database/insert-rows.js';
import { maxChain } from '../organization/stand-ins.js';

/** A rule as it is checked; times are SQL times, null items = all. */
export interface Span {
  readonly starts_at: string;
  readonly ends_at: string;
  readonly item_keys: readonly string[] | null;
}

export interface StoredSpan extends Span {
  readonly person_id: string;
  readonly stand_in_id: string;
  readonly stand_in_name: string;
}

type StoredRow = Omit<StoredSpan, 'item_keys'> & { item_keys: string | null };

/** Rules of these people that touch the time. */
async function touching(
  tx: Transaction,
  people: readonly string[],
  { starts_at, ends_at }: Span,
): Promise<StoredSpan[]> {
  const rows = await tx.query<StoredRow>(
    `select d.person_id, d.stand_in_id, d.starts_at, d.ends_at, d.item_keys, p.name as stand_in_name
     from delegation d join person p on p.id = d.stand_in_id
     where d.person_id in (${marks(people)}) and d.ends_at > ? and d.starts_at < ? order by d.starts_at`,
    [...people, starts_at, ends_at],
  );
  return rows.map((row) => ({
    ...row,
    item_keys: row.item_keys === null ? null : (JSON.parse(row.item_keys) as string[]),
  }));
}

const shareItems = (a: Span, b: Span) =>
  a.item_keys === null || b.item_keys === null || a.item_keys.some((key) => b.item_keys?.includes(key));

/** The rule of the same person that overlaps in time and items. */
export async function overlapping(tx: Transaction, personId: string, span: Span): Promise<StoredSpan | null> {
  return (await touching(tx, [personId], span)).find((other) => shareItems(other, span)) ?? null;
}

/** Would the tasks come back to the person, over other stand-ins of the same time and items? */
export async function comesBack(tx: Transaction, personId: string, standInId: string, span: Span): Promise<boolean> {
  let level = [standInId];
  for (let depth = 0; depth < maxChain && level.length > 0; depth++) {
    const next = (await touching(tx, level, span)).filter((other) => shareItems(other, span));
    if (next.some(({ stand_in_id }) => stand_in_id === personId)) return true;
    level = [...new Set(next.map(({ stand_in_id }) => stand_in_id))];
  }
  return false;
}
