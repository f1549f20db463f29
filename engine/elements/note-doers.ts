import type { Run } from '../run.js';
import type { TaskGroup, TaskState } from '../state/instance-state.js';
import { noteStandIn } from '../state/stood-in.js';

/** Remembers who answered a task, and who did so in their place (代理), for policies that look at who has approved. */
export function noteDoer(run: Run, task: TaskState, group: TaskGroup, outcome: 'approve' | 'refuse', by: string): void {
  const { standIn } = run.origin;
  if (group.addedTo !== null) {
    const people = [by, ...(standIn === undefined ? [] : [standIn])];
    if (outcome === 'approve')
      noteAgreed(
        run,
        group,
        people.map((id) => run.state.personIndex(id)),
      );
    return;
  }
  const index = run.state.personIndex(by);
  const scope = run.state.scope(task.scopeId);
  if (scope.doneBy?.includes(index) !== true) {
    run.state.putScope({ ...scope, doneBy: [...(scope.doneBy ?? []), index] });
  }
  if (standIn !== undefined) noteStandIn(run.state, run.process, scope.elementId, [by, standIn]);
}

/**
 * A task counts as approved by `voter`: whoever was added to it (加签) and agreed has approved, too. Of an added one they
 * wait on the task that it was added to, whosever that is when it is answered.
 */
export function noteHelpers(
  run: Run,
  { agreed = [], scopeId }: TaskState,
  group: TaskGroup,
  voter: string | null,
): void {
  if (group.addedTo !== null) return noteAgreed(run, group, agreed);
  if (voter === null) return;
  const { elementId } = run.state.scope(scopeId);
  for (const index of agreed)
    noteStandIn(run.state, run.process, elementId, [voter, run.state.current.people[index] ?? '']);
}

/** What somebody thinks who was only asked (委派) approves nothing. */
function noteAgreed(run: Run, { addedTo, position }: TaskGroup, people: readonly number[]): void {
  const task = addedTo === null ? undefined : run.state.task(addedTo);
  if (task === undefined || position === 'delegated' || people.length === 0) return;
  run.state.putTask({ ...task, agreed: [...new Set([...(task.agreed ?? []), ...people])] });
}
