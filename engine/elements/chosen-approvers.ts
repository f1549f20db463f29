import type { Run } from '../run.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { Passed, Scope } from '../state/instance-state.js';

/**
 * Keeps whom the approver of a task chose for steps to come; a later choice takes the place of an earlier one. It
 * stands in the innermost scope that holds both: every instance of a multi-instance sub-process has choices of its own.
 */
export function choose(run: Run, by: Scope, chosen: { readonly [elementId: string]: readonly string[] }): void {
  const { numbers } = elementNumbers(run.process);
  for (const [elementId, people] of Object.entries(chosen)) {
    const number = numbers.get(elementId);
    if (number === undefined || people.length === 0) continue;
    const scope = commonScope(run, by, elementId);
    const now: Passed = [number, ...people.map((person) => run.state.personIndex(person))];
    const others = (scope.chosen ?? []).filter(([element]) => element !== number);
    run.state.putScope({ ...scope, chosen: [...others, now] });
  }
}

/**
 * Whom somebody chose for a step that begins: used once. Around the instances of one that is multi-instance, or the
 * rounds of a loop, it is kept for all of them.
 */
export function takeChosen(run: Run, begun: Scope): { readonly chosen?: readonly string[] } {
  const number = elementNumbers(run.process).numbers.get(begun.elementId);
  const parent = run.state.parentOf(begun);
  const around = parent?.elementId === begun.elementId ? parent : undefined;
  for (let scope: Scope | undefined = begun; scope !== undefined; scope = run.state.parentOf(scope)) {
    const found = scope.chosen?.find(([element]) => element === number);
    if (found === undefined) continue;
    if (scope.id !== around?.id) {
      const { chosen = [], ...rest } = scope;
      const left = chosen.filter((each) => each !== found);
      run.state.putScope({ ...rest, ...(left.length > 0 && { chosen: left }) });
      if (around) run.state.putScope({ ...run.state.scope(around.id), chosen: [found] });
    }
    return { chosen: peopleOf(run, found) };
  }
  // states saved before choices stood in scopes
  const { chosen } = run.state.current;
  const found = chosen?.find(([element]) => element === number);
  if (chosen === undefined || found === undefined) return {};
  run.state.patch({ chosen: chosen.filter((each) => each !== found) });
  return { chosen: peopleOf(run, found) };
}

function peopleOf(run: Run, [, ...indexes]: Passed): string[] {
  const { people } = run.state.current;
  return indexes.flatMap((index) => people[index] ?? []);
}

function commonScope(run: Run, by: Scope, elementId: string): Scope {
  const around = new Set<string>();
  for (let node = run.process.nodes[elementId]; node !== undefined; node = run.process.nodes[node.scopeId])
    around.add(node.scopeId);
  let scope = by;
  while (!around.has(scope.elementId)) {
    const outer = run.state.parentOf(scope);
    if (outer === undefined) break;
    scope = outer;
  }
  return scope;
}
