import { onScopeDispose } from 'vue';

const holders = new Set<() => boolean>();

/** Tells that a page holds what would be lost with it, so that signing in again happens on top of it. */
export function useUnsaved(isDirty: () => boolean): void {
  holders.add(isDirty);
  onScopeDispose(() => holders.delete(isDirty));
}

/** Whether any open page holds something that is not saved. */
export const hasUnsaved = (): boolean => [...holders].some((isDirty) => isDirty());
