import type { TaskAction } from '@xiaowu/server/contract/tasks';

type Actions = readonly { readonly action: TaskAction }[];

/** These come and go with what others do, while the task stays mine. */
const passing: ReadonlySet<TaskAction> = new Set<TaskAction>(['removeApprovers', 'return']);

/** Is something gone that could be done with the task: is it no longer mine? */
export const isLost = (before: Actions, now: Actions): boolean =>
  before.some(({ action }) => !passing.has(action) && !now.some((one) => one.action === action));
