import { z } from 'zod';
import { noticeChannels } from './notice-channels.js';
import { instant, listQuery, page } from './list.js';

export const notificationKind = z.enum([
  'taskArrived',
  'stepArrived', // of somebody else: who is told of it by the settings of the step
  'stepCompleted', // in the same way
  'stepReturned',
  'stepReminded',
  'stepOverdue',
  'taskUrged',
  'taskReminder',
  'overdue',
  'supervised', // whoever answers for an overdue case says something
  'returned',
  'completed',
  'failed',
  'refused',
  'terminated',
  'incident',
  'copied',
  'delegationMade', // somebody asks me to stand in
  'delegationEnded', // before its time
]);

/** A message in the portal's bell. Title and text are Chinese, made when it was sent. */
export const notification = z.object({
  id: z.string(),
  kind: notificationKind,
  title: z.string(),
  text: z.string(),
  applicationId: z.string().nullable(),
  taskId: z.string().nullable(),
  createdAt: instant,
  isRead: z.boolean(),
});

/** `GET /api/notifications?unread` · `POST /api/notifications/read {ids}` (empty = all). */
export const notificationsQuery = listQuery.extend({ unread: z.enum(['true', 'false']).optional() });
export const notificationsPage = page(notification);
export const readNotificationsRequest = z.object({ ids: z.array(z.string().max(40)).max(100) });

/** `GET /api/notifications/channels`: how people of this school can be told of something. */
export const notificationChannels = z.object({ channels: z.array(z.enum(noticeChannels)) });

export type NotificationChannels = z.infer<typeof notificationChannels>;
export type Notification = z.infer<typeof notification>;
export type NotificationKind = z.infer<typeof notificationKind>;
