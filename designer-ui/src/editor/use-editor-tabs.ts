import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { readTab } from './editor-tabs';

/** Which tab of the editor is shown: it stands in the address. */
export function useEditorTabs() {
  const route = useRoute();
  const router = useRouter();
  const tab = computed({
    get: () => readTab(route.query.tab),
    set: (next) => void router.replace({ query: { ...route.query, tab: next === 'diagram' ? undefined : next } }),
  });
  const isDrawing = computed(() => tab.value === 'diagram');
  return {
    tab,
    isDrawing,
    /** Two of them show the same file, with the property panel beside it. */
    hasPanel: computed(() => isDrawing.value || tab.value === 'steps'),
  };
}

export type EditorTabState = ReturnType<typeof useEditorTabs>;
