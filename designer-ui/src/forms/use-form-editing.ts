import type { FormSchema } from '@xiaowu/server/contract/forms';
import { computed, shallowRef } from 'vue';
import type { FormEdit } from './form-edits';
import { beginHistory, type FormHistory, record, redo, undo } from './form-history';

/** What is selected on the canvas of the form. */
export type FormSelection =
  | { readonly kind: 'form' }
  | { readonly kind: 'section'; readonly key: string }
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'column'; readonly key: string; readonly column: string };

/** The form while it is edited: every change can be undone, and what is saved is known. */
export function useFormEditing(opened: FormSchema) {
  const history = shallowRef<FormHistory>(beginHistory(opened));
  const saved = shallowRef(opened);
  const selection = shallowRef<FormSelection>({ kind: 'form' });
  const step = (made: FormHistory | null) => {
    if (made) history.value = made;
  };

  return {
    form: computed(() => history.value.now),
    selection,
    isDirty: computed(() => history.value.now !== saved.value),
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    /** `about` names what is typed in: what follows on the same is the same step of undo. */
    apply: (edit: FormEdit, about: string | null = null): void => {
      history.value = record(history.value, edit(history.value.now), about);
    },
    select: (next: FormSelection): void => {
      selection.value = next;
    },
    undo: () => step(undo(history.value)),
    redo: () => step(redo(history.value)),
    markSaved: (form: FormSchema): void => {
      saved.value = form;
    },
  };
}

export type FormEditing = ReturnType<typeof useFormEditing>;
