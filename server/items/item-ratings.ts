import type { Page } from '../contract/list.js';
import type { Rating, RatingsQuery } from '../contract/ratings.js';
import type { Reader } from '../database/database.js';
import { fromSqlTime } from '../database/sql-time.js';

interface RatingRow {
  id: string;
  score: number;
  comment: string;
  person_name: string;
  is_anonymous: number;
  created_at: string;
  total: number;
}

/** A range of rating(item_key, id); the item itself counts them. */
export async function itemRatings(reader: Reader, key: string, { limit, after }: RatingsQuery): Promise<Page<Rating>> {
  const rows = await reader.query<RatingRow>(
    `select r.id, r.score, r.comment, r.person_name, r.is_anonymous, r.created_at, i.rating_count as total
     from rating r join item i on i.item_key = r.item_key
     where r.item_key = ?${after === undefined ? '' : ' and r.id < ?'}
     order by r.id desc limit ${limit + 1}`,
    [key, ...(after === undefined ? [] : [after])],
  );
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map((row) => ({
      id: row.id,
      score: Number(row.score),
      comment: row.comment,
      personName: Number(row.is_anonymous) === 1 ? null : row.person_name,
      createdAt: fromSqlTime(row.created_at),
    })),
    total: Number(rows[0]?.total ?? 0),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
