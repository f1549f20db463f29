import type { Process } from '../definition/graph.js';
import type { InstanceState } from '../state/instance-state.js';
import { isInterrupted } from './interrupting.js';
import type { PassedStep } from './previous-steps.js';
import { passedSteps } from './previous-steps.js';

/** May this person take the case back? Only the applicant, and only while nobody has acted since the submission. */
export function canWithdraw(process: Process, state: InstanceState, by: string): boolean {
  const isAtApplicant = state.scopes.some(({ elementId }) => elementId === process.applicantTaskId);
  return (
    state.status === 'running' &&
    by === state.people[0] &&
    !state.isActedOn &&
    !isAtApplicant &&
    !isInterrupted(process, state, state.scopes[0]?.id ?? '') &&
    applicantStep(process, state) !== undefined
  );
}

/** The applicant's step once it is passed, where the process itself remembers it. */
export function applicantStep(process: Process, state: InstanceState): PassedStep | undefined {
  const root = state.scopes[0]?.id ?? '';
  return passedSteps(process, state, root).find(({ elementId }) => elementId === process.applicantTaskId);
}
