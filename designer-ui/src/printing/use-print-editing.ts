import type { PrintTemplate } from '@xiaowu/server/contract/definitions';
import { computed, readonly, ref } from 'vue';
import { useEditHistory } from '../editor/use-edit-history';
import { changePage, keepPages, listPages, mainKey, type PrintPages } from './print-pages';

/** The print pages while they are edited. `mainName` is what the main page is called unless it has a name of its own. */
export function usePrintEditing(opened: PrintPages, mainName: string) {
  const { now, apply, ...history } = useEditHistory(opened);
  const chosen = ref(mainKey);
  const at = ref<number | null>(null);
  const pages = computed(() => listPages(now.value, mainName));
  const page = computed(() => pages.value.find(({ key }) => key === chosen.value) ?? pages.value[0]);
  const change = (edit: (pages: readonly PrintTemplate[]) => readonly PrintTemplate[], about: string | null = null) =>
    apply((before) => keepPages(edit(listPages(before, mainName)), mainName), about);
  const set = (part: Partial<PrintTemplate>, about: string | null = null) => {
    const key = page.value?.key;
    if (key !== undefined) change((all) => changePage(all, key, part), about && `${key} ${about}`);
  };

  return {
    ...history,
    now,
    apply,
    pages,
    /** The page that is open. */
    page,
    /** Index of the block that was selected last, which may be gone; null = the page as a whole. */
    at: readonly(at),
    open(key: string): void {
      chosen.value = key;
      at.value = null;
    },
    select: (index: number | null): void => {
      at.value = index;
    },
    /** Changes the list of pages. */
    change,
    /** Changes what is said of the open page. */
    set,
  };
}

export type PrintEditing = ReturnType<typeof usePrintEditing>;
