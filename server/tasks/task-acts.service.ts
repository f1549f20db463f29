import { Injectable } from '@nestjs/common';
import type { Command } from '@xiaowu/engine';
import type {
  ActResult,
  AddApproversRequest,
  AssignRequest,
  CompleteRequest,
  DelegateRequest,
  ForwardRequest,
  RefuseRequest,
  RemoveApproversRequest,
  ReturnRequest,
  TaskAction,
} from '../contract/tasks.js';
import type { Transaction } from '../database/database.js';
import { FilesService } from '../files/files.service.js';
import { FormsService } from '../forms/forms.service.js';
import { ApiFailure } from '../http/api-error.js';
import type { CommandContext } from '../instances/events-to-rows/saved-step.js';
import type { Actor } from '../instances/case-rows.js';
import type { Visitor } from '../instances/case-access.js';
import { changedVariables } from '../instances/form-variables.js';
import { InlineAnswersService } from '../instances/answers/inline-answers.service.js';
import { InstancesService } from '../instances/instances.service.js';
import { chosenPeople, peopleById } from '../instances/chosen-people.js';
import { assertMayBeChosen, assertNotExcluded } from '../instances/answers/excluded-handlers.js';
import type { LoadedCase } from '../instances/load.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { decisionPapers, type NamedPapers } from './decision-papers.js';
import { actingAs, assertAllowed, assertHandler, notFound, type MyTask } from './handler-check.js';
import { needsOpening } from './needs-opening.js';
import { partRights } from './task-part.js';
import { oldestAssigned, oldestOffered } from './todo-query.js';

/** Whoever acts: a person with the keys that tasks are offered under. */
export type Handler = Visitor & Actor;

interface Held extends MyTask {
  readonly loaded: LoadedCase;
  /** My oldest assigned tasks: what comes next unless the case itself comes back. */
  readonly waiting: readonly string[];
}

/** What a handler does with a task. Every act checks handler, 流程配置 and form again: pages only show. */
@Injectable()
export class TaskActsService {
  constructor(
    private readonly instances: InstancesService,
    private readonly answers: InlineAnswersService,
    private readonly forms: FormsService,
    private readonly files: FilesService,
  ) {}

  async complete(tx: Transaction, taskId: string, by: Handler, request: CompleteRequest): Promise<ActResult> {
    return this.completeHeld(tx, await this.hold(tx, taskId, by, 'complete', request), by, request);
  }

  /** One of 批量同意: nobody saw its form. */
  async completeUnopened(tx: Transaction, taskId: string, by: Handler, opinion: string): Promise<ActResult> {
    const held = await this.hold(tx, taskId, by, 'complete', { opinion });
    try {
      return await this.completeHeld(tx, held, by, { opinion });
    } catch (error) {
      throw needsOpening(error, held.loaded.definition.form);
    }
  }

  private async completeHeld(
    tx: Transaction,
    held: Held,
    by: Handler,
    { opinion, data, files, signature, nextApprovers = {} }: CompleteRequest,
  ): Promise<ActResult> {
    const { loaded, part } = held;
    const { definition, row } = loaded;
    const form = await this.forms.validateWrite(
      {
        definition,
        rights: partRights(definition.form, part),
        data: data ?? {},
        complete: true,
        personId: by.id,
        applicantId: row.applicant_id,
      },
      loaded.data,
      tx,
    );
    const variables = changedVariables(definition, form.data, form.changes);
    for (const [elementId, people] of Object.entries(nextApprovers)) {
      const chosen = await chosenPeople(tx, people, 'nextApprovers', definition.item.audiences);
      const now = [by.id, ...(held.principal ? [held.principal.id] : [])];
      assertMayBeChosen(loaded, elementId, chosen, 'nextApprovers', now);
    }
    const chosen = Object.keys(nextApprovers).length > 0 ? { nextApprovers } : {};
    const command = { type: 'completeTask' as const, ...chosen, ...(variables && { variables }) };
    return this.act(tx, held, by, { opinion, form, files, signature }, command);
  }

  async return(
    tx: Transaction,
    taskId: string,
    by: Handler,
    { opinion, files, target, mode }: ReturnRequest,
  ): Promise<ActResult> {
    const held = await this.hold(tx, taskId, by, 'return', { opinion });
    const to = target === 'applicant' || target === 'previous' ? target : { elementId: target };
    return this.act(
      tx,
      held,
      by,
      { opinion, files },
      { type: 'returnTo', target: to, mode: mode ?? held.node.approval.returnMode },
    );
  }

  async refuse(tx: Transaction, taskId: string, by: Handler, request: RefuseRequest): Promise<ActResult> {
    const held = await this.hold(tx, taskId, by, 'refuse', request);
    const { opinion, files, signature } = request;
    return this.act(tx, held, by, { opinion, files, signature }, { type: 'refuseTask' });
  }

  async addApprovers(
    tx: Transaction,
    taskId: string,
    by: Handler,
    { opinion, files, people, position, mode }: AddApproversRequest,
  ): Promise<ActResult> {
    const held = await this.hold(tx, taskId, by, 'addApprovers', null);
    if (people.includes(by.id)) throw invalidPeople('people', caseMessages.addSelf);
    const targets = await chosenPeople(tx, people, 'people', held.loaded.definition.item.audiences);
    assertNotExcluded(held.loaded, held.node.id, targets, 'people');
    const command = { type: 'addApprovers' as const, position, mode, people: targets.map(({ id }) => id) };
    return this.act(tx, held, by, { opinion, files, targets }, command);
  }

