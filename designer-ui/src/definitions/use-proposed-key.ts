import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { useDebounceFn } from '@vueuse/core';
import { computed, ref, watch } from 'vue';
import { proposedKey } from '../api/definitions';

/**
 * Keeps the key of a new item in step with its name, until the person writes one of their own. `filledIn` hears of every
 * proposal: somebody may be about to write.
 */
export function useProposedKey(input: { name: string; key: string }, filledIn: () => void) {
  /** The key that was proposed last: what differs from it is the person's. */
  const proposed = ref('');
  let asked: Promise<void> = Promise.resolve();
  const isOpen = () => input.key === '' || input.key === proposed.value;

  async function ask(): Promise<void> {
    const name = input.name.trim();
    if (name === '' || !isOpen()) return;
    try {
      const key = await proposedKey(name);
      if (name !== input.name.trim() || !isOpen()) return;
      proposed.value = key;
      input.key = key;
      filledIn();
    } catch (error) {
      // without a proposal the person writes one
      if (!(error instanceof ApiFailure)) throw error;
    }
  }
  const askSoon = useDebounceFn(() => (asked = ask()), 250);
  let soon: Promise<unknown> = Promise.resolve();
  watch(
    () => input.name,
    () => {
      soon = askSoon();
    },
  );

  return {
    isProposed: computed(() => input.key !== '' && input.key === proposed.value),
    /** The dialog begins anew: what it brings is nobody's proposal. */
    begin: () => {
      proposed.value = '';
    },
    /** Waits for the proposal of the name as it is: it may be submitted right after the last letter. */
    settled: async () => {
      await soon;
      await asked;
    },
  };
}
