import type { WorkCalendar } from '@xiaowu/engine';
import type { SqlValue, Statement, Transaction } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { isApplicantStep, stepName, type CommandContext, type SavedStep } from './events-to-rows/saved-step.js';
import { answeredNotices } from './events-to-rows/answered-notices.js';
import { caseChange } from './events-to-rows/case-change.js';
import { bookTasks, isOpen, type TaskBook } from './events-to-rows/task-book.js';
import { formChangeRows } from './events-to-rows/form-changes.js';
import { handoverRows } from './events-to-rows/handover.js';
import { incidentRows } from './events-to-rows/incidents.js';
import { migratedRows } from './events-to-rows/migrated-rows.js';
import { instanceRow } from './events-to-rows/instance-row.js';
import { endedSupervision } from './events-to-rows/ended-supervision.js';
import { goneJobRows, newJobs } from './events-to-rows/jobs.js';
import { participationRows } from './events-to-rows/participation.js';
import { ratingRows } from './events-to-rows/rating.js';
import { recordRows } from './events-to-rows/records.js';
import { subscriptionRows } from './events-to-rows/subscriptions.js';
import { taskCandidateRows } from './events-to-rows/task-candidates.js';
import { taskRows } from './events-to-rows/tasks.js';
import { actingFor } from './acting-for.js';
import type { Actor, CaseTask, InstanceRow } from './case-rows.js';
import type { CaseRun } from './case-run.js';
import { logCommands, type LogEnd } from './command-log.js';
import type { LoadedCase } from './load.js';
import type { Outbox } from './outbox.js';
import { followTrail } from './trail.js';
import { progressElements } from './waiting-elements.js';

/** Enqueues all rows that a run caused: they travel with the commit. */
export async function saveStep(
  tx: Transaction,
  outbox: Outbox,
  loaded: LoadedCase,
  /** The case's row with what the caller changes of it (serial number, version, time of submission). */
  before: InstanceRow,
  definition: CompiledDefinition,
  run: CaseRun,
  context: CommandContext,
  calendar: WorkCalendar,
): Promise<SavedStep> {
  const sqlAt = toSqlTime(context.at);
  const acting = await actingFor(tx, definition, run);
  const book = bookTasks(definition, before, loaded.tasks, run.events, sqlAt, calendar, acting);
  const people = await namedPeople(tx, loaded, book, run, context);
  const { state, events, jobs, commands } = run;
  const end = { sequence: before.log_sequence, hash: before.log_hash };
  const log = logCommands(before.id, end, commands, sqlAt);
  const row = changedRow({ loaded, before, definition, run, context, book, people, sqlAt }, log.end);
  const step = { state, events, jobs, commands };
  const saved: SavedStep = { loaded, definition, context, sqlAt, ...step, row, book, calendar, people, acting };
  const statements: Statement[] = [
    ...instanceRow(saved),
    ...taskRows(saved),
    ...taskCandidateRows(saved),
    ...recordRows(saved),
    ...participationRows(saved, tx.dialect),
    ...handoverRows(saved, tx.dialect),
    ...formChangeRows(saved),
    ...subscriptionRows(saved),
    ...incidentRows(saved),
    ...migratedRows(saved),
    ...ratingRows(saved),
    log.statement,
    ...goneJobRows(saved),
    ...endedSupervision(saved),
    ...answeredNotices(saved),
  ];
  for (const statement of statements) tx.enqueue(statement);
  outbox.add(tx, newJobs(saved), sqlAt);
  outbox.tell(tx, caseChange(saved));
  return saved;
}

/** Of a task that is made in this step, only what the next command has to know. */
const openTaskKeys = [
  'id',
  'engine_task_id',
  'element_id',
  'step_name',
  'assignee',
  'status',
  'created_at',
  'completed_at',
  'outcome',
] satisfies (keyof CaseTask)[];

interface Change {
  loaded: LoadedCase;
  before: InstanceRow;
  definition: CompiledDefinition;
  run: CaseRun;
  context: CommandContext;
  book: TaskBook;
  people: ReadonlyMap<string, Actor>;
  sqlAt: string;
}

function changedRow(
  { loaded, before, definition, run, context, book, people, sqlAt }: Change,
  log: LogEnd,
): InstanceRow {
  const { form, filled } = context;
  const changed = filled ?? (form && Object.keys(form.changes).length > 0 ? form.data : null);
  const ended = run.events.find((event) => event.type === 'instance.ended');
  const open = [...book.values()].filter(isOpen).map((entry) => entry.row);
  const isBack = open.some((task) => isApplicantStep(definition, task.element_id));
  const cameBack = run.events.some((event) => event.type === 'returned');
  const beside = progressElements(definition.process, run.state, open.length > 0);
  const waiting = [...open.map((task) => task.step_name), ...beside.map((id) => stepName(definition, id))];
  return {
    ...before,
    status: run.state.status,
    current_steps: JSON.stringify(ended ? [] : [...new Set(waiting)].slice(0, 8)),
    is_returned: isBack && (cameBack || before.is_returned === 1) ? 1 : 0,
    revision: before.revision + 1,
    data: changed === null ? before.data : JSON.stringify(changed),
    trail: JSON.stringify(followTrail(loaded.trail, run.events, context.at, people)),
    open_tasks: JSON.stringify(open, openTaskKeys),
    log_sequence: log.sequence,
    log_hash: log.hash,
    updated_at: sqlAt,
    ended_at: ended ? sqlAt : null,
  };
}

/** Names for the record. Who acts and who applied is known; others whose task is gone with this step are read. */
async function namedPeople(
  tx: Transaction,
  { row }: LoadedCase,
  book: TaskBook,
  run: CaseRun,
  { actor, targets, onBehalfOf }: CommandContext,
): Promise<ReadonlyMap<string, Actor>> {
  const people = new Map<string, Actor>();
  people.set(row.applicant_id, { id: row.applicant_id, name: row.applicant_name, number: row.applicant_number });
  for (const person of [...(targets ?? []), ...(actor ? [actor] : []), ...(onBehalfOf ? [onBehalfOf] : [])])
    people.set(person.id, person);
  const mentioned = run.events.flatMap((event): (string | null | undefined)[] => {
    if (event.type === 'userTask.skipped') return [event.user];
    if (event.type === 'userTask.completed') return [event.by];
    return event.type === 'userTask.canceled' ? [book.get(event.taskId)?.row.assignee] : [];
  });
  const unknown = [...new Set(mentioned)].filter((id): id is string => id != null && !people.has(id));
  if (unknown.length > 0) {
    const marks = unknown.map(() => '?').join(', ');
    const rows = await tx.query<Actor>(
      `select id, name, number from person where id in (${marks})`,
      unknown satisfies SqlValue[],
    );
    for (const person of rows) people.set(person.id, person);
  }
  return people;
}
