import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import type { Definition } from '@xiaowu/server/contract/definitions';
import type { ShallowRef } from 'vue';
import { definition } from '../api/definitions';

/** Asks anew how many cases run in each version: they go on, and over to another, while the page is open. */
export function useRunningCounts(current: ShallowRef<Definition>): () => Promise<void> {
  return async () => {
    try {
      const { versions } = await definition(current.value.key);
      const counts = new Map(versions.map(({ version, runningCount }) => [version, runningCount]));
      const counted = current.value.versions.map((each) => ({
        ...each,
        runningCount: counts.get(each.version) ?? each.runningCount,
      }));
      current.value = { ...current.value, versions: counted };
    } catch (error) {
      // those that were known are better than none
      if (!(error instanceof ApiFailure)) throw error;
    }
  };
}
