import type { Page } from '@xiaowu/server/contract/list';
import { computed, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import {
  cursorOf,
  firstPage,
  type KeysetPaging,
  nextPage,
  previousPage,
  restoredPaging,
  shownRange,
} from './keyset-paging';
import { keptList, keepList } from './kept-lists';
import { pageFrom } from './list-filter';
import { withFreshHead } from './with-fresh-head';
import { useLiveRefresh } from './use-live-refresh';

export interface PageQuery {
  limit: number;
  after?: string;
}

export interface ListOptions<Row> {
  load: (query: PageQuery) => Promise<Page<Row>>;
  /** Identity of what is listed: person, box and filter. Another key is another list. */
  key: () => string;
  limit?: number;
  /** The address still is this list's: leaving changes it too, and that is no new list. */
  isShown?: () => boolean;
  /** On the phone rows are added at the end instead of turning pages. */
  endless: () => boolean;
  /** Fetched anew because of what was done here: counts beside the list follow. */
  onRefreshed?: () => void;
}

const largestLimit = 100;

/**
 * A list with keyset paging that updates by itself. The cursors of the pages already seen stand in
 * `history.state`: the back button and a reload find the same page again.
 */
export function useList<Row extends { id: string }>({
  load,
  key,
  limit = 20,
  isShown,
  endless,
  onRefreshed,
}: ListOptions<Row>) {
  const route = useRoute();
  const router = useRouter();
  const rows = shallowRef<Row[]>([]);
  const total = ref(0);
  const next = ref<string | null>(null);
  const paging = shallowRef<KeysetPaging>(firstPage);
  const isLoading = ref(false);
  const error = shallowRef<unknown>(null);
  /** The last silent refresh failed: what is shown may be old. */
  const isStale = ref(false);
  let asked = 0;

  const cacheKey = () => `${key()}#${paging.value.page}`;
  const show = (page: Page<Row>) => {
    rows.value = page.rows;
    total.value = page.total;
    next.value = page.next;
    keepList(cacheKey(), page);
  };

  async function fetchPage(silent: boolean): Promise<void> {
    const turn = ++asked;
    if (!silent) {
      isLoading.value = true;
      error.value = null;
    }
    try {
      const shown = endless() ? Math.min(largestLimit, Math.max(limit, rows.value.length)) : limit;
      const page = await load({ limit: shown, after: cursorOf(paging.value) });
      if (turn !== asked) return;
      // The last rows of a later page were settled meanwhile: go back to where there is something.
      if (page.rows.length === 0 && paging.value.page > 0) return turnTo(previousPage(paging.value), true);
      show(silent && endless() ? withFreshHead({ rows: rows.value, next: next.value }, page) : page);
      error.value = null;
      isStale.value = false;
    } catch (reason) {
      if (turn !== asked) return;
      if (silent && rows.value.length > 0) isStale.value = true;
      else error.value = reason;
    } finally {
      if (turn === asked) isLoading.value = false;
    }
  }

  async function refresh(silent = true): Promise<void> {
    await fetchPage(silent);
    onRefreshed?.();
  }

  function turnTo(to: KeysetPaging, replace = false): void {
    const query = { ...route.query };
    if (to.page > 0) query.page = String(to.page + 1);
    else delete query.page;
    const target = { query, state: { cursors: [...to.cursors] } };
    void (replace ? router.replace(target) : router.push(target));
  }

  function open(): void {
    const kept: unknown = (window.history.state as { cursors?: unknown } | null)?.cursors;
    paging.value = endless() ? firstPage : restoredPaging(kept, pageFrom(route.query));
    const before = keptList<Row>(cacheKey());
    if (before) show(before);
    else rows.value = [];
    void fetchPage(before !== undefined);
  }

  async function more(): Promise<void> {
    if (!next.value || isLoading.value) return;
    const turn = ++asked;
    isLoading.value = true;
    // what failed is asked for again
    error.value = null;
    try {
      const page = await load({ limit, after: next.value });
      if (turn !== asked) return;
      const known = new Set(rows.value.map(({ id }) => id));
      show({ ...page, rows: [...rows.value, ...page.rows.filter(({ id }) => !known.has(id))] });
    } catch (reason) {
      if (turn === asked) error.value = reason;
    } finally {
      if (turn === asked) isLoading.value = false;
    }
  }

  const path = route.path;
  watch(
    () => [key(), route.query.page],
    () => (isShown ? isShown() : route.path === path) && open(),
    { immediate: true },
  );
  useLiveRefresh(() => void fetchPage(true), { isBusy: () => isLoading.value });

  return {
    rows,
    total,
    next,
    isLoading,
    error,
    isStale,
    range: computed(() => shownRange(paging.value, limit, rows.value.length)),
    hasPrevious: computed(() => paging.value.page > 0),
    refresh,
    more,
    toNext: () => next.value && turnTo(nextPage(paging.value, next.value)),
    toPrevious: () => turnTo(previousPage(paging.value)),
  };
}

export type List<Row extends { id: string }> = ReturnType<typeof useList<Row>>;
