import type { ItemChoices } from '@xiaowu/server/contract/items';
import { onScopeDispose, shallowRef, watch } from 'vue';

/** Items by name, asked for by `load`, anew when `of` changes. Without them nothing can be chosen, the rest still works. */
export function useItemChoices(load: () => Promise<ItemChoices>, of: () => unknown = () => null) {
  const choices = shallowRef<ItemChoices['rows']>([]);
  let asked = 0;
  async function ask(): Promise<void> {
    const turn = ++asked;
    const answer = await load().catch(() => null);
    if (answer && turn === asked) choices.value = answer.rows;
  }
  watch(of, () => void ask(), { immediate: true });
  onScopeDispose(() => asked++);
  return { choices, refresh: ask };
}
