import { ref, shallowRef } from 'vue';
import type { ItemArchive } from '../exchange/item-archive';
import type { MergeContent } from '../merge/merge-entry';
import { told } from '../shell/told';
import { download } from './download';

/** The whole item out as one file, or anew as another item; with everything that is not saved yet. */
export function useCarrying(key: string, now: () => Promise<MergeContent>) {
  const isCloning = ref(false);
  const cloned = shallowRef<{ kind: 'clone'; archive: ItemArchive } | null>(null);

  const packed = () =>
    told<ItemArchive>(async () => {
      const { packItem } = await import('../exchange/carry-item');
      return packItem(key, await now());
    });

  return {
    isCloning,
    cloned,
    async exportItem(): Promise<void> {
      const archive = await packed();
      if (!archive) return;
      const { writeItem } = await import('../exchange/item-archive');
      download(`${archive.content.item.name || key}.zip`, 'application/zip', writeItem(archive));
    },
    async clone(): Promise<void> {
      const archive = await packed();
      if (!archive) return;
      cloned.value = { kind: 'clone', archive };
      isCloning.value = true;
    },
  };
}
