import type { Approver } from '../commands/command.js';
import type { TaskState } from '../state/instance-state.js';

/** Whom a task was made for, before somebody claimed it. */
export function approverOf({ assignee, candidates, offeredTo, weight }: TaskState): Approver {
  const [group = ''] = offeredTo ?? candidates;
  const who = assignee === null || offeredTo !== undefined ? { group } : { user: assignee };
  return { ...who, ...(weight !== undefined && { weight }) };
}
