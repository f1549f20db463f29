import { Injectable } from '@nestjs/common';
import {
  canceledByReturn,
  canTakeBack,
  refusalEffect,
  removableFrom,
  returnTargets,
  stepsToChooseFor,
  type InstanceState,
} from '@xiaowu/engine';
import type { FormData } from '../contract/forms.js';
import type { OfferedAction, TaskDetail } from '../contract/tasks.js';
import { Database } from '../database/database.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { administersItem } from '../http/administered-items.js';
import { isWritable, readOnly } from '../forms/form-rights.js';
import { FormsService } from '../forms/forms.service.js';
import type { Visitor } from '../instances/case-access.js';
import { selectTask, type InstanceRow, type TaskRow } from '../instances/case-rows.js';
import { buttonOf } from '../instances/case-buttons.js';
import { diagramOf } from '../instances/diagram.js';
import { DraftsService } from '../instances/drafts.service.js';
import { isApplicantStep } from '../instances/events-to-rows/saved-step.js';
import { WorkCalendarService } from '../instances/limits/work-calendar.service.js';
import { readInstance } from '../instances/load.js';
import { offeredPrints } from '../instances/offered-prints.js';
import { standingInFor } from '../instances/standing-in.js';
import { openTasks, readRecords } from '../instances/records.js';
import { toSqlTime } from '../database/sql-time.js';
import { named, principalFor, type Principal } from '../organization/stand-ins.js';
import { peopleById } from '../instances/chosen-people.js';
import { allowsAction, decisionsOf } from './step-actions.js';
import { needsSignature, notFound } from './handler-check.js';
import { isAddedOrigin, isDelegatedOrigin, partLabel, partRights, type TaskPart } from './task-part.js';
import { taskView } from './task-row.js';

/** All that the handling page shows. */
@Injectable()
export class TaskDetailService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
    private readonly forms: FormsService,
    private readonly drafts: DraftsService,
    private readonly calendars: WorkCalendarService,
  ) {}

  /** 404 unless the task is or was the visitor's; one that is over, or that an administrator looks at, has no actions. */
  async detail(taskId: string, visitor: Visitor): Promise<TaskDetail> {
    const [task] = await this.database.query<TaskRow>(`select ${selectTask} from task t where t.id = ?`, [taskId]);
    const row = task ? await readInstance(this.database, task.instance_id) : null;
    if (!task || !row) throw notFound();
    const candidates = await this.candidates(task);
    const isOwn = isMine(task, candidates, visitor);
    const principal = isOwn ? null : await this.standsInFor(task, candidates, visitor);
    const isAdministered = await administersItem(this.database, visitor.administers, row.item_key);
    const oversees = visitor.seesAll || isAdministered;
    // others who may see the case have a page of their own for it, with their own rights on its fields
    if (!isOwn && !principal && !oversees) throw notFound();
    const definition = await this.definitions.ofCase(row);
    const node = definition.process.nodes[task.element_id];
    if (node?.kind !== 'userTask') throw notFound();
    const mayAct = (isOwn || principal !== null) && (task.status === 'assigned' || task.status === 'offered');
    const atApplicant = isApplicantStep(definition, task.element_id);
    const isAdded = isAddedOrigin(task.origin);
    const isDelegated = isDelegatedOrigin(task.origin);
    const part = { approval: node.approval, isApplicantStep: atApplicant, isAdded, isDelegated };
    const rights = partRights(definition.form, part);
    const open = await openTasks(this.database, row.id);
    const draft = mayAct ? await this.drafts.ofTask(this.database, taskId, visitor.id) : null;
    const [form, records, printTemplates, calendar, askedBy] = await Promise.all([
      this.forms.view({
        definition,
        data: withDraft(row, draft?.data ?? {}, rights),
        rights: mayAct ? rights : readOnly(rights),
        applicantId: row.applicant_id,
        serialNumber: row.serial_number,
      }),
      readRecords(this.database, row.id, open),
      offeredPrints(this.database, definition, row, { ...visitor, seesAll: oversees }),
      this.calendars.current(),
      mayAct && isAdded ? this.askedBy(row, task) : null,
    ]);
    return {
      ...taskView(task, calendar),
      ...(principal && { onBehalfOf: named(principal) }),
      isApplicantStep: atApplicant && !isAdded,
      askedBy,
      form,
      draftVersion: draft?.version ?? null,
      actions: [
        ...(mayAct ? offeredActions(definition, part, row, task) : []),
        ...(task.assignee === visitor.id ? await this.undoing(definition, part, row, task) : []),
      ],
      isAdministered,
      opinionRequired: node.approval.opinionRequired && !atApplicant,
      signatureRequired: needsSignature(part, 'complete'),
      records,
      printTemplates,
      printLabel: buttonOf(node.approval, 'print')?.label ?? null,
      diagram: diagramOf(row, definition, open),
    };
  }

  /** What takes something back that I have done: 减签 of who has not acted, 取回 of a task that I have done. */
  private async undoing(
    { process }: CompiledDefinition,
    part: TaskPart,
    row: InstanceRow,
    task: TaskRow,
  ): Promise<OfferedAction[]> {
    if (row.state === null || row.status !== 'running' || task.assignee === null) return [];
    const state = JSON.parse(row.state) as InstanceState;
    if (task.status === 'completed') {
      const isPossible =
        allowsAction(part.approval, part.isApplicantStep, 'takeBack') &&
        canTakeBack(process, state, task.assignee, task.element_id);
      return isPossible ? [{ action: 'takeBack', label: partLabel(part, 'takeBack') }] : [];
    }
    const ids = removableFrom(state, task.engine_task_id);
    if (ids.length === 0 || !allowsAction(part.approval, part.isApplicantStep, 'removeApprovers')) return [];
    const removable = await peopleById(this.database, ids);
    return [{ action: 'removeApprovers', label: partLabel(part, 'removeApprovers'), removable }];
  }

  /** Who wants an opinion (加签, 委派). */
  private async askedBy(row: InstanceRow, task: TaskRow): Promise<TaskDetail['askedBy']> {
    if (row.state === null) return null;
    const { tasks, groups } = JSON.parse(row.state) as InstanceState;
    const groupId = tasks.find(({ id }) => id === task.engine_task_id)?.groupId;
    const { position = null, addedBy = null } = groups.find(({ id }) => id === groupId) ?? {};
    if (position === null || addedBy === null) return null;
    const [person] = await peopleById(this.database, [addedBy]);
    return person ? { person, how: position } : null;
  }

  private async candidates(task: TaskRow): Promise<string[]> {
    if (task.assignee !== null || task.status !== 'offered') return [];
    const candidates = await this.database.query<{ candidate: string }>(
      'select candidate from task_candidate where task_id = ?',
      [task.id],
    );
    return candidates.map(({ candidate }) => candidate);
  }

  private async standsInFor(task: TaskRow, candidates: readonly string[], { id }: Visitor): Promise<Principal | null> {
    if (task.applicant_id === id) return null;
    const principals = await standingInFor(this.database, this.definitions, id, toSqlTime(new Date()));
    const others = principals.filter((one) => one.id !== task.applicant_id);
    return principalFor(others, task, candidates, task.item_key);
  }
}

