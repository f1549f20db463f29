import type { Page } from '@xiaowu/server/contract/list';
import type { Download, DownloadRequest, ManagedNotice, Notice, NoticeRequest } from '@xiaowu/server/contract/notices';
import { api } from './api';

export const notices = async () => (await api.get<{ rows: Notice[] }>('/notices')).rows;
export const notice = (id: string) => api.get<Notice>(`/notices/${encodeURIComponent(id)}`);
export const managedNotices = (query: { limit: number; after?: string }) =>
  api.get<Page<ManagedNotice>>('/notices/all', { query });
export const publishNotice = (request: NoticeRequest, intentKey: string) =>
  api.post<{ id: string }>('/notices', request, { intentKey });
export const changeNotice = (id: string, request: NoticeRequest) =>
  api.put<unknown>(`/notices/${encodeURIComponent(id)}`, request);
export const withdrawNotice = (id: string, intentKey: string) =>
  api.post<unknown>(`/notices/${encodeURIComponent(id)}/withdraw`, {}, { intentKey });
export const removeNotice = (id: string) => api.delete(`/notices/${encodeURIComponent(id)}`);
export const downloads = async () => (await api.get<{ rows: Download[] }>('/downloads')).rows;
export const offerDownload = (request: DownloadRequest, intentKey: string) =>
  api.post<{ id: string }>('/downloads', request, { intentKey });
export const removeDownload = (id: string) => api.delete(`/downloads/${encodeURIComponent(id)}`);
