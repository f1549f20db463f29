import type {
  AssignOpenTaskRequest,
  CaseDetail,
  DeadJob,
  IncidentRow,
  MoveTokenRequest,
} from '@xiaowu/server/contract/administration';
import type { Heat } from '@xiaowu/server/contract/heat';
import type { MonitorQuery, MonitorRow } from '@xiaowu/server/contract/instances';
import type { Page } from '@xiaowu/server/contract/list';
import { api } from './api';

const at = (id: string, rest = '') => `/instances/${encodeURIComponent(id)}${rest}`;

export const cases = (query: Partial<MonitorQuery>, signal?: AbortSignal) =>
  api.get<Page<MonitorRow>>('/instances', { query, signal });
export const caseDetail = (id: string) => api.get<CaseDetail>(at(id));
export const heat = (key: string, version: number) =>
  api.get<Heat>(`/definitions/${encodeURIComponent(key)}/versions/${version}/heat`);
export const incidents = (query: { item?: string; after?: string; limit?: number }, signal?: AbortSignal) =>
  api.get<Page<IncidentRow>>('/incidents', { query, signal });
export const retryIncidents = (ids: readonly string[], intentKey: string) =>
  api.post<{ results: { id: string; message: string | null }[] }>('/incidents/retry', { ids }, { intentKey });
export const retryIncident = (id: string, incidentId: string, intentKey: string) =>
  api.post(at(id, `/incidents/${encodeURIComponent(incidentId)}/retry`), {}, { intentKey });
export const actOnCase = (id: string, act: 'suspend' | 'resume' | 'terminate', reason: string, intentKey: string) =>
  api.post(at(id, `/${act}`), { reason }, { intentKey });
export const assignTask = (id: string, taskId: string, body: AssignOpenTaskRequest, intentKey: string) =>
  api.post(at(id, `/tasks/${encodeURIComponent(taskId)}/assign`), body, { intentKey });
export const moveToken = (id: string, body: MoveTokenRequest, intentKey: string) =>
  api.post(at(id, '/move-token'), body, { intentKey });
interface ByHand {
  readonly variables: Record<string, unknown>;
  readonly reason: string;
}
export const setVariables = (id: string, body: ByHand, intentKey: string) =>
  api.post(at(id, '/variables'), body, { intentKey });
export const deliverEvent = (id: string, jobId: string, body: ByHand, intentKey: string) =>
  api.post(at(id, `/jobs/${encodeURIComponent(jobId)}/deliver`), body, { intentKey });
export const deadJobs = (query: { after?: string; limit?: number }, signal?: AbortSignal) =>
  api.get<Page<DeadJob>>('/dead-jobs', { query, signal });
export const retryDeadJob = (id: string, intentKey: string) =>
  api.post(`/dead-jobs/${encodeURIComponent(id)}/retry`, {}, { intentKey });
export const discardDeadJob = (id: string, reason: string, intentKey: string) =>
  api.post(`/dead-jobs/${encodeURIComponent(id)}/discard`, { reason }, { intentKey });
