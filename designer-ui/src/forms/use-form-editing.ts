import type { FormSchema } from '@xiaowu/server/contract/forms';
import { ref, shallowRef } from 'vue';
import { useEditHistory } from '../editor/use-edit-history';

/** What is selected on the canvas of the form. */
export type FormSelection =
  | { readonly kind: 'form' }
  | { readonly kind: 'section'; readonly key: string }
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'column'; readonly key: string; readonly column: string };

/** The form while it is edited. */
export function useFormEditing(opened: FormSchema) {
  const { now, ...history } = useEditHistory(opened);
  const selection = shallowRef<FormSelection>({ kind: 'form' });
  /** Another number whenever something else is selected. */
  const selected = ref(0);
  return {
    ...history,
    form: now,
    ...{ selection, selected },
    select: (next: FormSelection): void => {
      selection.value = next;
      selected.value++;
    },
    /** The same thing under another name: who is at its settings stays there. */
    follow: (next: FormSelection): void => {
      selection.value = next;
    },
  };
}

export type FormEditing = ReturnType<typeof useFormEditing>;
