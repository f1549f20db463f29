import type { Application, ApplicationForm } from '@xiaowu/server/contract/applications';
import type { FormData, FormView } from '@xiaowu/server/contract/forms';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { application, createApplication, newApplication, saveDraft, submitApplication } from '../../api/applications';
import { ApiFailure } from '../../api/api-failure';
import { createIntent } from '../../api/intent';
import { type FormErrors, formErrorsOf } from '../../form/form-errors';
import { writableData } from '../../form/writable-data';
import { createDraftSaver, type SaveState } from './draft-saver';

const quietMs = 1500;

const isSame = (one: FormData, other: FormData): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
/** Empty values are not kept, and the server may order the others anew. */
const sorted = (data: FormData) =>
  Object.entries(data)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Which form: a kept draft, or a new one of an item that is kept from the first change on. */
export interface FormSource {
  id?: string;
  itemKey?: string;
  /** 再次申请: an own case whose answers fill the new form. */
  from?: string;
  onCreated: (id: string) => void;
}

/** A draft being filled in: its data, the background saving of it, and 提交. */
export function useApplicationForm({ id: knownId, itemKey = '', from, onCreated }: FormSource) {
  const found = shallowRef<Application | ApplicationForm | null>(null);
  const id = ref(knownId ?? null);
  const error = shallowRef<unknown>(null);
  const data = shallowRef<FormData>({});
  const errors = shallowRef<FormErrors>({});
  const saveState = shallowRef<SaveState>({ kind: 'clean' });
  const isSubmitting = ref(false);
  const intent = createIntent();
  const creation = createIntent();
  /** When the draft was saved last, as far as this page knows. */
  let version: string | undefined;
  /** The draft as another page saved it meanwhile: one of both has to give way. */
  const theirs = shallowRef<Application | null>(null);

  const view = computed<FormView | null>(() => found.value?.form ?? null);
  const sent = () => (view.value ? writableData(view.value, data.value) : {});
  const saver = createDraftSaver<FormData>({
    save: keep,
    delayMs: quietMs,
    onState: (state) => {
      saveState.value = state;
    },
  });
  onScopeDispose(saver.stop);

  /** Opening a form leaves nothing behind: its draft begins with the first thing that is written. */
  async function keep(written: FormData): Promise<void> {
    if (id.value) return keepChecked(id.value, written);
    const created = await creation({ itemKey, written }, (key) => createApplication(itemKey, written, key));
    id.value = created.id;
    version = created.updatedAt;
    onCreated(created.id);
  }

  async function keepChecked(draft: string, written: FormData): Promise<void> {
    try {
      version = (await saveDraft(draft, written, version)).updatedAt;
      theirs.value = null;
    } catch (reason) {
      if (!(reason instanceof ApiFailure) || reason.code !== 'draft.changed') throw reason;
      const stored = await application(draft);
      // saved by this very page, whose answer was lost
      if (view.value && isSame(writableData(view.value, stored.form.data), written)) {
        version = stored.updatedAt;
        return;
      }
      theirs.value = stored;
      throw reason;
    }
  }

  /** What the other page saved takes the place of what stands here. */
  function takeTheirs(): void {
    if (!theirs.value) return;
    saver.drop();
    show(theirs.value);
    theirs.value = null;
  }

  /** What stands here takes the place of what the other page saved. */
  function keepMine(): Promise<void> {
    version = theirs.value?.updatedAt ?? version;
    saver.change(sent());
    return saver.flush();
  }

  function show(shown: Application | ApplicationForm): void {
    found.value = shown;
    data.value = shown.form.data;
    version = 'updatedAt' in shown ? shown.updatedAt : undefined;
    errors.value = {};
  }

  /** The draft's id; makes it when there is none yet. */
  async function kept(body: FormData): Promise<string> {
    if (!id.value) await keep(body);
    return id.value ?? '';
  }

  async function load(): Promise<void> {
    error.value = null;
    try {
      show(id.value ? await application(id.value) : await newApplication(itemKey, from));
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
      showErrors(reason);
      throw reason;
    }
  }

  function showErrors(reason: unknown): void {
    errors.value = formErrorsOf(reason);
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
      return await keepingErrors(async () => {
        const draft = await kept(body);
        return intent(body, (key) => submitApplication(draft, body, key));
      });
    } catch (reason) {
      if (saver.isDirty()) saver.change(body);
      throw reason;
    } finally {
      isSubmitting.value = false;
    }
  }

  return {
    id,
    application: found,
    error,
    view,
    data,
    errors,
    saveState,
    isSubmitting,
    isDirty: saver.isDirty,
    flush: saver.flush,
    theirs,
    takeTheirs,
    keepMine,
    load,
    change,
    save,
    submit,
    sent,
    showErrors,
  };
}
