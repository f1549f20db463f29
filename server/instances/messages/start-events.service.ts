import { Injectable } from '@nestjs/common';
import { holds, nextTimerRound, type Variables } from '@xiaowu/engine';
import type { Reader, Transaction } from '../../database/database.js';
import { newId } from '../../database/new-id.js';
import { toSqlTime } from '../../database/sql-time.js';
import type { CompiledDefinition } from '../../definitions/compiled-definition.js';
import { DefinitionsService } from '../../definitions/definitions.service.js';
import { withProcess } from '../../definitions/with-process.js';
import { ApiFailure } from '../../http/api-error.js';
import { startMessages } from '../../locales/zh-CN/start-events.js';
import type { Actor } from '../case-rows.js';
import { CaseStartsService } from './case-starts.service.js';
import { mayBegin, noteBegun } from './conversation.js';
import type { MessageAddress } from './message-receiver.js';
import { Outbox } from '../outbox.js';
import { startTimerJob, subscribeStarts, type StartEventRow, type StartTimer } from './start-subscriptions.js';
import { schoolTimeZone } from '../time-zone.js';

/** What starts a case. */
export interface StartCause {
  readonly event: StartEventRow;
  readonly variables: Variables;
  /** The case that sent the message or signal. */
  readonly senderId: string | null;
  /** Whoever sent it from outside. */
  readonly actorId: string | null;
}

/** Cases that a message, signal, condition or timer starts, by the newest version of each definition. */
@Injectable()
export class StartEventsService {
  constructor(
    private readonly definitions: DefinitionsService,
    private readonly starts: CaseStartsService,
    private readonly outbox: Outbox,
  ) {
    definitions.onDeployed((tx, deployed) => subscribeStarts(tx, outbox, deployed, new Date().toISOString()));
  }

  /**
   * The case that the message started; null when it starts none, because no definition begins with it, or because the
   * case that one with the same key started is still open. A case's message is first for the processes of its own
   * drawing; else 409 when several definitions begin with it.
   */
  async byMessage(
    tx: Transaction,
    { name, correlationKey, variables, senderId }: MessageAddress & { readonly variables: Variables },
    actor: Actor | null,
    at: string,
  ): Promise<string | null> {
    const waiting = await this.waiting(tx, 'message', name);
    const own = waiting.length > 1 && senderId !== null ? await ofSameDefinition(tx, waiting, senderId) : [];
    const [event, ...more] = own.length > 0 ? own : waiting;
    if (!event) return null;
    if (more.length > 0) throw new ApiFailure(409, 'message.ambiguous', startMessages.severalDefinitions(name));
    const cause = { event, variables, senderId, actorId: actor?.id ?? null };
    if (correlationKey === null) return this.start(tx, cause, at);
    const conversation = { definitionKey: event.definition_key, name, correlationKey };
    if (!(await mayBegin(tx, conversation))) return null;
    const id = await this.start(tx, cause, at);
    noteBegun(tx, conversation, id);
    return id;
  }

  /** Every definition that begins with the signal starts a case, each in a transaction of its own. */
  async bySignal(tx: Transaction, cause: Omit<StartCause, 'event'> & { readonly name: string }, at: string) {
    const { name, ...rest } = cause;
    for (const event of await this.waiting(tx, 'signal', name)) this.startLater(tx, { ...rest, event }, at);
  }

  /** Starts a case of every definition whose conditional start event holds for the variables; gives how many. */
  async byCondition(tx: Transaction, variables: Variables, actor: Actor, at: string): Promise<number> {
    let started = 0;
    for (const event of await this.waiting(tx, 'conditional', null)) {
      const { process } = await this.definitionOf(event);
      const found = process.starts.find(({ elementId }) => elementId === event.element_id)?.event;
      const definition = found?.kind === 'multiple' ? found.events[event.definition_index] : found;
      if (definition?.kind !== 'conditional' || !holds(definition.condition, variables, at, schoolTimeZone())) continue;
      this.startLater(tx, { event, variables, senderId: null, actorId: actor.id }, at);
      started += 1;
    }
    return started;
  }

