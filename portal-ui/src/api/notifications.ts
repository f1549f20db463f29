import type { Page } from '@xiaowu/server/contract/list';
import type { Notification } from '@xiaowu/server/contract/notifications';
import { api } from './api';

export const notifications = (query: { limit?: number; after?: string; unread?: boolean }) =>
  api.get<Page<Notification>>('/notifications', { query });
/** No ids: all of them. */
export const readNotifications = (ids: readonly string[]) => api.post('/notifications/read', { ids });
