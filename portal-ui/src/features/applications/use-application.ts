import type { Application } from '@xiaowu/server/contract/applications';
import { ref, shallowRef, watch } from 'vue';
import { application as fetchApplication } from '../../api/applications';
import { useLiveRefresh } from '../lists/use-live-refresh';

/** A case as I may see it; follows what others do while it is open. */
export function useApplication(id: () => string) {
  const application = shallowRef<Application | null>(null);
  const error = shallowRef<unknown>(null);
  const isLoading = ref(false);
  let asked = 0;

  async function load(silent = false): Promise<void> {
    const turn = ++asked;
    if (!silent) {
      isLoading.value = true;
      error.value = null;
    }
    try {
      const answer = await fetchApplication(id());
      if (turn !== asked) return;
      // An unchanged case must not redraw its diagram under the reader's hand.
      if (JSON.stringify(answer) !== JSON.stringify(application.value)) application.value = answer;
      error.value = null;
    } catch (reason) {
      if (turn === asked && !silent) error.value = reason;
    } finally {
      if (turn === asked) isLoading.value = false;
    }
  }

  watch(
    id,
    () => {
      application.value = null;
      void load();
    },
    { immediate: true },
  );
  useLiveRefresh(() => void (application.value && !application.value.endedAt && load(true)), {
    isBusy: () => isLoading.value,
  });

  return { application, error, isLoading, load };
}
