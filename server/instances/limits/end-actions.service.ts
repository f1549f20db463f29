import { Injectable } from '@nestjs/common';
import { outsideNight, type Approval, type Command } from '@xiaowu/engine';
import type { Transaction } from '../../database/database.js';
import { insertRows } from '../../database/insert-rows.js';
import { toSqlTime } from '../../database/sql-time.js';
import { upsert } from '../../database/upsert.js';
import { ApiFailure } from '../../http/api-error.js';
import { limitMessages } from '../../locales/zh-CN/limits.js';
import type { Actor, CaseTask } from '../case-rows.js';
import { facts, notifyJob } from '../events-to-rows/notices.js';
import { recordRow } from '../events-to-rows/records.js';
import { overdueNotices } from '../events-to-rows/step-notices.js';
import type { CommandContext } from '../events-to-rows/saved-step.js';
import { InstancesService } from '../instances.service.js';
import { excludedHandlers } from '../answers/excluded-handlers.js';
import type { LoadedCase } from '../load.js';
import { Outbox } from '../outbox.js';
import { holdersOf } from './holders.js';
import { setDue } from './set-due.js';
import { approvalOf, dueAt, overdueJob, type OverduePayload } from './step-limit.js';
import { headsAbove, headsOfItem, supervisorsOf } from './supervisors.js';
import { WorkCalendarService } from './work-calendar.service.js';

/** A step that waits for added people is looked at again after so long: the system decides nothing over their heads. */
const lookAgainMs = 3_600_000;

interface Overdue {
  readonly loaded: LoadedCase;
  readonly task: CaseTask;
  readonly approval: Approval;
  readonly at: string;
}

/** What happens when the time of a step is over and its task still open. The system does it, and the record says so. */
@Injectable()
export class EndActionsService {
  constructor(
    private readonly instances: InstancesService,
    private readonly outbox: Outbox,
    private readonly calendars: WorkCalendarService,
  ) {}

  /** The case is locked. */
  async end(tx: Transaction, loaded: LoadedCase, taskId: string, { isWithHead, isTold }: OverduePayload, at: string) {
    const task = loaded.tasks.find(({ id }) => id === taskId);
    const approval = task && approvalOf(loaded.definition, task.element_id);
    if (!task || !approval) return;
    const overdue = { loaded, task, approval, at };
    if (!isTold) await this.tell(tx, overdue);
    if (approval.whenOverdue === 'nothing') return;
    if (approval.whenOverdue === 'escalate' || isWithHead) return this.escalate(tx, overdue, limitMessages.escalated);
    if (task.status === 'waiting') return this.lookAgain(tx, overdue);
    try {
      if (approval.whenOverdue === 'head') await this.toHead(tx, overdue);
      else await this.answer(tx, overdue);
    } catch (error) {
      // refused before anything was written
      if (!(error instanceof ApiFailure)) throw error;
      await this.escalate(tx, overdue, limitMessages.notPossible(error.message));
    }
  }

  /** Whom the step names; at night they are told in the morning. */
  private async tell(tx: Transaction, { loaded, task, at }: Overdue): Promise<void> {
    const { row, definition } = loaded;
    const { keys } = await holdersOf(tx, task);
    const handlers = {
      taskId: task.id,
      people: keys.filter((key) => !key.includes(':')),
      groups: keys.filter((key) => key.includes(':')),
    };
    const step = { definition, elementId: task.element_id, stepName: task.step_name, applicantId: row.applicant_id };
    const notices = overdueNotices(step, handlers);
    if (notices.length === 0) return;
    const told = toSqlTime(outsideNight(await this.calendars.current(), at));
    this.outbox.add(tx, [notifyJob({ ...facts(row, null), notices }, told)], toSqlTime(at));
  }

  private async answer(tx: Transaction, { loaded, task, approval, at }: Overdue): Promise<void> {
    const origin = { taskId: task.engine_task_id, at, by: null };
    const isPassed = approval.whenOverdue === 'pass';
    const command: Command = isPassed
      ? { type: 'completeTask', ...origin }
      : { type: 'returnTo', target: 'applicant', mode: approval.returnMode, ...origin };
    const opinion = isPassed ? limitMessages.passed : limitMessages.returned;
    await this.instances.execute(tx, loaded, command, bySystem(at, opinion));
  }

  /** 转给上级: with a limit of its own, after which it escalates. */
  private async toHead(tx: Transaction, overdue: Overdue): Promise<void> {
    const { loaded, task, approval, at } = overdue;
    const { item_key, applicant_id } = loaded.row;
    const others = [applicant_id, ...excludedHandlers(loaded, task.element_id)];
    const heads =
      task.assignee === null ? await headsOfItem(tx, item_key) : await headsAbove(tx, task.assignee, others);
    const head = heads.find(({ id }) => !others.includes(id));
    if (!head) return this.escalate(tx, overdue, limitMessages.noHead);
    const command: Command = { type: 'forwardTask', taskId: task.engine_task_id, to: head.id, at, by: null };
    await this.instances.execute(tx, loaded, command, { ...bySystem(at, limitMessages.toHead), targets: [head] });
    const sqlAt = toSqlTime(at);
    const due = dueAt(await this.calendars.current(), approval, sqlAt);
    if (due === null) return;
    setDue(tx, task.id, due);
    const times = { id: task.id, instance_id: loaded.row.id, created_at: task.created_at, due_at: due };
    this.outbox.add(tx, [overdueJob(times, { isWithHead: true }, due)], sqlAt);
  }

  /** 督办: into the list of whoever answers for it. */
  private async escalate(tx: Transaction, { loaded, task, approval, at }: Overdue, why: string): Promise<void> {
    const { row } = loaded;
    const people = await supervisorsOf(tx, approval, row.item_key, task.assignee);
    const sqlAt = toSqlTime(at);
    const opinion = people.length === 0 ? `${why}；${limitMessages.nobody}` : why;
    const { id: taskId, step_name: step, element_id: elementId } = task;
    const line = { state: 'escalated' as const, step, elementId, taskId, targets: people, opinion };
    tx.enqueue(insertRows('record', [recordRow(row.id, sqlAt, line)]));
    if (people.length === 0) return;
    supervise(tx, people, task.id, row.id, sqlAt);
    const notice = {
      kind: 'overdue' as const,
      taskId: null,
      stepName: step,
      people: people.map(({ id }) => id),
      groups: [],
    };
    const told = toSqlTime(outsideNight(await this.calendars.current(), at));
    this.outbox.add(tx, [notifyJob({ ...facts(row, null), notices: [notice] }, told)], sqlAt);
  }

  private lookAgain(tx: Transaction, { loaded, task, at }: Overdue): void {
    const times = { id: task.id, instance_id: loaded.row.id, created_at: task.created_at, due_at: null };
    const later = toSqlTime(new Date(Date.parse(at) + lookAgainMs));
    this.outbox.add(tx, [overdueJob(times, { isTold: true }, later)], toSqlTime(at));
  }
}

/** Puts a case into 我的督办 for a task of it; who has it there already keeps it. */
export function supervise(
  tx: Transaction,
  people: readonly Actor[],
  taskId: string,
  instanceId: string,
  sqlAt: string,
) {
  const rows = people.map(({ id: person_id }) => ({
    ...{ person_id, task_id: taskId, instance_id: instanceId, since: sqlAt, ended_at: null },
  }));
  tx.enqueue(insertRows('task_supervision', rows, upsert(tx.dialect, ['person_id', 'task_id'], 'ended_at = null')));
}

const bySystem = (at: string, opinion: string): CommandContext => ({ at, actor: null, opinion });
