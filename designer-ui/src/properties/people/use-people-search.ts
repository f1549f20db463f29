import type { Person } from '@xiaowu/server/contract/people';
import { shallowRef } from 'vue';
import { people } from '../../api/organization';

/** The first twenty people of a search by name, pinyin or number; a later search takes the place of an earlier one. */
export function usePeopleSearch(whenFound: (rows: readonly Person[]) => void = () => undefined) {
  const found = shallowRef<readonly Person[]>([]);
  const isSearching = shallowRef(false);
  let running: AbortController | null = null;

  async function search(q: string): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    isSearching.value = true;
    try {
      const { rows } = await people({ q: q.trim(), limit: 20 }, mine.signal);
      whenFound(rows);
      found.value = rows;
    } catch {
      if (!mine.signal.aborted) found.value = [];
    } finally {
      if (running === mine) isSearching.value = false;
    }
  }
  return { found, isSearching, search };
}
