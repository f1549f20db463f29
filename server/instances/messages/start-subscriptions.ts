import { firstTimerRound, type Process, type SingleDefinition, type TimerRound } from '@xiaowu/engine';
import type { Transaction } from '../../database/database.js';
import { newId } from '../../database/new-id.js';
import { insertRows } from '../../database/insert-rows.js';
import { toSqlTime } from '../../database/sql-time.js';
import type { Deployed } from '../../definitions/definitions.service.js';
import type { JobRow, Outbox } from '../outbox.js';
import { schoolTimeZone } from '../time-zone.js';

/** A row of `start_event`: where something else than a person starts cases of a definition. */
export interface StartEventRow {
  readonly definition_key: string;
  readonly element_id: string;
  readonly version: number;
  readonly process_id: string;
  readonly kind: string;
  readonly name: string;
  /** Which of several definitions of the event. */
  readonly definition_index: number;
}

/** What a `startTimer` row waits with. */
export interface StartTimer {
  readonly key: string;
  readonly version: number;
  readonly elementId: string;
  readonly definitionIndex: number;
  readonly round: TimerRound;
}

/** The newest version alone waits for start events: what older ones waited for goes, timers of theirs find no row. */
export function subscribeStarts(
  tx: Transaction,
  outbox: Outbox,
  { key, version, processes }: Deployed,
  at: string,
): void {
  tx.enqueue('delete from start_event where definition_key = ?', [key]);
  const starts = processes.flatMap(startsOf);
  const rows = starts.map(({ processId, elementId, definition, index }) => ({
    definition_key: key,
    element_id: elementId,
    version,
    process_id: processId,
    kind: definition.kind,
    name: 'name' in definition ? definition.name : `#${index}`,
    definition_index: index,
  }));
  if (rows.length > 0) {
    const { sql, values } = insertRows('start_event', rows);
    tx.enqueue(sql, values);
  }
  const timers = starts.flatMap(({ elementId, definition, index }) => {
    const round = definition.kind === 'timer' ? firstTimerRound(definition, at, schoolTimeZone()) : null;
    return round ? [startTimerJob({ key, version, elementId, definitionIndex: index, round })] : [];
  });
  outbox.add(tx, timers, toSqlTime(at));
}

export function startTimerJob(timer: StartTimer): JobRow {
  return {
    id: newId(),
    kind: 'startTimer',
    instance_id: null,
    engine_job_id: null,
    task_id: null,
    payload: JSON.stringify(timer),
    due_at: toSqlTime(timer.round.dueAt),
  };
}

interface Start {
  readonly processId: string;
  readonly elementId: string;
  readonly definition: SingleDefinition;
  readonly index: number;
}

function startsOf(process: Process): Start[] {
  return process.starts.flatMap(({ elementId, event }) =>
    (event.kind === 'multiple' ? event.events : [event])
      .map((definition, index): Start => ({ processId: process.id, elementId, definition, index }))
      .filter(({ definition: { kind } }) => ['message', 'signal', 'timer', 'conditional'].includes(kind)),
  );
}
