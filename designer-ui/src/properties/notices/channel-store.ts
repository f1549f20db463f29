import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { shallowRef } from 'vue';
import { notificationChannels } from '../../api/notifications';

/** There is always the bell of the portal. */
const channels = shallowRef<readonly string[]>(['portal']);
let asked: Promise<void> | null = null;

async function load(): Promise<void> {
  try {
    channels.value = (await notificationChannels()).channels;
  } catch (error) {
    asked = null;
    if (!(error instanceof ApiFailure)) throw error;
  }
}

/** The channels that the school has set up, asked for once. */
export function useChannels() {
  asked ??= load();
  return { channels };
}
