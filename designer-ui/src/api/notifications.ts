import type { NotificationChannels } from '@xiaowu/server/contract/notifications';
import { api } from './api';

/** How people of this school can be told of something. */
export const notificationChannels = () => api.get<NotificationChannels>('/notifications/channels');
