import type { Approver } from '../commands/command.js';
import type { Run } from '../run.js';
import type { Ballot } from '../state/instance-state.js';

/** Who is asked when a 票签 is done again: who has done it, with the weights of their votes, and who had not voted. */
export function askedIn(run: Run, { group, undecided }: Ballot, people: readonly string[]): Approver[] {
  const votes = new Map(group.votes?.map(({ person, weight }) => [run.state.current.people[person], weight]));
  const done = people.map((user): Approver => {
    const weight = votes.get(user);
    return { user, ...(weight !== undefined && { weight }) };
  });
  return [...done, ...undecided.filter(({ user }) => user === undefined || !people.includes(user))];
}
