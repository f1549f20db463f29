import { computed, shallowRef } from 'vue';
import { beginHistory, type EditHistory, record, redo, undo } from './edit-history';

/** Something that is edited as a whole: every change can be undone, and what is saved is known. */
export function useEditHistory<T>(opened: T) {
  const history = shallowRef<EditHistory<T>>(beginHistory(opened));
  const saved = shallowRef(opened);
  const listeners: (() => void)[] = [];
  const step = (made: EditHistory<T> | null) => {
    if (made) history.value = made;
  };

  return {
    now: computed(() => history.value.now),
    isDirty: computed(() => history.value.now !== saved.value),
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    /** `about` names what is typed in: what follows on the same is the same step of undo. */
    apply(edit: (before: T) => T, about: string | null = null): void {
      const before = history.value;
      history.value = record(before, edit(before.now), about);
      const isStep = history.value !== before && history.value.past !== before.past;
      if (isStep) listeners.forEach((listener) => listener());
    },
    undo: () => step(undo(history.value)),
    redo: () => step(redo(history.value)),
    /** What follows is another step, even when it is about the same. */
    seal: (): void => {
      if (history.value.about !== null) history.value = { ...history.value, about: null };
    },
    markSaved: (content: T): void => {
      saved.value = content;
    },
    onStep: (listener: () => void): void => void listeners.push(listener),
  };
}
