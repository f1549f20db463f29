import { computed } from 'vue';
import type { PrintBlock } from './print-block';
import { readPage } from './read-page';
import type { PrintEditing } from './use-print-editing';
import { writePage } from './write-page';

/** The open page as blocks. Apart from its editing, because only the tab of print pages needs a reader of HTML. */
export function usePageBlocks({ page, at, set }: PrintEditing) {
  const blocks = computed(() => readPage(page.value?.html ?? ''));
  return {
    blocks,
    /** Index of the selected block; null = the page as a whole. */
    selected: computed(() => (at.value !== null && at.value < blocks.value.length ? at.value : null)),
    /** Changes what stands on the page. */
    setBlocks: (next: readonly PrintBlock[], about: string | null = null): void =>
      set({ html: writePage(next) }, about),
  };
}
