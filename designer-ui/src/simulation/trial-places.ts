import type { InstanceState } from '@xiaowu/engine';
import type { TrialEntry } from './trial-history';

/** Where a trial stands in the drawing, and where it has been. */
export interface TrialPlaces {
  /** How much waits at an element. */
  readonly waiting: ReadonlyMap<string, number>;
  /** Elements that cannot go on. */
  readonly stuck: ReadonlySet<string>;
  readonly passed: ReadonlySet<string>;
  readonly taken: ReadonlySet<string>;
}

export function placesOf(entries: readonly TrialEntry[]): TrialPlaces {
  const passed = new Set<string>();
  const taken = new Set<string>();
  for (const { result } of entries) {
    for (const event of result.events) {
      if (event.type === 'activity.completed') passed.add(event.elementId);
      else if (event.type === 'sequenceFlow.taken') taken.add(event.elementId);
    }
  }
  const state = entries.at(-1)?.result.state;
  const waiting = state === undefined ? new Map<string, number>() : waitingIn(state);
  for (const elementId of waiting.keys()) passed.delete(elementId);
  const stuck = new Set(state?.incidents.map(({ elementId }) => elementId) ?? []);
  return { waiting, stuck, passed, taken };
}

function waitingIn({ status, scopes, tasks, jobs, tokens }: InstanceState): Map<string, number> {
  const counts = new Map<string, number>();
  if (status !== 'running') return counts;
  const add = (elementId: string) => counts.set(elementId, (counts.get(elementId) ?? 0) + 1);
  const elements = new Map(scopes.map(({ id, elementId }) => [id, elementId]));
  for (const { scopeId, status: its } of tasks) if (its === 'open') add(elements.get(scopeId) ?? '');
  for (const { elementId } of [...jobs, ...tokens]) add(elementId);
  return counts;
}