  /** A timer is due: its case is started by a row of its own, so that one that fails does not stop the next rounds. */
  async byTimer(tx: Transaction, timer: StartTimer, at: string): Promise<void> {
    const rows = await tx.query<StartEventRow & { is_suspended: number }>(
      `select s.*, d.is_suspended from start_event s join definition d on d.definition_key = s.definition_key
       where s.definition_key = ? and s.element_id = ? and s.version = ? and s.kind = 'timer' and s.definition_index = ?`,
      [timer.key, timer.elementId, timer.version, timer.definitionIndex],
    );
    const [event] = rows;
    // of a version that is not the newest any more
    if (!event) return;
    if (event.is_suspended === 0) this.startLater(tx, { event, variables: {}, senderId: null, actorId: null }, at);
    const round = nextTimerRound(timer.round, at, schoolTimeZone());
    if (round) this.outbox.add(tx, [startTimerJob({ ...timer, round })], toSqlTime(at));
  }

  /** Starts one case; gives its id. */
  async start(tx: Transaction, { event, variables, senderId, actorId }: StartCause, at: string): Promise<string> {
    const definition = await this.definitionOf(event);
    const { id } = await this.starts.start(tx, {
      definition,
      applicantId: await applicantOf(tx, definition, senderId, actorId),
      variables,
      parent: senderId === null ? null : { id: senderId, jobId: null },
      startEventId: event.element_id,
      startDefinition: event.definition_index,
      at,
    });
    return id;
  }

  private async definitionOf({ definition_key, version, process_id }: StartEventRow): Promise<CompiledDefinition> {
    return withProcess(await this.definitions.compiled(definition_key, version), process_id);
  }

  private startLater(tx: Transaction, cause: StartCause, at: string): void {
    const sqlAt = toSqlTime(at);
    const row = { id: newId(), kind: 'startCase', instance_id: null, engine_job_id: null, task_id: null } as const;
    this.outbox.add(tx, [{ ...row, payload: JSON.stringify(cause), due_at: sqlAt }], sqlAt);
  }

  /** Start events of this kind; those of definitions that are suspended rest. */
  private waiting(reader: Reader, kind: string, name: string | null): Promise<StartEventRow[]> {
    return reader.query<StartEventRow>(
      `select s.* from start_event s join definition d on d.definition_key = s.definition_key
       where s.kind = ?${name === null ? '' : ' and s.name = ?'} and d.is_suspended = 0 order by s.definition_key, s.element_id`,
      name === null ? [kind] : [kind, name],
    );
  }
}

async function ofSameDefinition(reader: Reader, waiting: readonly StartEventRow[], caseId: string) {
  const [sender] = await reader.query<{ item_key: string }>('select item_key from instance where id = ?', [caseId]);
  return waiting.filter(({ definition_key }) => definition_key === sender?.item_key);
}

/** Who applies: the person that the definition names, else the applicant of the case that sent it, else who sent it. */
async function applicantOf(
  reader: Reader,
  { item }: CompiledDefinition,
  senderId: string | null,
  actorId: string | null,
): Promise<string> {
  if (item.automaticApplicant !== undefined) {
    const [person] = await reader.query<{ id: string }>('select id from person where number = ? and is_active = 1', [
      item.automaticApplicant,
    ]);
    if (!person) throw new ApiFailure(422, 'applicant.unknown', startMessages.applicantGone(item.automaticApplicant));
    return person.id;
  }
  const [sender] =
    senderId === null
      ? []
      : await reader.query<{ applicant_id: string }>('select applicant_id from instance where id = ?', [senderId]);
  const id = sender?.applicant_id ?? actorId;
  if (id === null) throw new ApiFailure(422, 'applicant.unknown', startMessages.applicantMissing(item.name));
  return id;
}
