import type { Quorum } from '../definition/approval.js';
import type { TaskGroup, Tally } from '../state/instance-state.js';

type Votes = Tally & Pick<TaskGroup, 'mode' | 'passPercent' | 'passQuorum' | 'refuseQuorum' | 'weights'>;

/**
 * Has the group decided? A vote passes with its quorum of approvals, and is refused with its quorum of refusals or as
 * soon as passing is out of reach; everywhere else one refusal decides.
 */
export function decide(group: Votes): 'passed' | 'refused' | null {
  const { mode, total, approved, refused } = group;
  if (total === 0) return 'passed';
  if (mode === 'vote') return count(group);
  if (refused > 0) return 'refused';
  const needed = mode === 'all' || mode === 'sequential' ? total : 1;
  return approved >= needed ? 'passed' : null;
}

function count(group: Votes): 'passed' | 'refused' | null {
  const pass: Quorum = group.passQuorum ?? { by: 'percent', value: group.passPercent ?? 50 };
  if (isReached(pass, group, ({ approved }) => approved)) return 'passed';
  if (group.refuseQuorum !== undefined && isReached(group.refuseQuorum, group, ({ refused }) => refused))
    return 'refused';
  return isReached(pass, group, ({ total, refused }) => total - refused) ? null : 'refused';
}

/** A quorum of more than there are asks for all of them. */
function isReached({ by, value }: Quorum, group: Votes, votesOf: (tally: Tally) => number): boolean {
  const tally = by === 'weight' ? (group.weights ?? group) : group;
  const votes = votesOf(tally);
  // Whole numbers only: a third of three people is one person.
  return votes > 0 && (by === 'percent' ? votes * 100 >= tally.total * value : votes >= Math.min(value, tally.total));
}
