import type { Process } from '../definition/graph.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { InstanceState, Scope } from '../state/instance-state.js';
import { isInterrupted } from './interrupting.js';
import { openInstanceOf } from './open-instance.js';
import { openVoteOf } from './open-vote.js';
import type { PassedStep } from './previous-steps.js';
import { elementAtLevel } from './region.js';
import { isWithdrawn, regionOf } from './return-targets.js';
import { type WayBack, wayBack } from './way-back.js';

/** What 取回 would do. */
export interface TakeBack {
  readonly step: PassedStep;
  readonly way: WayBack;
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
    const index = passed.map(([number, ...people]) => number === element && people.includes(person)).lastIndexOf(true);
    if (index < 0) continue;
    const [, ...indexes] = passed[index] ?? [element];
    const people = indexes.flatMap((each) => state.people[each] ?? []);
    const step: PassedStep = { elementId, people, scopeId: owner.id };
    const region = regionOf(process, state, step, null);
    const way = region && wayBack(process, state, step, region, { person: by });
    if (way === null) return null;
    const later = passed
      .slice(index + 1)
      .flatMap(([number]) => (number === element ? [] : [elementAtLevel(process, ids[number] ?? '', owner.elementId)]));
    if (later.some((id) => id !== null && isBehind(way, id))) return null;
    return !isInterrupted(process, state, owner.id) && isUntouched(state, owner, way) ? { step, way } : null;
  }
  return null;
}

/** Of several tokens only what the one that goes back has passed stands against it. */
function isBehind({ region, fired, isOneOfSeveral }: WayBack, elementId: string): boolean {
  return isOneOfSeveral ? fired.has(elementId) : region.has(elementId);
}

/** Nobody acted on anything that is active there, and no other process was called. */
function isUntouched(state: InstanceState, owner: Scope, way: WayBack): boolean {
  const inside = new Set<string>();
  for (const scope of state.scopes) {
    const { id, parentId, isActedOn, passed } = scope;
    const isIn = parentId === owner.id ? isWithdrawn(way, scope) : inside.has(parentId ?? '');
    if (!isIn) continue;
    if (isActedOn === true || passed !== undefined) return false;
    inside.add(id);
  }
  return !state.jobs.some(({ kind, scopeId }) => kind === 'call' && inside.has(scopeId));
}
