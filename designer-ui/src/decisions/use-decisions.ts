import { computed, type Ref, shallowRef, watch } from 'vue';
import type { DecisionTable } from './decision-table';
import {
  type DecisionFile,
  findDecisions,
  type FoundDecision,
  readTable,
  removeDecision,
  writeTable,
} from './dmn-file';

/** The decisions of the definition: what there is, and putting tables in and out of their files. */
export function useDecisions(files: Ref<readonly DecisionFile[]>) {
  const found = shallowRef<readonly FoundDecision[]>([]);
  watch(
    files,
    async (now) => {
      const answer = await findDecisions(now);
      if (now === files.value) found.value = answer;
    },
    { immediate: true },
  );
  const fileOf = (id: string) => {
    const name = found.value.find((each) => each.id === id)?.file;
    return files.value.find((file) => file.name === name) ?? null;
  };
  const put = (name: string, next: DecisionFile | null) => {
    const others = files.value.filter((file) => file.name !== name);
    files.value = next ? [...others, next] : others;
  };

  return {
    found: computed(() => found.value),
    open: async (id: string): Promise<DecisionTable | null> => {
      const file = fileOf(id);
      return file && readTable(file, id);
    },
    async save(table: DecisionTable): Promise<void> {
      const file = fileOf(table.id);
      const name = file?.name ?? `${table.id}.dmn`;
      put(name, await writeTable(file, table, name));
    },
    async remove(id: string): Promise<void> {
      const file = fileOf(id);
      if (file) put(file.name, await removeDecision(file, id));
    },
  };
}
