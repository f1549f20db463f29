import { computed, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { items } from '../../api/items';
import { useAnswer } from '../../components/use-answer';
import { type FacetKey, hallQuery, hasFacets, withFacet } from './hall-query';

/** The 办事中心 as the address says: facets, search, and what was found. */
export function useHall() {
  const route = useRoute();
  const router = useRouter();
  const query = computed(() => hallQuery(route.query));
  const { answer, error, isLoading, load } = useAnswer((signal) => items(query.value, signal));
  watch(
    () => JSON.stringify(query.value),
    () => {
      if (route.name === 'items') void load();
    },
    { immediate: true },
  );
  return {
    query,
    list: answer,
    error,
    isLoading,
    load,
    isNarrowed: computed(() => hasFacets(query.value)),
    /** Title and hint of a hall in which nothing was found: a keyword is only blamed when there is one. */
    emptyTexts: computed(() => {
      if (query.value.q) return ['empty', 'emptyHint'] as const;
      return hasFacets(query.value) ? (['empty', 'emptyFacetsHint'] as const) : (['none', 'noneHint'] as const);
    }),
    choose: (key: FacetKey, value: string | null) => void router.push({ query: withFacet(query.value, key, value) }),
    // Typing must not fill the history with every letter.
    search: (text: string) => void router.replace({ query: withFacet(query.value, 'q', text.trim() || null) }),
    clear: () => void router.push({ query: {} }),
  };
}
