import type {
  HandOverRequest,
  HandOverRestRequest,
  HandOverRestResult,
  HandOverResult,
  HeldWork,
  Leavers,
} from '@xiaowu/server/contract/hand-over';
import { api } from './api';

export const leavers = () => api.get<Leavers>('/tasks/hand-over/leavers');
export const heldWork = (person: string) => api.get<HeldWork>('/tasks/hand-over', { query: { person } });
export const handOver = (body: HandOverRequest, intentKey: string) =>
  api.post<HandOverResult>('/tasks/hand-over', body, { intentKey, timeoutMs: 120_000 });
export const handOverRest = (body: HandOverRestRequest, intentKey: string) =>
  api.post<HandOverRestResult>('/tasks/hand-over/rest', body, { intentKey });
