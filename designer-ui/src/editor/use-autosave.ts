import { useDebounceFn, useEventListener } from '@vueuse/core';
import { onBeforeUnmount, type Ref, shallowRef, watch, type WatchSource } from 'vue';
import type { MergeContent } from '../merge/merge-entry';
import { localCopies } from './local-copies';

/** Where the work is that the server does not have: `asked` = not even in this browser. */
export type Safety = 'saved' | 'kept' | 'asked';

interface Autosaving {
  readonly personId: string;
  readonly key: string;
  readonly isDirty: Readonly<Ref<boolean>>;
  /** Whatever changes when something is edited. */
  readonly changes: readonly WatchSource<unknown>[];
  /** False while the server would refuse it: a name is missing, or somebody else edits. */
  readonly mayAsk: () => boolean;
  readonly now: () => Promise<MergeContent>;
  readonly base: () => { revision: number; base: MergeContent };
  /** True when everything is saved. */
  readonly save: () => Promise<boolean>;
}

const keepAfterMs = 300;
const saveAfterMs = 2_000;
const saveAtLatestMs = 15_000;
const againAfterMs = 10_000;

/**
 * Keeps every change in this browser at once and on the server a moment later, again and again until the server has
 * it: neither a broken network nor an ended session nor a closed page loses work.
 */
export function useAutosave(autosaving: Autosaving) {
  const { personId, key, isDirty } = autosaving;
  const safety = shallowRef<Safety>('saved');
  let again: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  /** The copy in this browser is what is edited now. */
  async function keep(): Promise<void> {
    if (isStopped || !isDirty.value) return;
    const content = await autosaving.now();
    if (!isDirty.value) return;
    const copy = { ...autosaving.base(), content, at: new Date().toISOString() };
    const isKept = await localCopies.write(personId, key, JSON.parse(JSON.stringify(copy)) as typeof copy);
    if (isDirty.value) safety.value = isKept ? 'kept' : 'asked';
  }
  async function attempt(): Promise<void> {
    clearTimeout(again);
    if (isStopped || !isDirty.value || !autosaving.mayAsk()) return;
    if (await autosaving.save()) return;
    again = setTimeout(() => void attempt(), againAfterMs);
  }
  /** Saves also what changes meanwhile, until nothing is left or the server does not take it. */
  async function settle(): Promise<void> {
    let revision: number | null = null;
    while (isDirty.value && revision !== autosaving.base().revision) {
      ({ revision } = autosaving.base());
      await attempt();
    }
  }
  const keepSoon = useDebounceFn(keep, keepAfterMs);
  const saveSoon = useDebounceFn(attempt, saveAfterMs, { maxWait: saveAtLatestMs });

  function changed(): void {
    if (!isDirty.value || isStopped) return;
    safety.value = 'asked';
    void keepSoon();
    void saveSoon();
  }
  watch([...autosaving.changes], changed, { deep: true });
  watch(
    isDirty,
    (isNow) => {
      if (isNow) return changed();
      clearTimeout(again);
      safety.value = 'saved';
      if (!isStopped) void localCopies.remove(personId, key);
    },
    { immediate: isDirty.value },
  );
  useEventListener(window, 'online', () => void attempt());
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keep();
  });
  onBeforeUnmount(() => {
    isStopped = true;
    clearTimeout(again);
  });

  return {
    safety,
    keep,
    attempt,
    settle,
    /** What is edited is given up, or taken over by another page: nothing more is written. */
    stop: () => {
      isStopped = true;
      clearTimeout(again);
    },
  };
}
