import type { Process } from '../definition/graph.js';
import { elementNumbers } from './element-numbers.js';
import type { InstanceState, StoodIn } from './instance-state.js';
import type { WorkingCopy } from './working-copy.js';

/** Keeps who did a step in the place of a person (代理) or agreed beside them (加签), to count as somebody who did it. */
export function noteStandIn(state: WorkingCopy, process: Process, elementId: string, pair: readonly string[]): void {
  const [person, standIn] = pair.map((id) => state.personIndex(id)) as [number, number];
  const now: StoodIn = [numberOf(process, elementId), person, standIn];
  const known = state.current.stoodIn ?? [];
  if (!known.some((each) => each.every((part, index) => part === now[index])))
    state.patch({ stoodIn: [...known, now] });
}

/** What others did at a step in the place of a person, or beside them, does not count any more. */
export function forgetStandIn(state: WorkingCopy, process: Process, elementId: string, person: number): void {
  const number = numberOf(process, elementId);
  forgetStandIns(state, ([element, principal]) => element === number && principal === person);
}

/** The same of all of them where `isUndone` says so. */
export function forgetStandIns(state: WorkingCopy, isUndone: (each: StoodIn) => boolean): void {
  const known = state.current.stoodIn ?? [];
  const left = known.filter((each) => !isUndone(each));
  if (left.length < known.length) state.patch({ stoodIn: left });
}

/** Who did a step (its number) in the place of one of these people, or agreed beside them; indexes into `people`, both. */
export function standInsAt({ stoodIn = [] }: InstanceState, element: number, people: readonly number[]): number[] {
  return stoodIn.flatMap(([at, person, standIn]) => (at === element && people.includes(person) ? [standIn] : []));
}

const numberOf = (process: Process, elementId: string): number => elementNumbers(process).numbers.get(elementId) ?? -1;
