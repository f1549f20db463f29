import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { ElMessage } from 'element-plus';
import { ref, shallowRef } from 'vue';
import type { ItemArchive } from '../exchange/item-archive';
import type { MergeContent } from '../merge/merge-entry';
import { download } from './download';

/** The whole item out as one file, or anew as another item; with everything that is not saved yet. */
export function useCarrying(key: string, now: () => Promise<MergeContent>) {
  const isCloning = ref(false);
  const cloned = shallowRef<{ kind: 'clone'; archive: ItemArchive } | null>(null);

  async function packed(): Promise<ItemArchive | null> {
    try {
      const { packItem } = await import('../exchange/carry-item');
      return await packItem(key, await now());
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      ElMessage.error(error.message);
      return null;
    }
  }

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
