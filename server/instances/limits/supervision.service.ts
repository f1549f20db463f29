import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '../../database/database.js';
import { insertRows, marks } from '../../database/insert-rows.js';
import { toSqlTime } from '../../database/sql-time.js';
import { ApiFailure } from '../../http/api-error.js';
import { limitMessages } from '../../locales/zh-CN/limits.js';
import { assertNotExcluded } from '../answers/excluded-handlers.js';
import { assertNotApplicantsOwn } from '../applicants-own.js';
import type { Actor, CaseTask } from '../case-rows.js';
import { facts, notifyJob } from '../events-to-rows/notices.js';
import { recordRow } from '../events-to-rows/records.js';
import { InstancesService } from '../instances.service.js';
import type { LoadedCase } from '../load.js';
import type { Notice } from '../notice.js';
import { Outbox } from '../outbox.js';
import { stepsOf } from '../steps-of.js';
import { supervise } from './end-actions.service.js';
import { holdersOf } from './holders.js';
import { overdueSteps, type OverdueStep } from './supervised-steps.js';

/** What whoever answers for an overdue case does with it. The case is locked and running. */
@Injectable()
export class SupervisionService {
  constructor(
    private readonly instances: InstancesService,
    private readonly outbox: Outbox,
  ) {}

  /** 404 for whoever does not answer for the case now. */
  async assertSupervises(reader: Reader, instanceId: string, personId: string): Promise<readonly OverdueStep[]> {
    const steps = (await overdueSteps(reader, personId, [instanceId])).get(instanceId);
    if (steps === undefined) throw new ApiFailure(404, 'supervision.none', limitMessages.notSupervised);
    return steps;
  }

  /** 督办意见: kept in the record, told to whoever holds the case. */
  async note(tx: Transaction, { row, tasks }: LoadedCase, actor: Actor, text: string, at: string): Promise<null> {
    const steps = await this.assertSupervises(tx, row.id, actor.id);
    const isMeant = ({ id, engine_task_id: engineId }: CaseTask) =>
      steps.some(({ taskId, engineTaskIds }) => taskId === id || engineTaskIds.includes(engineId));
    const told = tasks.filter((task) => isMeant(task) && task.assignee !== actor.id);
    const notices: Notice[] = [];
    const targets = new Map<string, Actor>();
    for (const task of told) {
      const { keys, people } = await holdersOf(tx, task);
      for (const person of people) targets.set(person.id, person);
      const groups = keys.filter((key) => key.includes(':'));
      const those = keys.filter((key) => !key.includes(':'));
      notices.push({ kind: 'supervised', taskId: task.id, stepName: task.step_name, people: those, groups });
    }
    const sqlAt = toSqlTime(at);
    const step = stepsOf(steps.map(({ name }) => name));
    const line = { state: 'supervised' as const, step, person: actor, opinion: text };
    tx.enqueue(insertRows('record', [recordRow(row.id, sqlAt, { ...line, targets: [...targets.values()] })]));
    if (notices.length > 0)
      this.outbox.add(tx, [notifyJob({ ...facts(row, actor.name, text), notices }, sqlAt)], sqlAt);
    return null;
  }

  /** Another person answers for it. */
  async handOver(
    tx: Transaction,
    { row }: LoadedCase,
    actor: Actor,
    to: Actor,
    reason: string,
    at: string,
  ): Promise<null> {
    if (to.id === actor.id) throw new ApiFailure(422, 'people.invalid', limitMessages.handOverToSelf);
    const steps = await this.assertSupervises(tx, row.id, actor.id);
    const sqlAt = toSqlTime(at);
    for (const { taskId } of steps) supervise(tx, [to], taskId, row.id, sqlAt);
    const taskIds = steps.map(({ taskId }) => taskId);
    tx.enqueue(`update task_supervision set ended_at = ? where person_id = ? and task_id in (${marks(taskIds)})`, [
      ...[sqlAt, actor.id],
      ...taskIds,
    ]);
    const stepName = stepsOf(steps.map(({ name }) => name));
    const line = { state: 'supervisionMoved' as const, step: stepName, person: actor, targets: [to] };
    tx.enqueue(insertRows('record', [recordRow(row.id, sqlAt, { ...line, opinion: reason })]));
    const notice: Notice = { kind: 'overdue', taskId: null, stepName, people: [to.id], groups: [] };
    const told = { ...facts(row, actor.name, reason), notices: [notice] };
    this.outbox.add(tx, [notifyJob(told, sqlAt)], sqlAt);
    return null;
  }

  /** 改派: another person does the task. */
  async reassign(
    tx: Transaction,
    loaded: LoadedCase,
    actor: Actor,
    { taskId, to, reason }: { readonly taskId: string; readonly to: Actor; readonly reason: string },
    at: string,
  ): Promise<null> {
    const steps = await this.assertSupervises(tx, loaded.row.id, actor.id);
    const task = loaded.tasks.find(({ id }) => id === taskId);
    if (!task || !steps.some((step) => step.taskId === taskId))
      throw new ApiFailure(409, 'task.notOpen', limitMessages.supervisedTaskGone);
    assertNotApplicantsOwn(loaded.definition, task.element_id, 'reassign');
    assertNotExcluded(loaded, task.element_id, [to], 'to');
    const command = { type: 'assignTask' as const, taskId: task.engine_task_id, to: to.id, at, by: actor.id };
    await this.instances.execute(tx, loaded, command, { at, actor, opinion: reason, targets: [to] });
    return null;
  }
}
