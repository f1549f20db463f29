import type { IncidentState, InstanceState, Scope } from './state/instance-state.js';

const none: ReadonlySet<string> = new Set();

/** A join in a scope. */
export type Join = readonly [elementId: string, scopeId: string];

/** Joins with parked tokens and complex gateways that wait for the rest; not those whose condition has failed. */
export function joinsIn({ tokens, scopes, incidents }: InstanceState): Iterable<Join> {
  const joins = new Map<string, Join>();
  for (const { elementId, scopeId } of tokens) joins.set(`${scopeId} ${elementId}`, [elementId, scopeId]);
  for (const { id, resetting } of scopes) {
    if (resetting === undefined) continue;
    for (const { elementId } of resetting) joins.set(`${id} ${elementId}`, [elementId, id]);
  }
  for (const { move, scopeId, elementId, code } of incidents) {
    if (move.type === 'recheck' && code !== 'join.deadlock') joins.delete(`${scopeId} ${elementId}`);
  }
  return joins.values();
}

/** Scopes in which only parked tokens are left, so that they never end, with one of the joins. */
export function deadlocksIn(state: InstanceState): readonly Join[] {
  const stuck = new Map(state.tokens.map(({ scopeId, elementId }) => [scopeId, elementId]));
  return [...stuck].flatMap(([scopeId, elementId]): Join[] => (hasLife(state, scopeId) ? [] : [[elementId, scopeId]]));
}

/** Is something active or stuck directly in the scope, beside elements that are always waited for? */
export function hasLife({ scopes, incidents }: InstanceState, scopeId: string, always = none): boolean {
  const isAlive = (scope: Scope): boolean => scope.parentId === scopeId && !always.has(scope.elementId);
  // A condition that cannot be looked at stops nothing, nor does what waits at a border.
  const isStuck = ({ scopeId: at, move }: IncidentState): boolean => at === scopeId && !('jobId' in move);
  return scopes.some(isAlive) || incidents.some(isStuck);
}
