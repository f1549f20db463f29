import type { FormSchema } from '@xiaowu/server/contract/forms';
import { shallowRef } from 'vue';
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
  return {
    ...history,
    form: now,
    selection,
    select: (next: FormSelection): void => {
      selection.value = next;
    },
  };
}

export type FormEditing = ReturnType<typeof useFormEditing>;
