import type { Run } from '../run.js';
import type { TaskState } from '../state/instance-state.js';
import { createTask, groupsAddedTo, isBefore } from './task-group.js';

/** 直送: while the rework runs nobody else of the step can act, and what they have decided stays. */
export function pauseTasks(run: Run, returned: TaskState): void {
  for (const task of run.state.current.tasks) {
    if (task.scopeId !== returned.scopeId || task.status !== 'open') continue;
    if (task.id === returned.id) {
      run.state.putTask({ ...task, status: 'returned' });
    } else {
      run.state.putTask({ ...task, status: 'suspended' });
      const { elementId } = run.state.scope(task.scopeId);
      run.emit({ type: 'userTask.suspended', taskId: task.id, elementId });
    }
  }
}

/** The rework is done: who returned it gets a new task, the others go on with theirs. */
export function resumeTasks(run: Run, scopeId: string): void {
  for (const task of run.state.current.tasks.filter((each) => each.scopeId === scopeId)) {
    const added = groupsAddedTo(run, task.id);
    if (task.status === 'returned') {
      const { weight, agreed } = task;
      const approvers =
        task.assignee === null
          ? task.candidates.map((group) => ({ group }))
          : [{ user: task.assignee, ...(weight !== undefined && { weight }) }];
      run.state.removeTask(task.id);
      const again = createTask(run, run.state.group(task.groupId), approvers, 'resumed');
      if (agreed !== undefined) run.state.putTask({ ...again, agreed });
      for (const group of added) run.state.putGroup({ ...group, addedTo: again.id });
    } else if (task.status === 'suspended' && !added.some(({ position }) => isBefore(position))) {
      run.state.putTask({ ...task, status: 'open' });
      const { elementId } = run.state.scope(task.scopeId);
      run.emit({ type: 'userTask.resumed', taskId: task.id, elementId });
    }
  }
}
