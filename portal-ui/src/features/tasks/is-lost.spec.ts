import type { TaskAction } from '@xiaowu/server/contract/tasks';
import { isLost } from './is-lost';

const actions = (...names: TaskAction[]) => names.map((action) => ({ action }));

it.each<[string, boolean, TaskAction[], TaskAction[]]>([
  ['all is as it was', false, ['complete', 'return'], ['complete', 'return']],
  ['it was settled', true, ['complete', 'return'], []],
  ['somebody else claimed it', true, ['complete', 'claim'], []],
  ['who was added has answered', false, ['complete', 'removeApprovers'], ['complete']],
])('%s: lost is %s', (_, lost, before, now) => {
  expect(isLost(actions(...before), actions(...now))).toBe(lost);
});
