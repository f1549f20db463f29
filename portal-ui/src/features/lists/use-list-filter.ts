import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { emptyFilter, filterFrom, filterQuery, type ListFilter } from './list-filter';

/** The filter of the list that the URL shows. Changing it starts again at the first page. */
export function useListFilter() {
  const route = useRoute();
  const router = useRouter();
  const filter = computed(() => filterFrom(route.query));
  const set = (changes: Partial<ListFilter>) => {
    const { box } = route.query;
    const query = { ...(box ? { box } : {}), ...filterQuery({ ...filter.value, ...changes }) };
    // Typing a search must not fill the history with every letter.
    void router.replace({ query });
  };
  return { filter, set, reset: () => set(emptyFilter) };
}
