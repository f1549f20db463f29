import type { DelegationRequest, Delegations } from '@xiaowu/server/contract/delegations';
import type { ItemChoices } from '@xiaowu/server/contract/items';
import { api } from './api';

export const delegations = () => api.get<Delegations>('/delegations');
/** For what somebody can stand in for me. */
export const delegableItems = () => api.get<ItemChoices>('/delegations/items');
export const makeDelegation = (request: DelegationRequest, intentKey: string) =>
  api.post<{ id: string }>('/delegations', request, { intentKey });
export const endDelegation = (id: string, intentKey: string) =>
  api.post<unknown>(`/delegations/${encodeURIComponent(id)}/end`, {}, { intentKey });
