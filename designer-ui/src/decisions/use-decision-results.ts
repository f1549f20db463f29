import { type Ref, shallowRef, watch } from 'vue';
import type { DecisionResults } from '../expressions/known-names';
import type { DecisionFile } from './dmn-file';

/** What the decisions of the definition give, by their ids; null until they are read. */
export function useDecisionResults(files: Ref<readonly DecisionFile[]>): Readonly<Ref<DecisionResults | null>> {
  const results = shallowRef<DecisionResults | null>(null);
  watch(
    files,
    async (now) => {
      // reading DMN is a library of its own, which most definitions do not need
      const read = now.length === 0 ? new Map() : await import('./read-results').then((m) => m.readResults(now));
      if (now === files.value) results.value = read;
    },
    { immediate: true },
  );
  return results;
}
