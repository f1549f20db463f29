import type { ReturnMode } from '@xiaowu/engine';
import type { CaseNotificationKind } from '../locales/zh-CN/notifications.js';

/** Kinds that ask for a task to be done: once it is, they say nothing any more. */
export const aboutTasks: ReadonlySet<CaseNotificationKind> = new Set<CaseNotificationKind>([
  'taskArrived',
  'taskUrged',
  'taskReminder',
]);

/** Somebody has to be told something about a case. */
export interface Notice {
  readonly kind: CaseNotificationKind;
  /** Row id of the task it leads to. */
  readonly taskId: string | null;
  readonly stepName: string;
  /** Person ids. */
  readonly people: readonly string[];
  /** Group keys (`role:x`); their members are told. */
  readonly groups: readonly string[];
  /** Words of the step's own settings, with `{{names}}`; absent = the usual ones. */
  readonly words?: string;
  /** Names of `noticeChannels`; absent = the usual ones of the school. */
  readonly channels?: readonly string[];
  /** Where 退回 is what is told of: how the case goes on after the rework. */
  readonly returnMode?: ReturnMode;
  /** Numbers of further people, looked up when it is sent. */
  readonly numbers?: readonly string[];
}

/** Payload of a `notify` job: the facts the texts are made of, as they were at the time. */
export interface NotifyPayload {
  readonly instanceId: string;
  readonly itemName: string;
  readonly serialNumber: string | null;
  readonly applicantName: string;
  /** Who did it; null = the system. */
  readonly actorName: string | null;
  /** Opinion, reason or note. */
  readonly text: string;
  readonly notices: readonly Notice[];
}
