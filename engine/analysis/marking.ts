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
  const inside = new Map<string, string[]>();
  const put = (scopeId: string, part: string): void => {
    const parts = inside.get(scopeId);
    if (parts) parts.push(part);
    else inside.set(scopeId, [part]);
  };
  for (const { scopeId, flowId, elementId } of state.tokens) put(scopeId, `${flowId}>${elementId}`);
  for (const { scopeId, kind, elementId } of state.jobs) put(scopeId, `${kind}@${elementId}`);
  const write = (scope: Scope): string => {
    const {
      id,
      parentId: _,
      variables: __,
      passed: ___,
      passedInside: _______,
      ballots: ______,
      doneBy: ____,
      served: _____,
      elementId,
      ...rest
    } = scope;
    const parts = [...(children.get(id) ?? []).map(write), ...(inside.get(id) ?? [])];
    const more = JSON.stringify(rest);
    return `${elementId}${more === '{}' ? '' : more}(${parts.sort().join()})`;
  };
  const [root] = state.scopes;
  return root === undefined ? '' : write(root);
}
