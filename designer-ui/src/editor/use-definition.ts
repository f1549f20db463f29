import type { Definition, DefinitionContent, PublishedDefinition } from '@xiaowu/server/contract/definitions';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { computed, shallowRef } from 'vue';
import * as api from '../api/definitions';

/** The definition with its draft, and the older version that is looked at, if any. */
export function useDefinition(key: string) {
  const definition = shallowRef<Definition | null>(null);
  const older = shallowRef<PublishedDefinition | null>(null);
  const failure = shallowRef<ApiFailure | null>(null);
  const isLoading = shallowRef(false);

  async function load(version: number | null): Promise<void> {
    isLoading.value = true;
    failure.value = null;
    try {
      const [current, published] = await Promise.all([
        api.definition(key),
        version === null ? null : api.definitionVersion(key, version),
      ]);
      definition.value = current;
      older.value = published;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      failure.value = error;
    } finally {
      isLoading.value = false;
    }
  }

  return {
    definition,
    older,
    failure,
    isLoading,
    /** What is shown: an older version, else the draft or the newest version. */
    content: computed<DefinitionContent | null>(() => older.value ?? definition.value),
    load,
    keep: (saved: Definition): void => {
      definition.value = saved;
    },
  };
}
