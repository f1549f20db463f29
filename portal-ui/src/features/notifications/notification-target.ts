import type { Notification } from '@xiaowu/server/contract/notifications';

/** Where a message leads: to the task while it is about one, else to the case. */
export function notificationTarget({ taskId, applicationId }: Pick<Notification, 'taskId' | 'applicationId'>) {
  if (taskId) return `/tasks/${taskId}`;
  return applicationId ? `/applications/${applicationId}` : null;
}
