import { ApiFailure } from './api-failure';
import { newIntentKey } from './intent-key';

/**
 * Runs a writing call with the key of its intent. The same call again after no answer came (timeout, offline) is a
 * repetition: it takes the same key, so that the server does it once. Anything else is a new intent.
 */
export function createIntent() {
  let last: { key: string; body: string } | null = null;
  return async function run<T>(body: unknown, call: (intentKey: string) => Promise<T>): Promise<T> {
    const text = JSON.stringify(body) ?? '';
    const intent = last?.body === text ? last : { key: newIntentKey(), body: text };
    last = null;
    try {
      return await call(intent.key);
    } catch (error) {
      if (error instanceof ApiFailure && error.isTemporary) last = intent;
      throw error;
    }
  };
}
