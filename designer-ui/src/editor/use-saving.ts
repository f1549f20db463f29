import type { Definition, PublishRequest, SaveDefinitionRequest } from '@xiaowu/server/contract/definitions';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { newIntentKey } from '@xiaowu/portal-ui/src/api/intent-key';
import { ref, shallowRef } from 'vue';
import * as api from '../api/definitions';

type Parts = Omit<SaveDefinitionRequest, 'revision'>;

/** Somebody else saved since, or edits now. */
const conflicts = new Set(['definition.changed', 'definition.locked']);

/** Saves the draft and publishes it. The code of what the server refuses because of somebody else is in `conflict`. */
export function useSaving(key: string) {
  const isBusy = ref(false);
  const conflict = shallowRef<string | null>(null);
  const failure = shallowRef<ApiFailure | null>(null);
  const savedAt = shallowRef<Date | null>(null);
  /** A call whose answer did not come is made again with the same key. */
  let last: { body: string; intentKey: string } | null = null;

  async function call<T>(body: unknown, send: (intentKey: string) => Promise<T>): Promise<T | null> {
    const text = JSON.stringify(body);
    const attempt = last?.body === text ? last : { body: text, intentKey: newIntentKey() };
    last = attempt;
    isBusy.value = true;
    failure.value = null;
    try {
      const answer = await send(attempt.intentKey);
      last = null;
      return answer;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (!error.isTemporary) last = null;
      if (error.status === 409 && conflicts.has(error.code)) conflict.value = error.code;
      else failure.value = error;
      return null;
    } finally {
      isBusy.value = false;
    }
  }

  return {
    isBusy,
    conflict,
    failure,
    savedAt,
    async save(revision: number, parts: Parts): Promise<Definition | null> {
      const body = { ...parts, revision };
      const saved = await call(body, (intentKey) => api.saveDraft(key, body, intentKey));
      if (saved) savedAt.value = new Date();
      return saved;
    },
    publish(body: Partial<PublishRequest> & { revision: number }): Promise<Definition | null> {
      return call({ ...body, publish: true }, (intentKey) => api.publishDefinition(key, body, intentKey));
    },
    async discard(): Promise<boolean> {
      return (await call({ discard: true }, (intentKey) => api.discardDraft(key, intentKey).then(() => true))) ?? false;
    },
  };
}