function isMine({ assignee, status }: TaskRow, candidates: readonly string[], { id, keys }: Visitor): boolean {
  if (assignee !== null || status !== 'offered') return assignee === id;
  return candidates.some((candidate) => keys.includes(candidate));
}

/** What was kept by 存稿 lies over the form, as far as the step may write it. */
function withDraft(row: InstanceRow, kept: FormData, rights: Readonly<Record<string, string>>): FormData {
  const data = JSON.parse(row.data) as FormData;
  const writable = Object.entries(kept).filter(([key]) => isWritable(rights[key] as Parameters<typeof isWritable>[0]));
  return { ...data, ...Object.fromEntries(writable) };
}

function offeredActions(
  definition: CompiledDefinition,
  part: TaskPart,
  row: InstanceRow,
  task: TaskRow,
): OfferedAction[] {
  const { approval, isApplicantStep: atApplicant, isAdded, isDelegated } = part;
  const nextSteps = isAdded ? [] : stepsToChooseFor(definition.process, task.element_id);
  const actions = decisionsOf(approval, atApplicant).flatMap((action): OfferedAction[] => {
    const label = partLabel(part, action);
    if (action === 'complete' && nextSteps.length > 0) {
      return [{ action, label, nextSteps: nextSteps.map(({ id, name }) => ({ elementId: id, name: name ?? id })) }];
    }
    if (action === 'refuse' && row.state !== null) {
      const refusal = refusalEffect(JSON.parse(row.state) as InstanceState, task.engine_task_id);
      return [{ action, label, refusal }];
    }
    if (action !== 'return') return [{ action, label }];
    if (isDelegated) return [];
    const targets = targetsOf(definition, row, task);
    return targets.length === 0 ? [] : [{ action, label, returnTargets: targets, returnMode: approval.returnMode }];
  });
  if (task.status === 'offered' && allowsAction(approval, atApplicant, 'claim'))
    actions.push({ action: 'claim', label: partLabel(part, 'claim') });
  const wasClaimed = row.state !== null && isClaimed(JSON.parse(row.state) as InstanceState, task);
  if (wasClaimed) actions.push({ action: 'release', label: partLabel(part, 'release') });
  // added people write nothing that could be kept
  if (isAdded || !allowsAction(approval, atApplicant, 'save')) return actions;
  return [...actions, { action: 'save', label: partLabel(part, 'save') }];
}

/** Claimed, so that it can be offered again? */
function isClaimed({ tasks }: InstanceState, task: TaskRow): boolean {
  return tasks.some(({ id, offeredTo }) => id === task.engine_task_id && offeredTo !== undefined);
}

/** The applicant's step first, then from the start on. */
function targetsOf(
  { process }: CompiledDefinition,
  row: InstanceRow,
  task: TaskRow,
): { elementId: string; name: string; cancels: string[] }[] {
  if (row.state === null) return [];
  const state = JSON.parse(row.state) as InstanceState;
  const steps = returnTargets(process, state, task.engine_task_id);
  const sorted = [...steps].sort((a, b) => Number(b.isApplicant) - Number(a.isApplicant));
  return sorted.map(({ elementId, name }) => ({
    elementId,
    name: name ?? elementId,
    cancels: canceledByReturn(process, state, task.engine_task_id, elementId).map(
      (id) => process.nodes[id]?.name ?? id,
    ),
  }));
}
