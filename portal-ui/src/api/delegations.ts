import type { DelegationRequest, Delegations } from '@xiaowu/server/contract/delegations';
import { api } from './api';

export const delegations = () => api.get<Delegations>('/delegations');
export const makeDelegation = (request: DelegationRequest, intentKey: string) =>
  api.post<{ id: string }>('/delegations', request, { intentKey });
export const endDelegation = (id: string, intentKey: string) =>
  api.post<unknown>(`/delegations/${encodeURIComponent(id)}/end`, {}, { intentKey });
