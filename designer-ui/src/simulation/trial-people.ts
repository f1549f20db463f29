import { earlierApprovers } from '@xiaowu/engine';
import type { ApproversAnswer } from '@xiaowu/server/contract/approvers';
import type { Person } from '@xiaowu/server/contract/people';
import { approversFor } from '../api/approvers';
import { askedData } from './asked-data';
import { currentEntry, type TrialHistory } from './trial-history';

/** Who would get a step of a trial run; `scopeId`: where it waits. */
export function peopleFor(history: TrialHistory, elementId: string, scopeId?: string): Promise<ApproversAnswer> {
  const { process, applicantId } = history;
  const node = process.nodes[elementId];
  if (node?.kind !== 'userTask') throw new Error(`Expected ${elementId} to be a user task.`);
  const { mode, approvers, whenEmpty, standIn, whenOwn, excludesApplicant, excludesEarlierApprovers } = node.approval;
  const entry = currentEntry(history);
  const policies = { whenEmpty, standIn, whenOwn, excludesApplicant, excludesEarlierApprovers };
  return approversFor({
    approval: { mode, approvers: [...approvers], ...policies },
    applicantId,
    data: askedData(entry, scopeId),
    earlier: earlierApprovers(process, entry.result.state, elementId),
  });
}

/**
 * The head of whoever holds a task, of what a group is offered the one of the item's `department` (its code): who gets it
 * when its time is over. Never the applicant.
 */
export async function headOf(holder: string, applicantId: string, department: string): Promise<Person | undefined> {
  const isGroup = holder.includes(':');
  const answer = await approversFor({
    approval: {
      ...{ mode: 'single', whenEmpty: 'hold', standIn: null, whenOwn: isGroup ? 'skip' : 'head' },
      ...{ excludesApplicant: false, excludesEarlierApprovers: false },
      approvers: [{ kind: 'departmentHead', department: isGroup ? department : 'applicant' }],
    },
    applicantId: isGroup ? applicantId : holder,
    data: {},
    earlier: [],
  });
  return answer.people.find(({ id }) => id !== applicantId && id !== holder);
}
