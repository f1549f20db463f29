import { earlierApprovers, type UserTask } from '@xiaowu/engine';
import type { TaskAction } from '../contract/tasks.js';
import type { Transaction } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import { isApplicantStep } from '../instances/events-to-rows/saved-step.js';
import type { Visitor } from '../instances/case-access.js';
import type { InlineAnswersService } from '../instances/answers/inline-answers.service.js';
import type { Actor, CaseTask } from '../instances/case-rows.js';
import { excludedHandlers } from '../instances/answers/excluded-handlers.js';
import type { LoadedCase } from '../instances/load.js';
import { caseMessages, recordStates } from '../locales/zh-CN/cases.js';
import { named, principalFor, principalsOf } from '../organization/stand-ins.js';
import { toSqlTime } from '../database/sql-time.js';
import { allowsAction } from './step-actions.js';
import { isAddedOrigin, isDelegatedOrigin, partLabel, type TaskPart } from './task-part.js';

/** A task that the visitor may act on, with its step. */
export interface MyTask {
  readonly task: CaseTask;
  readonly node: UserTask;
  readonly part: TaskPart;
  /** Who acts for the engine: the visitor, or for whom the visitor stands in. */
  readonly principal: Actor | null;
}

/** 404 for whoever has nothing to do with the task, 409 with who did it when it is settled, 409 while it waits for others. */
export async function assertHandler(
  tx: Transaction,
  answers: InlineAnswersService,
  loaded: LoadedCase,
  visitor: Visitor,
  action: TaskAction,
): Promise<MyTask> {
  const { task, candidates, definition } = loaded;
  const node = task ? definition.process.nodes[task.element_id] : undefined;
  if (!task || node?.kind !== 'userTask') throw notFound();
  const isMine = task.assignee === visitor.id;
  const isOffered = task.assignee === null && candidates.some((key) => visitor.keys.includes(key));
  // asked only of who has no part of their own
  const principal = isMine || isOffered ? null : await standsInFor(tx, loaded, task, visitor);
  if (task.status === 'completed' || task.status === 'canceled') {
    if (isMine || principal || (await wasOffered(tx, answers, loaded, node, visitor)))
      throw await settled(tx, loaded.row.id, task);
    throw notFound();
  }
  if (!isMine && !isOffered && !principal) {
    if (task.assignee !== null && (await wasForwardedBy(tx, loaded.row.id, task.id, visitor.id)))
      throw await taken(tx, task.assignee, caseMessages.taskForwardedTo);
    if (task.assignee !== null && (await wasOffered(tx, answers, loaded, node, visitor)))
      throw await taken(tx, task.assignee, caseMessages.taskTakenBy);
    throw notFound();
  }
  if (task.status === 'waiting' && action !== 'removeApprovers')
    throw new ApiFailure(409, 'task.waiting', caseMessages.taskWaiting);
  const origin = loaded.state?.tasks.find(({ id }) => id === task.engine_task_id)?.origin;
  const part = {
    approval: node.approval,
    isApplicantStep: isApplicantStep(definition, task.element_id),
    isAdded: isAddedOrigin(origin),
    isDelegated: isDelegatedOrigin(origin),
  };
  return { task, node, part, principal };
}

/** Who acts as the engine is told it: whose task it is, and who really acts (代理). */
export const actingAs = ({ principal }: Pick<MyTask, 'principal'>, id: string) =>
  principal ? { by: principal.id, standIn: id } : { by: id };

/** Nobody decides on an application of their own, nor answers for the applicant; 403 for whom the step excludes. */
async function standsInFor(
  tx: Transaction,
  loaded: LoadedCase,
  task: CaseTask,
  { id }: Visitor,
): Promise<Actor | null> {
  const { row, definition, candidates } = loaded;
  if (row.applicant_id === id || isApplicantStep(definition, task.element_id)) return null;
  const principals = (await principalsOf(tx, id, toSqlTime(new Date()))).filter((one) => one.id !== row.applicant_id);
  const principal = principalFor(principals, task, candidates, row.item_key);
  if (principal && excludedHandlers(loaded, task.element_id).has(id))
    throw new ApiFailure(403, 'task.excluded', caseMessages.excludedStandIn);
  return principal && named(principal);
}

