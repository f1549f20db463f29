import { shallowRef } from 'vue';

/** An answer of the server with its loading and error states. Only the last question's answer counts. */
export function useAnswer<T>(ask: (signal: AbortSignal) => Promise<T>) {
  const answer = shallowRef<T | null>(null);
  const error = shallowRef<unknown>(null);
  const isLoading = shallowRef(false);
  let controller: AbortController | null = null;

  async function load(): Promise<void> {
    controller?.abort();
    const mine = (controller = new AbortController());
    isLoading.value = true;
    error.value = null;
    try {
      const got = await ask(mine.signal);
      if (controller === mine) answer.value = got;
    } catch (reason) {
      if (controller === mine) error.value = reason;
    } finally {
      if (controller === mine) isLoading.value = false;
    }
  }
  return { answer, error, isLoading, load };
}
