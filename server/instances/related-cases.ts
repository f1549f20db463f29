import type { RelatedCase } from '../contract/applications.js';
import type { Reader } from '../database/database.js';
import type { InstanceRow } from './case-rows.js';

/** The case that called or started this one, and those that it called or started, oldest first. */
export async function relatedRows(
  reader: Reader,
  { id, parent_id }: Pick<InstanceRow, 'id' | 'parent_id'>,
  most: number,
): Promise<InstanceRow[]> {
  const rows = await reader.query<InstanceRow>(
    'select * from instance where id = ? or parent_id = ? order by case when id = ? then 0 else 1 end, id desc limit ?',
    [parent_id ?? '', id, parent_id ?? '', most],
  );
  return rows.reverse();
}

/** Which of the rows is above the case, and which are below. */
export function relatedCases(
  { id, parent_id }: Pick<InstanceRow, 'id' | 'parent_id'>,
  rows: readonly InstanceRow[],
): { parent: RelatedCase | null; children: RelatedCase[] } {
  return {
    parent: rows.filter((one) => one.id === parent_id).map(relatedCase)[0] ?? null,
    children: rows.filter((one) => one.parent_id === id).map(relatedCase),
  };
}

const relatedCase = ({ id, item_name, serial_number, status }: InstanceRow): RelatedCase => ({
  id,
  itemName: item_name,
  serialNumber: serial_number,
  status,
});
