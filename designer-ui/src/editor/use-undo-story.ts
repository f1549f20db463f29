import { computed, shallowRef } from 'vue';

/** A part of the definition that can be gone back in by itself. */
export interface UndoablePart {
  undo: () => unknown;
  redo: () => unknown;
  /** What follows is a step of its own. */
  seal?: () => void;
}

/**
 * One order of what was done in all parts, so that undo takes back what was done last, wherever that was. What one act
 * changed in several parts (a field's new name, in form, drawing and print pages) goes and comes back together.
 */
export function useUndoStory<Part extends string>(parts: Readonly<Record<Part, UndoablePart>>) {
  /** Each act with the parts in which it made a step, in their order. */
  const done = shallowRef<readonly (readonly Part[])[]>([]);
  const undone = shallowRef<readonly (readonly Part[])[]>([]);
  let open: Part[] | null = null;

  function keep(act: readonly Part[]): void {
    if (act.length === 0) return;
    done.value = [...done.value, act];
    undone.value = [];
  }

  return {
    canUndo: computed(() => done.value.length > 0),
    canRedo: computed(() => undone.value.length > 0),
    /** The part has made a step. */
    noted(part: Part): void {
      for (const [name, other] of Object.entries(parts) as [Part, UndoablePart][]) if (name !== part) other.seal?.();
      if (open) open.push(part);
      else keep([part]);
    },
    /** All steps that `work` makes are one act. */
    together(work: () => void): void {
      if (open) return work();
      open = [];
      try {
        work();
      } finally {
        const act = open;
        open = null;
        keep(act);
      }
    },
    /** The part has begun anew and cannot go back. */
    forget(part: Part): void {
      const without = (acts: readonly (readonly Part[])[]) =>
        acts.map((act) => act.filter((each) => each !== part)).filter((act) => act.length > 0);
      done.value = without(done.value);
      undone.value = without(undone.value);
    },
    /** The part that was changed last by it; null when there was nothing. */
    undo(): Part | null {
      const act = done.value.at(-1);
      if (!act) return null;
      done.value = done.value.slice(0, -1);
      undone.value = [act, ...undone.value];
      for (const part of [...act].reverse()) parts[part].undo();
      return act[0] ?? null;
    },
    redo(): Part | null {
      const [act, ...rest] = undone.value;
      if (!act) return null;
      undone.value = rest;
      done.value = [...done.value, act];
      for (const part of act) parts[part].redo();
      return act[0] ?? null;
    },
  };
}
