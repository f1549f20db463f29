import type { Page } from '@xiaowu/server/contract/list';
import type { Notification, NotificationChannels } from '@xiaowu/server/contract/notifications';
import { api } from './api';

export const notifications = (query: { limit?: number; after?: string; unread?: boolean }) =>
  api.get<Page<Notification>>('/notifications', { query });
/** No ids: all of them. */
export const readNotifications = (ids: readonly string[]) => api.post('/notifications/read', { ids });
/** How people of this school can be told of something. */
export const notificationChannels = () => api.get<NotificationChannels>('/notifications/channels');
