import {
  Bell,
  Box,
  CircleCheck,
  CircleClose,
  Clock,
  RefreshLeft,
  Share,
  Switch,
  SwitchButton,
  View,
  Warning,
} from '@element-plus/icons-vue';
import type { NotificationKind } from '@xiaowu/server/contract/notifications';
import type { Component } from 'vue';
import type { Tone } from '../applications/status-look';

const looks: Record<NotificationKind, [Tone, Component]> = {
  taskArrived: ['active', Box],
  stepArrived: ['neutral', Box],
  stepCompleted: ['success', CircleCheck],
  stepReturned: ['warning', RefreshLeft],
  stepReminded: ['warning', Clock],
  stepOverdue: ['danger', Clock],
  taskUrged: ['warning', Bell],
  taskReminder: ['warning', Clock],
  overdue: ['danger', Clock],
  supervised: ['warning', View],
  returned: ['warning', RefreshLeft],
  completed: ['success', CircleCheck],
  failed: ['danger', Warning],
  refused: ['danger', CircleClose],
  terminated: ['neutral', SwitchButton],
  incident: ['danger', Warning],
  copied: ['neutral', Share],
  delegationMade: ['active', Switch],
  delegationEnded: ['neutral', Switch],
};

export function notificationLook(kind: NotificationKind): { tone: Tone; icon: Component } {
  const [tone, icon] = looks[kind];
  return { tone, icon };
}
