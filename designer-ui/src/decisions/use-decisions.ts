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

/** As the server takes names: letters, digits, `-`, `_` and dots, at most 80 of them. */
export function fileNameOf(name: string): string {
  const plain = name
    .replace(/\.(dmn|xml)$/i, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain.slice(0, 76) || 'decision'}.dmn`;
}

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
    /** The file of a decision, as other tools read it. */
    fileOf,
    /** Takes a DMN file in; decisions of the same id are replaced, with the files that hold them. */
    async take(name: string, dmn: string): Promise<readonly FoundDecision[]> {
      const file = { name: fileNameOf(name), dmn };
      const brought = await findDecisions([file]);
      const ids = new Set(brought.map(({ id }) => id));
      const replaced = new Set(found.value.filter(({ id }) => ids.has(id)).map((each) => each.file));
      if (brought.length > 0)
        files.value = [...files.value.filter((each) => !replaced.has(each.name) && each.name !== file.name), file];
      return brought;
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
