import type { Approval, TaskAction as EngineAction } from '@xiaowu/engine';
import type { TaskAction } from '../contract/tasks.js';
import { actionLabels, submitLabel } from '../locales/zh-CN/cases.js';

const onByDefault = new Set<TaskAction>(['complete', 'return', 'addApprovers', 'save']);
const onAtApplicantStep = new Set<TaskAction>(['complete']);
const order: readonly TaskAction[] = [
  'complete',
  'return',
  'refuse',
  'addApprovers',
  'forward',
  'delegate',
  'assign',
  'copy',
];
/** What can be undone is switched together with 撤回. */
const settingOf = (action: Exclude<TaskAction, 'release'>): EngineAction =>
  action === 'takeBack' ? 'withdraw' : action;

/** Whether the step has this button; what 流程配置 does not say follows the defaults. */
export function allowsAction(approval: Approval, isApplicantStep: boolean, action: TaskAction): boolean {
  // what is offered to several may always be claimed
  if (action === 'claim' || action === 'release') return true;
  // an application keeps itself while it is filled in, and comes back to its applicant by 撤回
  if (isApplicantStep && (action === 'save' || action === 'takeBack')) return action === 'save';
  const setting = approval.actions.find((one) => one.action === settingOf(action));
  return setting?.enabled ?? (isApplicantStep ? onAtApplicantStep : onByDefault).has(action);
}

/** The step's own caption, else the usual one. */
export function actionLabel(approval: Approval, isApplicantStep: boolean, action: TaskAction): string {
  const own = approval.actions.find((one) => one.action === action)?.label;
  return own ?? (action === 'complete' && isApplicantStep ? submitLabel : actionLabels[action]);
}

/** The decisions the step offers, in the order they are shown. */
export function decisionsOf(approval: Approval, isApplicantStep: boolean): TaskAction[] {
  return order.filter((action) => allowsAction(approval, isApplicantStep, action));
}
