import { useDebounceFn } from '@vueuse/core';
import { ref } from 'vue';
import { definitions } from '../api/definitions';
import { useListPages } from '../lists/use-list-pages';

const pageSize = 20;

/** The list with its search and pages. */
export function useDefinitionList(initialSearch: string) {
  const search = ref(initialSearch);
  const pages = useListPages(pageSize, (after, signal) =>
    definitions({ q: search.value.trim(), after, limit: pageSize }, signal),
  );
  return { ...pages, search, searchSoon: useDebounceFn(pages.restart, 250) };
}
