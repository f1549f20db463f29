import type { Scope, Variables } from './instance-state.js';
import type { WorkingCopy } from './working-copy.js';

/** Everything an expression in this scope can read: inner names hide outer ones. */
export function visibleVariables(state: WorkingCopy, scope: Scope): Variables {
  const chain: Variables[] = [];
  for (let at: Scope | undefined = scope; at !== undefined; at = state.parentOf(at)) {
    const loopCounter = at.loopCounter ?? at.round;
    if (loopCounter !== undefined) chain.push({ loopCounter });
    if (at.variables !== undefined) chain.push(at.variables);
  }
  return chain.length === 1 ? (chain[0] as Variables) : Object.assign({}, ...chain.reverse());
}

/** What can be read in this scope and is not the process's: items of multi-instances, inputs of activities. */
export function innerVariables(state: WorkingCopy, scope: Scope): Variables {
  const chain: Variables[] = [];
  for (let at = scope, parent = state.parentOf(at); parent !== undefined; at = parent, parent = state.parentOf(at))
    chain.push(at.variables ?? {});
  return Object.assign({}, ...chain.reverse()) as Variables;
}

/** Sets variables of this very scope. */
export function setLocalVariables(state: WorkingCopy, scopeId: string, variables: Variables): void {
  const scope = state.scope(scopeId);
  state.putScope({ ...scope, variables: { ...scope.variables, ...variables } });
}

/**
 * Writes each variable where it is known, looking outwards from `scopeId`; an unknown one is made at the nearest
 * instance of a multi-instance activity, which so keeps its own, or else at the process.
 * Returns what changed at the process.
 */
export function writeVariables(state: WorkingCopy, scopeId: string, variables: Variables): Variables {
  const atProcess: Variables = {};
  for (const [name, value] of Object.entries(variables)) {
    const owner = ownerOf(state, scopeId, name);
    setLocalVariables(state, owner.id, { [name]: value });
    if (owner.parentId === null) atProcess[name] = value;
  }
  return atProcess;
}

function ownerOf(state: WorkingCopy, scopeId: string, name: string): Scope {
  let fallback: Scope | undefined;
  let scope = state.scope(scopeId);
  for (;;) {
    if (scope.variables !== undefined && Object.hasOwn(scope.variables, name)) return scope;
    if (scope.loopCounter !== undefined) fallback ??= scope;
    const parent = state.parentOf(scope);
    if (parent === undefined) return fallback ?? scope;
    scope = parent;
  }
}
