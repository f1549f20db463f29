import { canWithdraw, mainProcess, openTasks, type InstanceState } from '@xiaowu/engine';
import type { ApplicationAction } from '../contract/applications.js';
import type { SupervisedStep } from '../contract/supervision.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import type { Administers } from '../http/administers.js';
import { applicantMay, type CaseButton } from '../instances/case-buttons.js';
import type { InstanceRow } from '../instances/case-rows.js';

export interface Viewer {
  readonly id: string;
  /** Whose items they administer. */
  readonly administers: Administers;
}

/** What the viewer is to the case, beside its applicant. */
export interface Standing {
  /** They administer its item. */
  readonly isAdministered: boolean;
  readonly isRated: boolean;
  /** The steps for which they answer, else null. */
  readonly supervised: readonly Pick<SupervisedStep, 'isReassignable'>[] | null;
}

/** What the viewer may do with the case as a whole. `definition` is that of the case. */
export function applicationActions(
  row: InstanceRow,
  definition: CompiledDefinition,
  viewer: Pick<Viewer, 'id'>,
  { isAdministered, isRated, supervised }: Standing,
): ApplicationAction[] {
  const isApplicant = row.applicant_id === viewer.id;
  const may = (button: CaseButton) => isApplicant && applicantMay(definition, button);
  const printing: ApplicationAction[] = !isApplicant || may('print') ? ['print'] : [];
  if (row.status === 'draft') return isApplicant ? ['edit', 'submit', 'delete', ...printing] : [];
  const actions = [...printing];
  const isRunning = row.status === 'running';
  const supervises = supervised !== null;
  // a case that was called ends with its caller
  const isCalled = row.parent_job_id !== null;
  if (isRunning && ((may('terminate') && !isCalled) || isAdministered)) actions.push('terminate');
  if (isRunning && (isApplicant || supervises) && row.state !== null) {
    const state = JSON.parse(row.state) as InstanceState;
    const isHeldByOthers = openTasks(state).some(({ assignee, isSuspended }) => !isSuspended && assignee !== viewer.id);
    // a case that was called is held by people, too: 催办 reaches them
    const waitsForCalled = state.jobs.some(({ kind }) => kind === 'call');
    if ((isHeldByOthers || waitsForCalled) && (may('urge') || supervises)) actions.push('urge');
    if (supervises) actions.push('supervise', 'handOverSupervision');
    if (supervised?.some(({ isReassignable }) => isReassignable)) actions.push('reassign');
    if (may('withdraw') && !isCalled && canWithdraw(definition.process, state, viewer.id)) actions.push('withdraw');
  }
  if (isApplicant && !isRated && isRateable(row)) actions.push('rate');
  if (may('reapply') && isStartedByPeople(definition)) actions.push('reapply');
  return actions;
}

/** A case that went its way to the end; one that was ended on the way says nothing of the service. */
export const isRateable = ({ status }: Pick<InstanceRow, 'status'>): boolean =>
  status === 'completed' || status === 'refused';

/** A pool that a partner's message started, or a process of the file that was called, cannot be applied for. */
export const isStartedByPeople = ({ process, processes }: CompiledDefinition): boolean =>
  process.id === mainProcess({ processes })?.id;
