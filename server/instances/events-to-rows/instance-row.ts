import type { Statement } from '../../database/database.js';
import type { SavedStep } from './saved-step.js';

/** The one update of the case's own row. */
export function instanceRow({ row, state }: SavedStep): Statement[] {
  return [
    {
      sql: `update instance set serial_number = ?, definition_version = ?, status = ?, current_steps = ?, is_returned = ?,
        state = ?, revision = ?, data = ?, trail = ?, submitted_at = ?, updated_at = ?, ended_at = ? where id = ?`,
      values: [
        row.serial_number,
        row.definition_version,
        row.status,
        row.current_steps,
        row.is_returned,
        JSON.stringify(state),
        row.revision,
        row.data,
        row.trail,
        row.submitted_at,
        row.updated_at,
        row.ended_at,
        row.id,
      ],
    },
  ];
}
