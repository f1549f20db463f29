import type { TaskGroup } from '../state/instance-state.js';

/**
 * Has the group decided? A vote passes with its share of approvals and is refused as soon as that is out of reach;
 * everywhere else one refusal decides.
 */
export function decide(
  group: Pick<TaskGroup, 'mode' | 'passPercent' | 'total' | 'approved' | 'refused'>,
): 'passed' | 'refused' | null {
  const { mode, passPercent = 50, total, approved, refused } = group;
  if (total === 0) return 'passed';
  if (mode === 'vote') {
    // Whole numbers only: a third of three people is one person.
    const isReached = (votes: number): boolean => votes > 0 && votes * 100 >= total * passPercent;
    if (isReached(approved)) return 'passed';
    return isReached(total - refused) ? null : 'refused';
  }
  if (refused > 0) return 'refused';
  const needed = mode === 'all' || mode === 'sequential' ? total : 1;
  return approved >= needed ? 'passed' : null;
}
