import type { FormData } from '@xiaowu/server/contract/forms';
import type { TrialEntry } from './trial-history';

/**
 * The form as a step in this scope finds it, with what only the scope has: the item of a multi-instance, inputs of what
 * stands around. Inner names hide outer ones.
 */
export function askedData({ data, result }: TrialEntry, scopeId: string | undefined): FormData {
  const chain: object[] = [];
  const { scopes } = result.state;
  const scopeOf = (id: string | null | undefined) => scopes.find((scope) => scope.id === id);
  for (let at = scopeOf(scopeId); at && at.parentId !== null; at = scopeOf(at.parentId)) chain.push(at.variables ?? {});
  return Object.assign({}, data, ...chain.reverse()) as FormData;
}
