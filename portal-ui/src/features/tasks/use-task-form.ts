import type { FormData, FormView } from '@xiaowu/server/contract/forms';
import { computed, ref, shallowRef } from 'vue';
import { sayInfo } from '../../components/say';
import { type FormErrors, formErrorsOf } from '../../form/form-errors';
import { writableData } from '../../form/writable-data';

interface FormInstance {
  validate(): string | null;
}

/** The form on the desk: what was changed in it and what the server thinks of it. */
export function useTaskForm() {
  const view = shallowRef<FormView | null>(null);
  const data = ref<FormData>({});
  const errors = shallowRef<FormErrors>({});
  const saved = ref('');
  let instance: FormInstance | null = null;

  const writable = () => (view.value ? writableData(view.value, data.value) : {});
  const keep = () => void (saved.value = JSON.stringify(writable()));

  return {
    data,
    errors,
    /** Its FormView, as a function ref: the desk is another component on the phone. */
    attach: (mounted: unknown) => void (instance = mounted as FormInstance | null),
    open(opened: FormView | null): void {
      view.value = opened;
      data.value = { ...opened?.data };
      errors.value = {};
      keep();
    },
    writable,
    /** What stands in the form now is saved. */
    keep,
    isDirty: computed(() => view.value !== null && JSON.stringify(writable()) !== saved.value),
    validate(): boolean {
      const message = instance?.validate() ?? null;
      if (message) sayInfo(message);
      return message === null;
    },
    /** True when the failure was about fields and is now shown at them. */
    showErrors(error: unknown): boolean {
      errors.value = formErrorsOf(error);
      return Object.keys(errors.value).length > 0;
    },
  };
}

export type TaskForm = ReturnType<typeof useTaskForm>;
