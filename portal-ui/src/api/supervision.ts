import type {
  HandOverSupervisionRequest,
  ReassignRequest,
  SuperviseRequest,
} from '@xiaowu/server/contract/supervision';
import { api } from './api';

const at = (id: string, act: string) => `/applications/${encodeURIComponent(id)}/supervision/${act}`;

export const supervise = (id: string, body: SuperviseRequest, intentKey: string) =>
  api.post(at(id, 'notes'), body, { intentKey });
export const handOverSupervision = (id: string, body: HandOverSupervisionRequest, intentKey: string) =>
  api.post(at(id, 'hand-over'), body, { intentKey });
export const reassign = (id: string, body: ReassignRequest, intentKey: string) =>
  api.post(at(id, 'assign'), body, { intentKey });
