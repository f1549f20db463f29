import type { ItemCard } from '@xiaowu/server/contract/items';
import { defineStore } from 'pinia';
import { reactive } from 'vue';
import { useI18n } from 'vue-i18n';
import { setFavorite } from '../../api/items';
import { sayFailure, saySuccess } from '../../components/say';

/** What was starred or unstarred since the lists were loaded, so that every card of an item shows the same. */
export const useFavorites = defineStore('favorites', () => {
  const { t } = useI18n({ useScope: 'global' });
  const changed = reactive(new Map<string, ItemCard>());
  const busy = new Set<string>();

  const isFavorite = (card: ItemCard) => changed.get(card.key)?.isFavorite ?? card.isFavorite;

  /** Shown at once, taken back when the server refuses. */
  async function toggle(card: ItemCard): Promise<void> {
    if (busy.has(card.key)) return;
    busy.add(card.key);
    const before = isFavorite(card);
    changed.set(card.key, { ...card, isFavorite: !before });
    try {
      await setFavorite(card.key, !before);
      saySuccess(before ? t('hall.unfavorited') : t('hall.favorited'));
    } catch (error) {
      changed.set(card.key, { ...card, isFavorite: before });
      sayFailure(error);
    } finally {
      busy.delete(card.key);
    }
  }

  /** A loaded list of favourites as it is now. */
  function current(loaded: readonly ItemCard[]): ItemCard[] {
    const known = new Set(loaded.map(({ key }) => key));
    const added = [...changed.values()].filter(({ key, isFavorite: is }) => is && !known.has(key));
    return [...loaded.filter((card) => changed.get(card.key)?.isFavorite ?? true), ...added];
  }

  return { isFavorite, toggle, current };
});
