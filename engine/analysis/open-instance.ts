import type { MultiInstance } from '../definition/loop-characteristics.js';
import type { Process } from '../definition/graph.js';
import type { AnsweredInstance, InstanceState, Scope } from '../state/instance-state.js';

/** An instance of a multi-instance user task that a person has done, while others are open. */
export interface OpenInstance {
  readonly body: Scope;
  readonly marker: MultiInstance;
  readonly answer: AnsweredInstance;
}

/**
 * The last instance of a step that this person has done and can take back: others of it are open still, of sequential
 * ones the next, which nobody has acted on. Null = none.
 */
export function openInstanceOf(
  process: Process,
  { scopes, people, status }: InstanceState,
  by: string,
  elementId: string,
): OpenInstance | null {
  const node = process.nodes[elementId];
  const person = people.indexOf(by);
  if (node?.kind !== 'userTask' || node.multiInstance === null || person < 0 || status !== 'running') return null;
  const marker = node.multiInstance;
  for (const body of [...scopes].reverse()) {
    if (body.elementId !== elementId || body.loop?.answered === undefined) continue;
    const { answered } = body.loop;
    const answer = answered.filter(([, , ...doers]) => doers.includes(person)).at(-1);
    if (answer === undefined) continue;
    const running = scopes.filter(({ parentId }) => parentId === body.id);
    const isNext = answer === answered.at(-1) && running.every(({ isActedOn }) => isActedOn !== true);
    if (!marker.isSequential || isNext) return { body, marker, answer };
  }
  return null;
}
