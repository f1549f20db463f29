import { Injectable } from '@nestjs/common';
import { awaitedBy, type Command, type InstanceState, type Variables } from '@xiaowu/engine';
import { auditLog } from '../../audit/audit-log.js';
import type { AssignOpenTaskRequest, MoveTokenRequest } from '../../contract/administration.js';
import type { CaseActResult } from '../../contract/instances.js';
import type { Transaction } from '../../database/database.js';
import { newId } from '../../database/new-id.js';
import { toSqlTime } from '../../database/sql-time.js';
import { ApiFailure } from '../../http/api-error.js';
import { administrationMessages } from '../../locales/zh-CN/administration.js';
import { caseMessages } from '../../locales/zh-CN/cases.js';
import { assertNotApplicantsOwn } from '../applicants-own.js';
import type { Actor } from '../case-rows.js';
import { chosenPeople, peopleById, personText } from '../chosen-people.js';
import { correlateJob } from '../messages/correlate-job.js';
import { addRecord } from '../events-to-rows/records.js';
import { stepName } from '../events-to-rows/saved-step.js';
import { assertNotExcluded } from '../answers/excluded-handlers.js';
import { InstancesService } from '../instances.service.js';
import type { LoadedCase } from '../load.js';
import { Outbox } from '../outbox.js';
import { tokenPlaces } from './token-places.js';

type Act =
  | { readonly type: 'suspend' }
  | { readonly type: 'resume' }
  | { readonly type: 'terminate' }
  | ({ readonly type: 'moveToken' } & Pick<MoveTokenRequest, 'from' | 'to'>)
  | { readonly type: 'setVariables'; readonly variables: Variables }
  | { readonly type: 'retryIncident'; readonly incidentId: string };

/** What comes by hand where a case waits for a message or signal. */
interface ByHand {
  readonly jobId: string;
  readonly variables: Variables;
  readonly reason: string;
}

/** What administrators do to running cases; each act is a line of the audit log. */
@Injectable()
export class CaseAdministrationService {
  constructor(
    private readonly instances: InstancesService,
    private readonly outbox: Outbox,
  ) {}

  async act(tx: Transaction, id: string, act: Act, actor: Actor, reason = ''): Promise<CaseActResult> {
    const loaded = await this.lock(tx, id);
    const at = new Date().toISOString();
    const command: Command = { ...act, at, by: actor.id };
    const { status } = await this.instances.execute(tx, loaded, command, { at, actor, opinion: reason });
    const { type, ...detail } = readable(act, loaded.state);
    this.log(tx, loaded, actor, type, { ...detail, reason });
    if (type === 'resume') {
      // not any more one that goes on with its definition
      tx.enqueue('delete from suspended_case where instance_id = ?', [id]);
      await this.wake(tx, id, at);
    }
    return { status };
  }

  /** 指派: another person handles an open task, as the step's approver would have. */
  async assign(
    tx: Transaction,
    id: string,
    taskId: string,
    { to, reason }: AssignOpenTaskRequest,
    actor: Actor,
  ): Promise<CaseActResult> {
    const loaded = await this.lock(tx, id);
    const task = loaded.tasks.find((one) => one.id === taskId);
    if (!task) throw new ApiFailure(409, 'task.notOpen', caseMessages.taskGone);
    assertNotApplicantsOwn(loaded.definition, task.element_id, 'assign');
    if (to === task.assignee) throw new ApiFailure(422, 'people.invalid', administrationMessages.sameHandler);
    const [person] = await chosenPeople(tx, [to], 'to', loaded.definition.item.audiences);
    if (!person) throw new Error(`Expected the person ${to}, but there is none.`);
    assertNotExcluded(loaded, task.element_id, [person], 'to');
    const [before] = task.assignee === null ? [] : await peopleById(tx, [task.assignee]);
    const at = new Date().toISOString();
    const command = { type: 'assignTask' as const, taskId: task.engine_task_id, to, at, by: actor.id };
    const context = { at, actor, opinion: reason, targets: [person] };
    const { status } = await this.instances.execute(tx, loaded, command, context);
    const people = { from: before ? personText(before) : null, to: personText(person) };
    this.log(tx, loaded, actor, 'assignTask', { step: task.step_name, ...people, reason });
    return { status };
  }

  /** A message or signal comes by hand, to the one place of the case that waits for it; nobody else gets it. */
  async deliver(
    tx: Transaction,
    id: string,
    { jobId, variables, reason }: ByHand,
    actor: Actor,
  ): Promise<CaseActResult> {
    const loaded = await this.lock(tx, id);
    const job = loaded.state.jobs.find((one) => one.id === jobId);
    if (job?.kind !== 'message' && job?.kind !== 'signal')
      throw new ApiFailure(409, 'job.notWaiting', administrationMessages.notWaiting);
    const at = new Date().toISOString();
    const command: Command = {
      ...{ at, by: null, jobId, variables },
      ...(job.kind === 'message' ? { type: 'deliverMessage', messageId: newId() } : { type: 'deliverSignal' }),
    };
    const { status } = await this.instances.execute(tx, loaded, command, { at, actor });
    const { process } = loaded.definition;
    const name = awaitedBy(process, job)?.name ?? '';
    addRecord(tx, id, toSqlTime(at), {
      state: job.kind === 'message' ? 'messageReceived' : 'signalReceived',
      step: stepName(loaded.definition, job.elementId),
      elementId: job.elementId,
      person: actor,
      opinion: `${name} ${reason}`.trim(),
    });
    this.log(tx, loaded, actor, command.type, { name, variables: Object.keys(variables), reason });
    return { status };
  }

  private async lock(tx: Transaction, id: string): Promise<LoadedCase & { readonly state: InstanceState }> {
    const found = await this.instances.lock(tx, { instanceId: id });
    const state = found?.loaded.state;
    if (!found || !state) throw new ApiFailure(404, 'application.notFound', caseMessages.applicationNotFound);
    return { ...found.loaded, state };
  }

  private log(tx: Transaction, { row }: LoadedCase, actor: Actor, act: string, detail: object): void {
    auditLog(tx, {
      personId: actor.id,
      action: `instance.${act}`,
      target: row.id,
      itemKey: row.item_key,
      detail: { serialNumber: row.serial_number, ...detail },
    });
  }

  /** Messages that came while the case was suspended were kept. */
  private async wake(tx: Transaction, id: string, at: string): Promise<void> {
    const names = await tx.query<{ name: string }>(
      "select distinct name from subscription where instance_id = ? and kind = 'message'",
      [id],
    );
    const sqlAt = toSqlTime(at);
    this.outbox.add(
      tx,
      names.map(({ name }) => correlateJob(name, sqlAt)),
      sqlAt,
    );
  }
}

/** The act as people read it in the log: places by their element. */
function readable(act: Act, state: InstanceState): { type: Act['type']; [name: string]: unknown } {
  if (act.type !== 'moveToken') return act;
  const place = JSON.stringify(act.from);
  const from = tokenPlaces(state).find((token) => JSON.stringify(token.place) === place)?.elementId ?? null;
  return { type: act.type, from, to: 'elementId' in act.to ? act.to.elementId : act.to.flowId };
}