/** 403 when 流程配置 does not give the step this button; 422 when it wants an opinion or a signature. */
export function assertAllowed(
  { part }: MyTask,
  action: TaskAction,
  opinion: string | null,
  signature: string | null = null,
): void {
  const { approval, isApplicantStep } = part;
  if (!allowsAction(approval, isApplicantStep, action) || (part.isDelegated && action === 'return'))
    throw new ApiFailure(403, 'action.notAllowed', caseMessages.actionNotAllowed(partLabel(part, action)));
  if (opinion === '' && approval.opinionRequired && !isApplicantStep)
    throw new ApiFailure(422, 'opinion.required', caseMessages.opinionRequired, [
      { path: 'opinion', message: caseMessages.opinionRequired },
    ]);
  if (signature === null && needsSignature(part, action))
    throw new ApiFailure(422, 'signature.required', caseMessages.signatureRequired, [
      { path: 'signature', message: caseMessages.signatureRequired },
    ]);
}

/** Who agrees or refuses signs; an opinion that was asked for by 委派 is not the step's decision. */
export const needsSignature = ({ approval, isApplicantStep, isDelegated }: TaskPart, action: TaskAction): boolean =>
  approval.signatureRequired && !isApplicantStep && !isDelegated && (action === 'complete' || action === 'refuse');

export const notFound = () => new ApiFailure(404, 'task.notFound', caseMessages.taskNotFound);

/** Would the step be offered to the visitor now? Rows of candidates are gone once somebody has the task. */
async function wasOffered(
  tx: Transaction,
  answers: InlineAnswersService,
  { definition: { process }, row, data, state }: LoadedCase,
  node: UserTask,
  visitor: Visitor,
): Promise<boolean> {
  const earlier = state ? earlierApprovers(process, state, node.id) : [];
  const { approvers } = await answers.approversOf(
    process,
    node.id,
    { applicantId: row.applicant_id, data, earlier },
    tx,
  );
  return approvers.some(({ user, group }) => visitor.keys.includes(user ?? group ?? ''));
}

async function wasForwardedBy(tx: Transaction, instanceId: string, taskId: string, by: string): Promise<boolean> {
  const lines = await tx.query(
    "select id from record where instance_id = ? and task_id = ? and person_id = ? and state in ('forwarded', 'assigned') limit 1",
    [instanceId, taskId, by],
  );
  return lines.length > 0;
}

async function taken(tx: Transaction, assignee: string, message: (person: string) => string): Promise<ApiFailure> {
  const [person] = await tx.query<{ name: string }>('select name from person where id = ?', [assignee]);
  return new ApiFailure(409, 'task.taken', message(person?.name ?? ''));
}

/** Who settled it: of a task that was taken away, whoever acted at that very moment. */
async function settled(tx: Transaction, instanceId: string, task: CaseTask): Promise<ApiFailure> {
  const acts =
    "('submitted', 'approved', 'returned', 'refused', 'withdrawn', 'terminated', 'forwarded', 'assigned', 'takenBack', 'approversRemoved')";
  const [act] = await tx.query<{ person_name: string | null; state: string }>(
    task.status === 'completed'
      ? `select person_name, state from record where instance_id = ? and task_id = ? and state in ${acts} order by id desc limit 1`
      : `select person_name, state from record where instance_id = ? and ended_at = ? and state in ${acts} order by id limit 1`,
    [instanceId, task.status === 'completed' ? task.id : task.completed_at],
  );
  return act?.person_name == null
    ? new ApiFailure(409, 'task.notOpen', caseMessages.taskGone)
    : new ApiFailure(
        409,
        'task.notOpen',
        caseMessages.taskDoneBy(act.person_name, recordStates[act.state] ?? act.state),
      );
}
