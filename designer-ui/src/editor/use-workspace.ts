import type { Definition, DefinitionContent } from '@xiaowu/server/contract/definitions';
import type { TrialRun } from '@xiaowu/server/contract/trials';
import type { ItemData } from '@xiaowu/server/contract/items';
import { computed, nextTick, ref, shallowRef } from 'vue';
import { useFormEditing } from '../forms/use-form-editing';
import { isSavable } from '../items/item-gaps';
import type { DiagramState } from './use-diagram';
import { useSaving } from './use-saving';

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** What is edited, what of it is saved, and saving it. */
export function useWorkspace(opened: Definition, content: DefinitionContent, diagram: DiagramState) {
  const current = shallowRef(opened);
  const item = ref<ItemData>(clone(content.item));
  const savedItem = shallowRef(JSON.stringify(content.item));
  const trials = shallowRef<readonly TrialRun[]>(content.trials ?? []);
  const savedTrials = shallowRef(trials.value);
  const form = useFormEditing(content.form);
  const print = ref(content.print);
  const savedPrint = ref(content.print);
  /** The file that the canvas opens; another object after an import, even of the same text. */
  const file = shallowRef({ xml: content.bpmn });
  const isImported = ref(false);
  const saving = useSaving(opened.key);
  const isDirty = computed(
    () =>
      isImported.value ||
      diagram.isDirty.value ||
      trials.value !== savedTrials.value ||
      form.isDirty.value ||
      print.value !== savedPrint.value ||
      JSON.stringify(item.value) !== savedItem.value,
  );

  /** True when everything is saved. */
  async function save(): Promise<boolean> {
    // A text that is still being typed becomes part of the file when its field is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await nextTick();
    if (!isDirty.value) return true;
    const at = diagram.positionAt();
    const sent = clone(item.value);
    const xml = await diagram.xml();
    const tests = trials.value;
    const [drawnForm, page] = [form.form.value, print.value];
    const parts = { item: sent, form: drawnForm, print: page, trials: [...tests], ...(xml !== null && { bpmn: xml }) };
    const saved = await saving.save(current.value.revision, parts);
    if (!saved) return false;
    current.value = saved;
    diagram.markSaved(at);
    savedItem.value = JSON.stringify(sent);
    savedTrials.value = tests;
    form.markSaved(drawnForm);
    savedPrint.value = page;
    isImported.value = false;
    return true;
  }

  return {
    current,
    item,
    trials,
    form,
    print,
    file,
    isImported,
    isDirty,
    isSavable: computed(() => isSavable(item.value)),
    saving,
    save,
    async publish(note: string): Promise<number | null> {
      if (!(await save())) return null;
      const published = await saving.publish(current.value.revision, note);
      if (!published) return null;
      current.value = published;
      return Math.max(...published.versions.map(({ version }) => version));
    },
  };
}
