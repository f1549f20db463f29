import type { Download, DownloadRequest, Notice } from '@xiaowu/server/contract/notices';
import { api } from './api';

export const notices = async () => (await api.get<{ rows: Notice[] }>('/notices')).rows;
export const notice = (id: string) => api.get<Notice>(`/notices/${encodeURIComponent(id)}`);
export const downloads = async () => (await api.get<{ rows: Download[] }>('/downloads')).rows;
export const offerDownload = (request: DownloadRequest, intentKey: string) =>
  api.post<{ id: string }>('/downloads', request, { intentKey });
export const removeDownload = (id: string) => api.delete(`/downloads/${encodeURIComponent(id)}`);
