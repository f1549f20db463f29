import type { InstanceState, Scope } from '../state/instance-state.js';

/**
 * Where the tokens of an instance are, as text: the same for two states that differ only in ids, in the order of things
 * or in what has been.
 */
export function markingOf(state: InstanceState): string {
  const children = new Map<string, Scope[]>();
  for (const scope of state.scopes) {
    if (scope.parentId === null) continue;
    const siblings = children.get(scope.parentId);
    if (siblings) siblings.push(scope);
    else children.set(scope.parentId, [scope]);
  }
  const write = (scope: Scope): string => {
    const { id, parentId: _, variables: __, passed: ___, doneBy: ____, served: _____, elementId, ...rest } = scope;
    const parts = (children.get(id) ?? []).map(write);
    for (const { scopeId, flowId, elementId: at } of state.tokens) if (scopeId === id) parts.push(`${flowId}>${at}`);
    for (const { scopeId, kind, elementId: at } of state.jobs) if (scopeId === id) parts.push(`${kind}@${at}`);
    const more = JSON.stringify(rest);
    return `${elementId}${more === '{}' ? '' : more}(${parts.sort().join()})`;
  };
  const [root] = state.scopes;
  return root === undefined ? '' : write(root);
}
