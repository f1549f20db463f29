import type { Notification } from '@xiaowu/server/contract/notifications';

/** Where a message leads: to the task while it is about one, else to the case. */
export function notificationTarget({
  kind,
  taskId,
  applicationId,
}: Pick<Notification, 'kind' | 'taskId' | 'applicationId'>) {
  if (kind === 'delegationMade' || kind === 'delegationEnded') return '/profile/delegations';
  if (taskId) return `/tasks/${taskId}`;
  return applicationId ? `/applications/${applicationId}` : null;
}
