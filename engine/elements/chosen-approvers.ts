import type { Run } from '../run.js';
import { elementNumbers } from '../state/element-numbers.js';

/** Keeps whom an approver chose for steps to come; a later choice takes the place of an earlier one. */
export function choose(run: Run, chosen: { readonly [elementId: string]: readonly string[] }): void {
  const { numbers } = elementNumbers(run.process);
  const now = Object.entries(chosen).flatMap(([elementId, people]) => {
    const number = numbers.get(elementId);
    if (number === undefined || people.length === 0) return [];
    return [[number, ...people.map((person) => run.state.personIndex(person))] as const];
  });
  const again = new Set(now.map(([number]) => number));
  const others = (run.state.current.chosen ?? []).filter(([number]) => !again.has(number));
  if (now.length > 0) run.state.patch({ chosen: [...others, ...now] });
}

/** Whom somebody chose for a step that begins: used once. */
export function takeChosen(run: Run, elementId: string): { readonly chosen?: readonly string[] } {
  const { chosen, people } = run.state.current;
  const number = elementNumbers(run.process).numbers.get(elementId);
  const found = chosen?.find(([element]) => element === number);
  if (chosen === undefined || found === undefined) return {};
  run.state.patch({ chosen: chosen.filter((each) => each !== found) });
  const [, ...indexes] = found;
  return { chosen: indexes.flatMap((index) => people[index] ?? []) };
}
