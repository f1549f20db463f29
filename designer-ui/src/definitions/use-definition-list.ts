import type { DefinitionRow } from '@xiaowu/server/contract/definitions';
import type { Page } from '@xiaowu/server/contract/list';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { useDebounceFn } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { definitions } from '../api/definitions';

const pageSize = 20;

/** The list with its search and pages. A newer question cancels the one before. */
export function useDefinitionList(initialSearch: string) {
  const search = ref(initialSearch);
  const page = shallowRef<Page<DefinitionRow> | null>(null);
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
      page.value = await definitions(
        { q: search.value.trim(), after: trail.value.at(-1), limit: pageSize },
        mine.signal,
      );
    } catch (error) {
      if (mine.signal.aborted) return;
      if (!(error instanceof ApiFailure)) throw error;
      failure.value = error.message;
    } finally {
      if (running === mine) isLoading.value = false;
    }
  }
  const restart = () => {
    trail.value = [undefined];
    return load();
  };
  onScopeDispose(() => running?.abort());

  return {
    search,
    page,
    failure,
    isLoading,
    firstShown: computed(() => (trail.value.length - 1) * pageSize + 1),
    hasBefore: computed(() => trail.value.length > 1),
    hasAfter: computed(() => page.value?.next != null),
    load,
    searchSoon: useDebounceFn(restart, 250),
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
