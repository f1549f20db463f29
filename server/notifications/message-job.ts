import { outsideNight, type WorkCalendar } from '@xiaowu/engine';
import type { OutsideChannel } from '../channels/channels.service.js';
import { isRingingChannel } from '../contract/notice-channels.js';
import { newId } from '../database/new-id.js';
import { toSqlTime } from '../database/sql-time.js';
import { aboutTasks } from '../instances/notice.js';
import type { JobKind, JobRow } from '../instances/outbox.js';
import type { Told } from './send-notifications.js';

/** Payload of a job that tells one person something outside of the portal; their address is looked up when it is sent. */
export interface MessagePayload {
  readonly personId: string;
  readonly subject: string;
  readonly text: string;
  /** Page of the portal that it is about. */
  readonly path: string;
  /** Task that it asks for; once it is done there is nothing to say. */
  readonly taskId?: string;
}

/** The kind of job of each channel. */
export const messageKinds = { email: 'mail', wecom: 'wecom', sms: 'sms' } as const satisfies Record<
  OutsideChannel,
  JobKind
>;

interface Occasion {
  readonly instanceId: string;
  readonly calendar: WorkCalendar;
  /** UTC ISO. */
  readonly at: string;
}

/** A row for each person. Of no case: they are sent also when the case has ended; what rings waits for the morning. */
export function messageJobs(channel: OutsideChannel, told: readonly Told[], occasion: Occasion): JobRow[] {
  const { instanceId, calendar, at } = occasion;
  const dueAt = toSqlTime(isRingingChannel(channel) ? outsideNight(calendar, at) : at);
  return told.map(({ personId, kind, title: subject, text, taskId }): JobRow => {
    const path = taskId === null ? `/applications/${instanceId}` : `/tasks/${taskId}`;
    const asksFor = taskId !== null && aboutTasks.has(kind) ? { taskId } : {};
    const payload: MessagePayload = { personId, subject, text, path, ...asksFor };
    return {
      ...{ id: newId(), kind: messageKinds[channel], instance_id: null, engine_job_id: null, task_id: null },
      ...{ payload: JSON.stringify(payload), due_at: dueAt },
    };
  });
}
