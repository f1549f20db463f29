import type { InstanceState } from '@xiaowu/engine';
import type { CaseDetail } from '../../contract/administration.js';

type Place = CaseDetail['tokens'][number]['place'];

/** Where the tokens are: activities that nothing runs inside of, joins, and places that are stuck. */
export function tokenPlaces({ scopes, tokens, incidents }: InstanceState): { place: Place; elementId: string }[] {
  const parents = new Set(scopes.map(({ parentId }) => parentId));
  const stuck = new Set(incidents.map(({ scopeId }) => scopeId));
  return [
    ...scopes
      .filter(({ id, parentId }) => parentId !== null && !parents.has(id) && !stuck.has(id))
      .map(({ id, elementId }) => ({ place: { activityId: id }, elementId })),
    ...tokens.map(({ id, elementId }) => ({ place: { tokenId: id }, elementId })),
    ...incidents.map(({ id, elementId }) => ({ place: { incidentId: id }, elementId })),
  ];
}
