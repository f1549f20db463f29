import type { ItemData } from '@xiaowu/server/contract/items';
import { computed, type Ref, ref, shallowRef } from 'vue';
import { type ItemGap, itemGaps } from './item-gaps';

/** What the item lacks, and which of it is to be shown at its field: nobody is told off before having had a try. */
export function useItemGaps(item: Readonly<Ref<ItemData>>) {
  const gaps = computed(() => itemGaps(item.value));
  const touched = ref<readonly ItemGap[]>([]);
  const isTried = ref(false);
  return {
    gaps,
    shown: computed(() => gaps.value.filter((gap) => isTried.value || touched.value.includes(gap))),
    touch(gap: ItemGap): void {
      if (!touched.value.includes(gap)) touched.value = [...touched.value, gap];
    },
    /** Saving or publishing was tried: every gap is shown. */
    tryAll(): void {
      isTried.value = true;
    },
    /** The field that is to take the focus as soon as it stands on the page. */
    wanted: shallowRef<ItemGap | null>(null),
  };
}
