import { z } from 'zod';

/** Query of every list: keyset paging, `after` is the `next` of the page before. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  after: z.string().max(200).optional(),
  q: z.string().trim().max(100).optional(),
});

/** Of lists that can be turned round. */
export const sortedListQuery = listQuery.extend({ sort: z.enum(['newest', 'oldest']).default('newest') });

/** One page of a list. `total` stops counting at 1000 (shown as 999+); `next` is null on the last page. */
export const page = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), total: z.number().int(), next: z.string().nullable() });

/** UTC, ISO 8601 with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 });

/** What is left of a limit that is measured in working time: whole working days, and minutes of work beside them. */
export const workingTimeLeft = z.object({ days: z.number().int(), minutes: z.number().int() });

export type WorkingTimeLeft = z.infer<typeof workingTimeLeft>;

/** A page of rows as the UIs hold it. */
export interface Page<Row> {
  rows: Row[];
  total: number;
  next: string | null;
}
