import { canWithdraw, openTasks, type InstanceState, type Process } from '@xiaowu/engine';
import type { ApplicationAction } from '../contract/applications.js';
import type { InstanceRow } from '../instances/case-rows.js';

export interface Viewer {
  readonly id: string;
  readonly isProcessAdministrator: boolean;
}

/** What the viewer may do with the case as a whole. `process` is that of the case's version. */
export function applicationActions(
  row: InstanceRow,
  process: Process,
  viewer: Viewer,
  isRated: boolean,
  supervises: boolean,
): ApplicationAction[] {
  const isApplicant = row.applicant_id === viewer.id;
  if (row.status === 'draft') return isApplicant ? ['edit', 'submit', 'delete'] : [];
  const actions: ApplicationAction[] = ['print'];
  const isRunning = row.status === 'running';
  if (isRunning && (isApplicant || viewer.isProcessAdministrator)) actions.push('terminate');
  if (isRunning && (isApplicant || supervises) && row.state !== null) {
    const state = JSON.parse(row.state) as InstanceState;
    const isHeldByOthers = openTasks(state).some(({ assignee, isSuspended }) => !isSuspended && assignee !== viewer.id);
    if (isHeldByOthers) actions.push('urge');
    if (supervises) actions.push('supervise', 'reassign', 'handOverSupervision');
    if (isApplicant && canWithdraw(process, state, viewer.id)) actions.push('withdraw');
  }
  if (isApplicant && !isRated && isRateable(row)) actions.push('rate');
  if (isApplicant) actions.push('reapply');
  if (viewer.isProcessAdministrator) actions.push('configure');
  return actions;
}

/** A case that went its way to the end; one that was ended on the way says nothing of the service. */
export const isRateable = ({ status }: Pick<InstanceRow, 'status'>): boolean =>
  status === 'completed' || status === 'refused';
