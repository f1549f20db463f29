import { earlierApprovers, type OpenJob, type Process } from '@xiaowu/engine';
import type { ApproversAnswer } from '@xiaowu/server/contract/approvers';
import type { Person } from '@xiaowu/server/contract/people';
import { approversFor } from '../api/approvers';
import { askedData } from './asked-data';
import { currentEntry, doneEntries, type TrialHistory } from './trial-history';

/** Whom the one before chose for the step that asks with this job; undefined = nobody was chosen. */
export function chosenFor(history: TrialHistory, jobId: string): readonly string[] | undefined {
  const asked = doneEntries(history).flatMap(({ result }) => result.jobs.filter(({ id }) => id === jobId));
  return asked.flatMap((job) => (job.kind === 'approvers' && job.chosen ? [job.chosen] : []))[0];
}

/** Does nobody get the step unless whoever does the one before chooses them? */
export function isChosenBefore({ nodes }: Process, elementId: string): boolean {
  const node = nodes[elementId];
  if (node?.kind !== 'userTask') return false;
  const { approvers } = node.approval;
  return approvers.length > 0 && approvers.every(({ kind }) => kind === 'previous');
}

/** Who would get a step of a trial run, asked with this job. */
export function peopleFor(history: TrialHistory, { id, elementId, scopeId }: OpenJob): Promise<ApproversAnswer> {
  const { process, applicantId } = history;
  const node = process.nodes[elementId];
  if (node?.kind !== 'userTask') throw new Error(`Expected ${elementId} to be a user task.`);
  const { mode, approvers, whenEmpty, standIn, whenOwn, excludesApplicant, excludesEarlierApprovers } = node.approval;
  const entry = currentEntry(history);
  const chosen = chosenFor(history, id);
  const policies = { whenEmpty, standIn, whenOwn, excludesApplicant, excludesEarlierApprovers };
  return approversFor({
    approval: { mode, approvers: [...approvers], ...policies },
    applicantId,
    data: askedData(entry, scopeId),
    earlier: earlierApprovers(process, entry.result.state, elementId),
    ...(chosen && { chosen: [...chosen] }),
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
