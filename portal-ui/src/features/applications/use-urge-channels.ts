import type { NoticeChannel } from '@xiaowu/server/contract/notice-channels';
import { shallowRef } from 'vue';
import { notificationChannels } from '../../api/notifications';

/** The school's channels for 催办, all of them chosen at first. */
export function useUrgeChannels() {
  const offered = shallowRef<readonly NoticeChannel[]>([]);
  const chosen = shallowRef<readonly NoticeChannel[]>([]);
  return {
    offered,
    chosen,
    /** Before each 催办. Who cannot ask reminds by all that there are, as is said in the end. */
    async ask(): Promise<void> {
      offered.value = [];
      try {
        offered.value = chosen.value = (await notificationChannels()).channels;
      } catch {
        // reminding may still go well
      }
    },
    /** As it is sent: undefined = all. */
    named: () => (offered.value.length > 1 ? chosen.value : undefined),
  };
}
