import type { Application } from '@xiaowu/server/contract/applications';
import type { FormData, FormView } from '@xiaowu/server/contract/forms';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { application, saveDraft, submitApplication } from '../../api/applications';
import { createIntent } from '../../api/intent';
import { type FormErrors, formErrorsOf } from '../../form/form-errors';
import { writableData } from '../../form/writable-data';
import { createDraftSaver, type SaveState } from './draft-saver';

const quietMs = 1500;

/** A draft being filled in: its data, the background saving of it, and 提交. */
export function useApplicationForm(id: string) {
  const found = shallowRef<Application | null>(null);
  const error = shallowRef<unknown>(null);
  const data = shallowRef<FormData>({});
  const errors = shallowRef<FormErrors>({});
  const saveState = shallowRef<SaveState>({ kind: 'clean' });
  const isSubmitting = ref(false);
  const intent = createIntent();

  const view = computed<FormView | null>(() => found.value?.form ?? null);
  const sent = () => (view.value ? writableData(view.value, data.value) : {});
  const saver = createDraftSaver<FormData>({
    save: (written) => saveDraft(id, written),
    delayMs: quietMs,
    onState: (state) => {
      saveState.value = state;
    },
  });
  onScopeDispose(saver.stop);

  async function load(): Promise<void> {
    error.value = null;
    try {
      found.value = await application(id);
      data.value = found.value.form.data;
    } catch (reason) {
      error.value = reason;
    }
  }

  function change(changed: FormData): void {
    data.value = changed;
    saver.change(sent());
  }

  /** Server errors by field are kept for the form; everything is thrown on, for the page to say. */
  async function keepingErrors<T>(work: () => Promise<T>): Promise<T> {
    errors.value = {};
    try {
      return await work();
    } catch (reason) {
      errors.value = formErrorsOf(reason);
      throw reason;
    }
  }

  const save = () =>
    keepingErrors(() => {
      // 存稿 answers even when nothing changed since it was opened.
      if (!saver.isDirty()) saver.change(sent());
      return saver.flush();
    });

  async function submit() {
    if (isSubmitting.value) return null;
    isSubmitting.value = true;
    const body = sent();
    try {
      // A draft that is saved while it is submitted would be refused, or come after.
      await saver.hold();
      return await keepingErrors(() => intent(body, (key) => submitApplication(id, body, key)));
    } catch (reason) {
      if (saver.isDirty()) saver.change(body);
      throw reason;
    } finally {
      isSubmitting.value = false;
    }
  }

  return {
    application: found,
    error,
    view,
    data,
    errors,
    saveState,
    isSubmitting,
    isDirty: saver.isDirty,
    flush: saver.flush,
    load,
    change,
    save,
    submit,
    sent,
  };
}
