import type { Definition } from '@xiaowu/server/contract/definitions';
import { shallowRef } from 'vue';
import type { MergeContent, MergeEntry, Three } from '../merge/merge-entry';
import { localCopies } from './local-copies';
import { partsOf } from './use-workspace';

/** Both changed it: what has to be merged. */
export interface Merging {
  readonly contents: Three<MergeContent>;
  readonly entries: readonly MergeEntry[];
}

/** What this person edited and the server does not have: taken up again, or merged when somebody else saved since. */
export function useUnsaved(personId: () => string, key: string) {
  const unsaved = shallowRef<MergeContent | null>(null);
  /** When it was edited; null when nothing was taken up. */
  const restoredFrom = shallowRef<string | null>(null);
  const merging = shallowRef<Merging | null>(null);

  function begin(): void {
    unsaved.value = restoredFrom.value = merging.value = null;
  }

  return {
    begin,
    unsaved,
    restoredFrom,
    merging,
    /** Looks for a copy in this browser and says how it goes on with it. */
    async look(definition: Definition): Promise<void> {
      begin();
      const copy = await localCopies.read(personId(), key);
      if (!copy) return;
      if (copy.revision === definition.revision) {
        unsaved.value = copy.content;
        restoredFrom.value = copy.at;
        return;
      }
      const contents = { base: copy.base, theirs: partsOf(definition), mine: copy.content };
      // the reader of files comes with it: only when there is something to merge
      const { mergeEntries } = await import('../merge/merge-content');
      const entries = await mergeEntries(contents);
      if (entries.some(({ mine }) => mine !== null)) merging.value = { contents, entries };
      else await localCopies.remove(personId(), key);
    },
    forget: (): Promise<void> => {
      begin();
      return localCopies.remove(personId(), key);
    },
    /** What came of the merge is edited on. */
    take(content: MergeContent): void {
      unsaved.value = content;
      merging.value = restoredFrom.value = null;
    },
  };
}
