import type { Statement } from '../../database/database.js';
import { newId } from '../../database/new-id.js';
import { insertRows, marks } from '../../database/insert-rows.js';
import type { SavedStep } from './saved-step.js';

/** Rows of `incident`: where cases cannot go on now. */
export function incidentRows({ loaded, row, events, state, sqlAt }: SavedStep): Statement[] {
  const open = new Set(state.incidents.map(({ id }) => id));
  const statements: Statement[] = [];
  const resolved = events.flatMap((event) => (event.type === 'incident.resolved' ? [event.incidentId] : []));
  const had = loaded.state?.incidents.length ?? 0;
  if (row.ended_at !== null && had > 0)
    statements.push({ sql: 'delete from incident where instance_id = ?', values: [row.id] });
  else if (resolved.length > 0)
    statements.push({
      sql: `delete from incident where instance_id = ? and engine_incident_id in (${marks(resolved)})`,
      values: [row.id, ...resolved],
    });
  const created = events.flatMap((event) =>
    event.type === 'incident.created' && open.has(event.incidentId)
      ? [
          {
            id: newId(),
            instance_id: row.id,
            engine_incident_id: event.incidentId,
            item_key: row.item_key,
            element_id: event.elementId,
            code: event.code,
            data: JSON.stringify(event.data),
            created_at: sqlAt,
          },
        ]
      : [],
  );
  if (created.length > 0) statements.push(insertRows('incident', created));
  return statements;
}
