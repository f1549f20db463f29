import type { Run } from '../run.js';
import type { Ballot, TaskGroup } from '../state/instance-state.js';
import { retractVote } from './retract-vote.js';
import { createTask } from './task-group.js';

/** 取回 of a 票签 that has passed: it stands as before the vote of `by`, and its quorums decide. */
export function reopenBallot(run: Run, scopeId: string, ballot: Ballot, by: string): void {
  const group: TaskGroup = { id: run.state.newId('g'), scopeId, ...ballot.group };
  run.state.addGroup(group);
  for (const approver of ballot.undecided) createTask(run, group, [approver], 'entered');
  const vote = group.votes?.filter(({ person }) => run.state.current.people[person] === by).at(-1);
  // without a vote the answer did not count yet (加签 beside it): asked again with the others
  if (vote !== undefined) retractVote(run, { group, vote, task: null }, by);
}
