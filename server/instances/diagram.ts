import type { InstanceState } from '@xiaowu/engine';
import type { DiagramState } from '../contract/records.js';
import { fromSqlTime } from '../database/sql-time.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import type { InstanceRow, Trail } from './case-rows.js';
import type { OpenTask } from './records.js';
import { waitingElements } from './waiting-elements.js';

/** What is drawn on the diagram: where the case waits and with whom, what it has passed and by whom. */
export function diagramOf(row: InstanceRow, { process }: CompiledDefinition, open: readonly OpenTask[]): DiagramState {
  const trail = JSON.parse(row.trail) as Trail;
  const active = new Map<string, { elementId: string; people: string[]; since: string }>();
  for (const { elementId, person, since } of open) {
    const here = active.get(elementId) ?? { elementId, people: [], since };
    if (person !== null) here.people.push(person.name);
    active.set(elementId, here);
  }
  const state = row.state === null || row.ended_at !== null ? null : (JSON.parse(row.state) as InstanceState);
  for (const elementId of state === null ? [] : waitingElements(process, state))
    if (!active.has(elementId)) active.set(elementId, { elementId, people: [], since: fromSqlTime(row.updated_at) });
  return {
    definitionKey: row.item_key,
    version: row.definition_version,
    active: [...active.values()],
    done: Object.entries(trail.done).map(([elementId, { at, people }]) => ({ elementId, people, at })),
    takenFlows: trail.flows,
  };
}
