import type { Definition, DefinitionContent, PublishRequest } from '@xiaowu/server/contract/definitions';
import type { ItemData } from '@xiaowu/server/contract/items';
import type { TrialRun } from '@xiaowu/server/contract/trials';
import { computed, ref, shallowRef, type WritableComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { DecisionFile } from '../decisions/dmn-file';
import { useFormEditing } from '../forms/use-form-editing';
import { isSavable } from '../items/item-gaps';
import type { MergeContent } from '../merge/merge-entry';
import type { PrintPages } from '../printing/print-pages';
import { usePrintEditing } from '../printing/use-print-editing';
import type { DiagramState } from './use-diagram';
import { useEditHistory } from './use-edit-history';
import { leaveField } from './leave-field';
import { useRunningCounts } from './use-running-counts';
import { useSaving } from './use-saving';
import { useUndoStory } from './use-undo-story';

type Wanted = Pick<PublishRequest, 'note' | 'effectiveAt' | 'migrations'>;

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The parts of a definition that are edited and merged. */
export const partsOf = (content: DefinitionContent): MergeContent => {
  const { bpmn, form, item, print, printTemplates = [], trials = [], decisions = [] } = content;
  return { bpmn, form, item, print, printTemplates, trials, decisions };
};

/** A value that is set as a whole, each time as a step of undo; `aboutOf` names what is typed in. */
function undoable<T>(
  { now, apply }: Pick<ReturnType<typeof useEditHistory<T>>, 'now' | 'apply'>,
  aboutOf: (before: T, after: T) => string | null = () => null,
): WritableComputedRef<T> {
  return computed({ get: () => now.value, set: (after) => apply(() => after, aboutOf(now.value, after)) });
}

const changedKeys = (before: ItemData, after: ItemData): string =>
  (Object.keys(after) as (keyof ItemData)[]).filter((key) => !same(before[key], after[key])).join(' ');

const printPagesOf = ({ print, printTemplates = [] }: MergeContent): PrintPages => ({
  print,
  templates: printTemplates,
});

/** What is edited, what of it is saved, and saving it. `unsaved` is what was edited before and is not saved yet. */
export function useWorkspace(
  opened: Definition,
  content: DefinitionContent,
  diagram: DiagramState,
  { page, unsaved }: { page: string; unsaved: MergeContent | null },
) {
  const { t } = useI18n();
  const saved = partsOf(content);
  const start = unsaved ?? saved;
  const current = shallowRef(opened);
  const itemHistory = useEditHistory<ItemData>(clone(start.item));
  const item = undoable(itemHistory, changedKeys);
  const savedItem = shallowRef(JSON.stringify(saved.item));
  const trialHistory = useEditHistory<readonly TrialRun[]>(start.trials ?? []);
  const trials = undoable(trialHistory);
  const savedTrials = shallowRef(same(start.trials, saved.trials) ? trials.value : saved.trials);
  const decisionHistory = useEditHistory<readonly DecisionFile[]>(start.decisions ?? []);
  const decisions = undoable(decisionHistory);
  const savedDecisions = shallowRef(same(start.decisions, saved.decisions) ? decisions.value : saved.decisions);
  const form = useFormEditing(start.form);
  if (!same(start.form, saved.form)) form.markSaved(saved.form);
  const printing = usePrintEditing(printPagesOf(start), t('printing.main'));
  if (!same(printPagesOf(start), printPagesOf(saved))) printing.markSaved(printPagesOf(saved));
  const histories = { item: itemHistory, form, print: printing, trials: trialHistory, decisions: decisionHistory };
  const story = useUndoStory({ diagram, ...histories });
  for (const part of Object.keys(histories) as (keyof typeof histories)[])
    histories[part].onStep(() => story.noted(part));
  diagram.onStep((trigger) => (trigger === 'clear' ? story.forget('diagram') : story.noted('diagram')));
  /** The file that the canvas opens; another object after an import, even of the same text. */
  const file = shallowRef({ xml: start.bpmn });
  const isImported = ref(start.bpmn !== saved.bpmn);
  const saving = useSaving(opened.key);
  const isDirty = computed(
    () =>
      isImported.value ||
      diagram.isDirty.value ||
      trials.value !== savedTrials.value ||
      decisions.value !== savedDecisions.value ||
      form.isDirty.value ||
      printing.isDirty.value ||
      JSON.stringify(item.value) !== savedItem.value,
  );

  /** One call after the other: each is made from what the one before left. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  }

  /** While the canvas is not open yet, the file is what it is to open. */
  const xmlNow = async (): Promise<string> => (await diagram.xml()) ?? file.value.xml;

  async function contentNow(): Promise<MergeContent> {
    const bpmn = await xmlNow();
    const { print, templates } = printing.now.value;
    return {
      ...{ bpmn, form: form.form.value, item: clone(item.value), print, printTemplates: [...templates] },
      ...{ trials: [...trials.value], decisions: [...decisions.value] },
    };
  }

  async function saveNow(): Promise<boolean> {
    if (!isDirty.value) return true;
    const at = diagram.positionAt();
    const sent = clone(item.value);
    const xml = await xmlNow();
    const [tests, tables, drawnForm] = [trials.value, decisions.value, form.form.value];
    const pages = printing.now.value;
    const answer = await saving.save(current.value.revision, {
      ...{ bpmn: xml, item: sent, form: drawnForm, print: pages.print, trials: [...tests], page },
      ...(tables !== savedDecisions.value && { decisions: [...tables] }),
      ...(printing.isDirty.value && { printTemplates: [...pages.templates] }),
    });
    if (!answer) return false;
    current.value = answer;
    diagram.markSaved(at);
    savedItem.value = JSON.stringify(sent);
    savedTrials.value = tests;
    savedDecisions.value = tables;
    form.markSaved(drawnForm);
    printing.markSaved(pages);
    isImported.value = false;
    return !isDirty.value;
  }

  return {
    ...{ current, item, trials, decisions, form, printing, story, file, isImported, isDirty, saving, contentNow },
    isSavable: computed(() => isSavable(item.value)),
    countRunning: useRunningCounts(current),
    /** What the server has, as far as this page knows. */
    base: () => ({ revision: current.value.revision, base: partsOf(current.value) }),
    /** True when everything is saved. What is being typed is left alone. */
    saveQuietly: (): Promise<boolean> => inTurn(saveNow),
    /** The same, with the text that is still being typed. */
    async save(): Promise<boolean> {
      await leaveField();
      return inTurn(saveNow);
    },
    /** What became of it; null when it was refused. A version for later is not there yet. */
    async publish(wanted: Wanted): Promise<Definition | null> {
      if (!(await this.save())) return null;
      const published = await inTurn(() => saving.publish({ ...wanted, revision: current.value.revision, page }));
      if (!published) return null;
      current.value = published;
      return published;
    },
  };
}
