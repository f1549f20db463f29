import type { EditLock } from '@xiaowu/server/contract/edit-locks';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { newIntentKey } from '@xiaowu/portal-ui/src/api/intent-key';
import { useEventListener, useIntervalFn } from '@vueuse/core';
import { onBeforeUnmount, shallowRef } from 'vue';
import * as api from '../api/definitions';

const beatMs = 10_000;

/** The same after a reload and after signing in again, so that the page does not have to wait for itself. */
function pageOf(key: string): string {
  const name = `editor-page ${key}`;
  const page = sessionStorage.getItem(name) ?? newIntentKey();
  sessionStorage.setItem(name, page);
  return page;
}

/**
 * Who edits the definition. Asked for again and again: the server takes a silent page for a closed one, and this is
 * how the page learns that somebody took over or has left.
 */
export function useEditLock(key: string) {
  const page = pageOf(key);
  const lock = shallowRef<EditLock | null>(null);
  let isWanted = false;

  async function ask(takeOver = false): Promise<void> {
    try {
      const answer = await api.lockDefinition(key, { page, takeOver });
      // left meanwhile: what was just taken is given back
      if (isWanted) lock.value = answer;
      else giveBack();
    } catch (error) {
      // without an answer things stay as they are known
      if (!(error instanceof ApiFailure)) throw error;
    }
  }
  const giveBack = () => void api.unlockDefinition(key, page).catch(() => undefined);
  const beat = useIntervalFn(() => void ask(), beatMs, { immediate: false });

  async function want(): Promise<void> {
    isWanted = true;
    await ask();
    beat.resume();
  }
  function release(): void {
    beat.pause();
    if (isWanted) giveBack();
    isWanted = false;
    lock.value = null;
  }
  useEventListener(window, 'focus', () => isWanted && void ask());
  useEventListener(window, 'pagehide', () => isWanted && giveBack());
  useEventListener(window, 'pageshow', (event: PageTransitionEvent) => event.persisted && isWanted && void ask());
  onBeforeUnmount(release);

  return { page, lock, want, release, ask, takeOver: () => ask(true) };
}

export type EditLockState = ReturnType<typeof useEditLock>;
