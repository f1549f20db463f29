import { decide } from '../elements/decide.js';
import type { InstanceState, TaskGroup, TaskState } from '../state/instance-state.js';

/** `ends`: the case is over, refused. `counts`: one vote among others (票签). `opinion`: whoever asked decides (委派). */
export type RefusalEffect = 'ends' | 'counts' | 'opinion';

/** What it would come to if this open task were refused now (不同意): a refusal of who was added is that of the task. */
export function refusalEffect(
  { tasks, groups }: Pick<InstanceState, 'tasks' | 'groups'>,
  taskId: string,
): RefusalEffect {
  const task = tasks.find(({ id }) => id === taskId);
  const group = groups.find(({ id }) => id === task?.groupId);
  if (task === undefined || group === undefined) return 'ends';
  if (group.addedTo === null) return decide(withRefusal(group, task)) === 'refused' ? 'ends' : 'counts';
  return group.position === 'delegated' ? 'opinion' : refusalEffect({ tasks, groups }, group.addedTo);
}

function withRefusal(group: TaskGroup, { weight = 1 }: TaskState): TaskGroup {
  const { refused, weights } = group;
  return {
    ...group,
    refused: refused + 1,
    ...(weights !== undefined && { weights: { ...weights, refused: weights.refused + weight } }),
  };
}
