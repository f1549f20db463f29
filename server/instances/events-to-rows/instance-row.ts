import type { SqlValue, Statement } from '../../database/database.js';
import type { InstanceRow } from '../case-rows.js';
import type { SavedStep } from './saved-step.js';

/** Columns that a step may change but mostly does not; they are long, or stand in an index. */
const seldom = [
  'serial_number',
  'definition_version',
  'status',
  'current_steps',
  'is_returned',
  'data',
  'trail',
  'open_tasks',
  'submitted_at',
  'ended_at',
] as const satisfies readonly (keyof InstanceRow)[];

/** The one update of the case's own row. */
export function instanceRow({ loaded, row, state }: SavedStep): Statement[] {
  const changed = seldom.filter((column) => row[column] !== loaded.row[column]);
  const values: SqlValue[] = [
    JSON.stringify(state),
    row.revision,
    row.log_sequence,
    row.log_hash,
    row.updated_at,
    ...changed.map((column) => row[column]),
    row.id,
  ];
  const more = changed.map((column) => `, ${column} = ?`).join('');
  return [
    {
      sql: `update instance set state = ?, revision = ?, log_sequence = ?, log_hash = ?, updated_at = ?${more} where id = ?`,
      values,
    },
  ];
}
