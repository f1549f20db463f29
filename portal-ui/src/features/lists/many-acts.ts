import type { ManyAct } from '../tasks/use-many';

/** What can be done with several 待办 at once, in the order of the buttons. */
export const manyActs: readonly ManyAct[] = ['complete', 'assign', 'forward'];