  async forward(
    tx: Transaction,
    taskId: string,
    by: Handler,
    { opinion, files, to }: ForwardRequest,
  ): Promise<ActResult> {
    const held = await this.hold(tx, taskId, by, 'forward', null);
    if (to === by.id) throw invalidPeople('to', caseMessages.forwardToSelf);
    const targets = await chosenPeople(tx, [to], 'to', held.loaded.definition.item.audiences);
    assertNotExcluded(held.loaded, held.node.id, targets, 'to');
    return this.act(tx, held, by, { opinion, files, targets }, { type: 'forwardTask', to });
  }

  async delegate(
    tx: Transaction,
    taskId: string,
    by: Handler,
    { opinion, files, to }: DelegateRequest,
  ): Promise<ActResult> {
    const held = await this.hold(tx, taskId, by, 'delegate', null);
    if (to === by.id) throw invalidPeople('to', caseMessages.forwardToSelf);
    const targets = await chosenPeople(tx, [to], 'to', held.loaded.definition.item.audiences);
    return this.act(tx, held, by, { opinion, files, targets }, { type: 'delegateTask', to });
  }

  async assign(
    tx: Transaction,
    taskId: string,
    by: Handler,
    { opinion, files, to }: AssignRequest,
  ): Promise<ActResult> {
    const held = await this.hold(tx, taskId, by, 'assign', null);
    if (to === held.task.assignee) throw invalidPeople('to', caseMessages.forwardToSelf);
    const targets = await chosenPeople(tx, [to], 'to', held.loaded.definition.item.audiences);
    assertNotExcluded(held.loaded, held.node.id, targets, 'to');
    return this.act(tx, held, by, { opinion, files, targets }, { type: 'assignTask', to });
  }

  async removeApprovers(
    tx: Transaction,
    taskId: string,
    by: Handler,
    { opinion, people }: RemoveApproversRequest,
  ): Promise<ActResult> {
    const held = await this.hold(tx, taskId, by, 'removeApprovers', null);
    const targets = await peopleById(tx, people);
    return this.act(tx, held, by, { opinion, targets }, { type: 'removeApprovers', people: [...new Set(people)] });
  }

  /** 放回: what was claimed is offered again. */
  async release(tx: Transaction, taskId: string, by: Handler): Promise<ActResult> {
    const held = await this.hold(tx, taskId, by, 'release', null);
    return this.act(tx, held, by, {}, { type: 'releaseTask' });
  }

  async claim(tx: Transaction, taskId: string, by: Handler): Promise<ActResult> {
    const held = await this.hold(tx, taskId, by, 'claim', null);
    return this.act(tx, held, by, {}, { type: 'claimTask' });
  }

  /** Locks the case of a task and makes sure that this person may do this with it now. */
  async hold(
    tx: Transaction,
    taskId: string,
    by: Handler,
    action: TaskAction,
    said: { readonly opinion: string; readonly signature?: string | null | undefined } | null,
  ): Promise<Held> {
    const found = await this.instances.lock(tx, { taskId }, [oldestAssigned(by.id)]);
    if (!found) throw notFound();
    const { loaded, more } = found;
    const mine = await assertHandler(tx, this.answers, loaded, by, action);
    assertAllowed(mine, action, said?.opinion ?? null, said?.signature);
    const waiting = ((more[0] ?? []) as { id: string }[]).map(({ id }) => id).filter((id) => id !== taskId);
    return { ...mine, loaded, waiting };
  }

  private async act(
    tx: Transaction,
    { loaded, task, waiting, principal }: Held,
    { id, name, number, keys }: Handler,
    { files, signature, ...said }: Omit<CommandContext, 'at' | 'actor' | 'papers'> & NamedPapers,
    command: TaskCommand,
  ): Promise<ActResult> {
    const at = new Date().toISOString();
    const papers = await decisionPapers(tx, loaded.row.id, id, { files, signature });
    const behalf = principal && { onBehalfOf: principal };
    const context = { ...said, ...(papers && { papers }), at, actor: { id, name, number }, ...behalf };
    const origin = { at, ...actingAs({ principal }, id), taskId: task.engine_task_id };
    // before anything is written: who reads what he wrote cannot share a commit
    const later = waiting[0] ?? (command.type === 'claimTask' ? null : await firstOffered(tx, keys, task.id));
    this.files.attach(tx, loaded.row.id, [...(files ?? []), ...(signature ? [signature] : [])], id);
    const executed = await this.instances.execute(tx, loaded, { ...command, ...origin } as Command, context);
    const { status, serialNumber, openTasks } = executed;
    const others = openTasks.filter((one) => one.id !== task.id);
    const mine = others.find(({ assignee, status }) => assignee === id && status === 'assigned');
    const offered = others.find(({ candidates }) => candidates.some((key) => keys.includes(key)));
    const nextTaskId = staysOpen.has(command.type) ? task.id : (mine?.id ?? later ?? offered?.id ?? null);
    return { applicationId: loaded.row.id, serialNumber, status, nextTaskId };
  }
}

/** After these the same task is still to be looked at. */
const staysOpen: ReadonlySet<Command['type']> = new Set<Command['type']>(['claimTask', 'removeApprovers']);

type WithoutOrigin<C> = C extends { taskId: string } ? Omit<C, 'at' | 'by' | 'taskId'> : never;
type TaskCommand = WithoutOrigin<Command>;

/** Asked for only when nothing that is mine alone is left. */
async function firstOffered(tx: Transaction, keys: readonly string[], taskId: string): Promise<string | null> {
  const { sql, values } = oldestOffered(keys);
  const offered = await tx.query<{ id: string }>(sql, values);
  return offered.find(({ id }) => id !== taskId)?.id ?? null;
}

function invalidPeople(path: string, message: string): ApiFailure {
  return new ApiFailure(422, 'people.invalid', message, [{ path, message }]);
}
