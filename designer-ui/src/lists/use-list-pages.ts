import type { Page } from '@xiaowu/server/contract/list';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';

/** A list with its pages. A newer question cancels the one before. */
export function useListPages<Row>(
  pageSize: number,
  ask: (after: string | undefined, signal: AbortSignal) => Promise<Page<Row>>,
) {
  const page = shallowRef<Page<Row> | null>(null);
  const failure = shallowRef<string | null>(null);
  const isLoading = ref(false);
  /** Cursors of the pages up to this one; the first page has none. */
  const trail = shallowRef<readonly (string | undefined)[]>([undefined]);
  let running: AbortController | null = null;

  async function load(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    isLoading.value = true;
    failure.value = null;
    try {
      page.value = await ask(trail.value.at(-1), mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return;
      if (!(error instanceof ApiFailure)) throw error;
      failure.value = error.message;
    } finally {
      if (running === mine) isLoading.value = false;
    }
  }
  onScopeDispose(() => running?.abort());

  return {
    page,
    failure,
    isLoading,
    firstShown: computed(() => (trail.value.length - 1) * pageSize + 1),
    hasBefore: computed(() => trail.value.length > 1),
    hasAfter: computed(() => page.value?.next != null),
    load,
    /** Another question: its first page. */
    restart(): Promise<void> {
      trail.value = [undefined];
      return load();
    },
    async goAfter(): Promise<void> {
      if (page.value?.next == null) return;
      trail.value = [...trail.value, page.value.next];
      await load();
    },
    async goBefore(): Promise<void> {
      trail.value = trail.value.slice(0, -1);
      await load();
    },
  };
}

export type ListPages = ReturnType<typeof useListPages>;
