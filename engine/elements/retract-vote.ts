import type { OpenVote } from '../analysis/open-vote.js';
import type { Run } from '../run.js';
import type { Tally, TaskGroup, Vote } from '../state/instance-state.js';
import { forgetStandIn } from '../state/stood-in.js';
import { approverOf } from './approver-of.js';
import { cancelTask, createTask } from './task-group.js';

/** What a person has decided counts no more, and the person is asked again; who was asked next waits again (依次). */
export function retractVote(run: Run, { group, vote, task }: OpenVote, by: string): void {
  forgetDoer(run, group, by);
  if (vote === null) {
    if (task === null) return askBeside(run, group, by);
    // The people beside it go on; only the own answer is open again.
    const { weight, agreed } = task;
    const again = createTask(run, group, [{ user: by, ...(weight !== undefined && { weight }) }], 'rework');
    if (agreed !== undefined) run.state.putTask({ ...again, agreed });
    for (const added of run.state.current.groups.filter(({ addedTo }) => addedTo === task.id)) {
      run.state.putGroup({ ...added, addedTo: again.id });
    }
    return run.state.removeTask(task.id);
  }
  const { weights, votes = [], queue = [], ...rest } = group;
  const left = votes.filter((each) => each !== vote);
  const waiting = task === null ? queue : [approverOf(task), ...queue];
  const { weight } = vote;
  const now: TaskGroup = {
    ...rest,
    ...without(group, vote.outcome, 1),
    ...(weights !== undefined && { weights: without(weights, vote.outcome, weight ?? 1) }),
    ...(waiting.length > 0 && { queue: waiting }),
    ...(left.length > 0 && { votes: left }),
  };
  if (task !== null) cancelTask(run, task, 'takenBack');
  run.state.putGroup(now);
  createTask(run, now, [{ user: by, ...(weight !== undefined && { weight }) }], 'rework');
}

/** The step is open again for somebody else already: now both have to answer. */
function askBeside(run: Run, group: TaskGroup, by: string): void {
  const now: TaskGroup = { ...group, mode: 'all', total: group.total + 1 };
  run.state.putGroup(now);
  createTask(run, now, [{ user: by }], 'rework');
}

function without({ total, approved, refused }: Tally, outcome: Vote['outcome'], votes: number): Tally {
  if (outcome === 'approve') return { total, approved: approved - votes, refused };
  return { total, approved, refused: refused - votes };
}

function forgetDoer(run: Run, { scopeId, votes = [] }: TaskGroup, by: string): void {
  const index = run.state.personIndex(by);
  if (votes.filter(({ person }) => person === index).length > 1) return;
  const { doneBy = [], ...scope } = run.state.scope(scopeId);
  const others = doneBy.filter((person) => person !== index);
  run.state.putScope({ ...scope, ...(others.length > 0 && { doneBy: others }) });
  forgetStandIn(run.state, run.process, scope.elementId, index);
}
