import type { TokenPlace } from '../commands/command.js';
import type { InstanceState } from './instance-state.js';
import { isOnItsWay } from './move.js';

/** A token that an administrator can move. */
export interface TokenPlaceFound {
  readonly place: TokenPlace;
  readonly elementId: string;
  /** `activity` waits for something, `join` is parked at one, `incident` is stuck. */
  readonly kind: 'activity' | 'join' | 'incident';
}

/** The tokens of an instance, by what `moveToken` takes; sub-processes stand before what is in them. */
export function tokenPlaces({ scopes, tokens, incidents }: InstanceState): TokenPlaceFound[] {
  const elements = new Map(scopes.map(({ id, elementId }) => [id, elementId]));
  const active = scopes.filter(({ parentId, elementId }) => parentId !== null && elements.get(parentId) !== elementId);
  return [
    ...active.map(({ id, elementId }) => ({ place: { activityId: id }, elementId, kind: 'activity' as const })),
    ...tokens.map(({ id, elementId }) => ({ place: { tokenId: id }, elementId, kind: 'join' as const })),
    ...incidents
      .filter(({ move, scopeId, elementId }) => isOnItsWay(move) && elements.get(scopeId) !== elementId)
      .map(({ id, elementId }) => ({ place: { incidentId: id }, elementId, kind: 'incident' as const })),
  ];
}
