import type { Administrator } from '@xiaowu/server/contract/administrators';
import type { AuditLine, AuditQuery } from '@xiaowu/server/contract/audit';
import type { Page } from '@xiaowu/server/contract/list';
import { api } from './api';

export const auditLog = (query: Partial<AuditQuery>, signal?: AbortSignal) =>
  api.get<Page<AuditLine>>('/audit-log', { query, signal });

interface Administrators {
  rows: Administrator[];
}
const at = (id: string) => `/administrators/${encodeURIComponent(id)}`;
export const administrators = () => api.get<Administrators>('/administrators');
export const setAdministrator = (id: string, departments: readonly string[], intentKey: string) =>
  api.put<Administrators>(at(id), { departments }, { intentKey });
export const removeAdministrator = (id: string, intentKey: string) => api.delete<Administrators>(at(id), { intentKey });
