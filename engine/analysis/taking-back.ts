import type { Process } from '../definition/graph.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { InstanceState, Scope } from '../state/instance-state.js';
import { isInterrupted } from './interrupting.js';
import { openInstanceOf } from './open-instance.js';
import { openVoteOf } from './open-vote.js';
import type { PassedStep } from './previous-steps.js';
import { elementAtLevel } from './region.js';
import { regionOf } from './return-targets.js';

/** What 取回 would do. */
export interface TakeBack {
  readonly step: PassedStep;
  /** What is withdrawn, see `regionOf`. */
  readonly region: ReadonlySet<string>;
}

/** May this person take the case back to a step, or the own answer out of one that waits for others? */
export function canTakeBack(process: Process, state: InstanceState, by: string, elementId: string): boolean {
  if (state.status !== 'running') return false;
  return (
    openVoteOf(state, by, elementId) !== null ||
    openInstanceOf(process, state, by, elementId) !== null ||
    takeBackOf(process, state, by, elementId) !== null
  );
}

/**
 * The step as this person has done it, with what is behind it: null when somebody has acted there since, or passed a
 * later step, or an event sub-process has taken over. Claiming is not acting. The applicant's own step is taken back by `withdraw`.
 */
export function takeBackOf(process: Process, state: InstanceState, by: string, elementId: string): TakeBack | null {
  const { ids, numbers } = elementNumbers(process);
  const [element, person] = [numbers.get(elementId), state.people.indexOf(by)];
  if (element === undefined || elementId === process.applicantTaskId) return null;
  // The innermost and latest first: one of several instances rather than what was before them.
  for (const owner of [...state.scopes].reverse()) {
    const passed = owner.passed ?? [];
    const index = passed.findIndex(([number, ...people]) => number === element && people.includes(person));
    if (index < 0) continue;
    const [, ...indexes] = passed[index] ?? [element];
    const people = indexes.flatMap((each) => state.people[each] ?? []);
    const step: PassedStep = { elementId, people, scopeId: owner.id };
    const region = regionOf(process, state, step, null);
    const later = passed
      .slice(index + 1)
      .map(([number]) => elementAtLevel(process, ids[number] ?? '', owner.elementId));
    if (region === null || later.some((id) => id !== null && region.has(id))) return null;
    return !isInterrupted(process, state, owner.id) && isUntouched(state, owner, region) ? { step, region } : null;
  }
  return null;
}

/** Nobody acted on anything that is active there, and no other process was called. */
function isUntouched(state: InstanceState, owner: Scope, region: ReadonlySet<string>): boolean {
  const inside = new Set<string>();
  for (const { id, parentId, elementId, isActedOn, passed } of state.scopes) {
    const isIn = parentId === owner.id ? region.has(elementId) : inside.has(parentId ?? '');
    if (!isIn) continue;
    if (isActedOn === true || passed !== undefined) return false;
    inside.add(id);
  }
  return !state.jobs.some(({ kind, scopeId }) => kind === 'call' && inside.has(scopeId));
}
