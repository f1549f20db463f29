import {
  Bell,
  CircleCheck,
  CircleClose,
  Clock,
  Connection,
  Document,
  Flag,
  Loading,
  Minus,
  Plus,
  Promotion,
  RefreshLeft,
  Right,
  Share,
  Switch,
  SwitchButton,
  VideoPause,
  View,
  Warning,
} from '@element-plus/icons-vue';
import type { ApplicationStatus } from '@xiaowu/server/contract/applications';
import type { RecordState } from '@xiaowu/server/contract/records';
import type { Component } from 'vue';

/** 处理中 blue, 完成 green, 退回 orange, 终止 grey, 超时 red. */
export type Tone = 'active' | 'success' | 'warning' | 'neutral' | 'danger';

export interface Look {
  tone: Tone;
  icon: Component;
  /** Key of the word in the locale: colour alone says nothing. */
  text: string;
}

export type ShownStatus = ApplicationStatus | 'returned';

export const shownStatus = (row: { status: ApplicationStatus; isReturned: boolean }): ShownStatus =>
  row.status === 'running' && row.isReturned ? 'returned' : row.status;

const applicationLooks: Record<ShownStatus, [Tone, Component]> = {
  draft: ['neutral', Document],
  running: ['active', Loading],
  suspended: ['warning', VideoPause],
  completed: ['success', CircleCheck],
  failed: ['danger', Warning],
  refused: ['danger', CircleClose],
  terminated: ['neutral', SwitchButton],
  returned: ['warning', RefreshLeft],
};

const recordLooks: Record<RecordState, [Tone, Component]> = {
  processing: ['active', Loading],
  waiting: ['active', Clock],
  submitted: ['success', Promotion],
  approved: ['success', CircleCheck],
  returned: ['warning', RefreshLeft],
  refused: ['danger', CircleClose],
  approversAdded: ['active', Plus],
  addedBefore: ['active', Plus],
  addedAfter: ['active', Plus],
  addedParallel: ['active', Plus],
  forwarded: ['active', Switch],
  assigned: ['active', Switch],
  delegated: ['active', Switch],
  approversRemoved: ['neutral', Minus],
  takenBack: ['warning', RefreshLeft],
  copied: ['neutral', Share],
  withdrawn: ['warning', RefreshLeft],
  terminated: ['neutral', SwitchButton],
  urged: ['warning', Bell],
  skipped: ['neutral', Right],
  replaced: ['active', Switch],
  canceled: ['neutral', CircleClose],
  timedOut: ['danger', Clock],
  reminded: ['warning', Clock],
  escalated: ['danger', Clock],
  supervised: ['warning', View],
  supervisionMoved: ['active', Switch],
  completed: ['success', Flag],
  incident: ['danger', Warning],
  called: ['active', Promotion],
  callEnded: ['success', CircleCheck],
  messageReceived: ['neutral', Bell],
  signalReceived: ['neutral', Bell],
  suspended: ['warning', VideoPause],
  resumed: ['active', Right],
  tokenMoved: ['warning', Switch],
  migrated: ['neutral', Switch],
};

export function applicationLook(status: ShownStatus): Look {
  const [tone, icon] = applicationLooks[status];
  return { tone, icon, text: `applications.status.${status}` };
}

export function recordLook(state: RecordState): Look {
  const [tone, icon] = recordLooks[state];
  return { tone, icon, text: `applications.state.${state}` };
}

/** What I did last in a case; an answer of a newer server is shown as done rather than not at all. */
export function outcomeLook(outcome: string | null): Look {
  if (outcome && outcome in recordLooks) return recordLook(outcome as RecordState);
  return { tone: 'success', icon: CircleCheck, text: 'tasks.status.completed' };
}

export function taskLook(task: { status: string; isOverdue: boolean }): Look {
  if (task.isOverdue) return { tone: 'danger', icon: Clock, text: 'tasks.status.overdue' };
  switch (task.status) {
    case 'offered':
      return { tone: 'warning', icon: Connection, text: 'tasks.status.offered' };
    case 'waiting':
      return { tone: 'neutral', icon: Clock, text: 'tasks.status.waiting' };
    case 'completed':
      return { tone: 'success', icon: CircleCheck, text: 'tasks.status.completed' };
    case 'canceled':
      return { tone: 'neutral', icon: CircleClose, text: 'tasks.status.canceled' };
    default:
      return { tone: 'active', icon: View, text: 'tasks.status.assigned' };
  }
}
