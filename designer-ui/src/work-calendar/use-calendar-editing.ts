import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { newIntentKey } from '@xiaowu/portal-ui/src/api/intent-key';
import type { WorkCalendarContent, WorkCalendarState } from '@xiaowu/server/contract/work-calendar';
import { computed, ref, shallowRef } from 'vue';
import * as api from '../api/work-calendar';
import { useWorkCalendar } from './work-calendar-store';

const contentOf = ({ week, days, night }: WorkCalendarContent): WorkCalendarContent => ({ week, days, night });

/** The calendar while it is edited: what is saved, what is changed, and why it could not be saved. */
export function useCalendarEditing() {
  const store = useWorkCalendar();
  const saved = shallowRef<WorkCalendarState | null>(null);
  const edited = shallowRef<WorkCalendarContent | null>(null);
  const failure = ref<string | null>(null);
  const problem = ref<string | null>(null);
  /** Somebody else saved meanwhile: only what they saved can be built on. */
  const isOutdated = ref(false);
  const isSaving = ref(false);
  const isChanged = computed(
    () =>
      saved.value !== null &&
      edited.value !== null &&
      JSON.stringify(contentOf(saved.value)) !== JSON.stringify(contentOf(edited.value)),
  );

  function show(state: WorkCalendarState): void {
    saved.value = state;
    edited.value = contentOf(state);
    problem.value = null;
    isOutdated.value = false;
    store.keep(state);
  }
  async function load(): Promise<void> {
    failure.value = null;
    try {
      show(await api.workCalendar());
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      failure.value = error.message;
    }
  }
  /** Whether it was saved. */
  async function save(note: string): Promise<boolean> {
    if (saved.value === null || edited.value === null || isSaving.value) return false;
    isSaving.value = true;
    problem.value = null;
    try {
      const sent = edited.value;
      const state = await api.saveWorkCalendar({ ...sent, basedOn: saved.value.version, note }, newIntentKey());
      const meanwhile = edited.value;
      show(state);
      // what was changed while it was on its way is not saved yet
      if (meanwhile !== sent) edited.value = meanwhile;
      return true;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      problem.value = error.message;
      isOutdated.value = error.status === 409;
      return false;
    } finally {
      isSaving.value = false;
    }
  }

  return {
    ...{ saved, edited, failure, problem, isOutdated, isSaving, isChanged },
    load,
    save,
    change: (calendar: WorkCalendarContent): void => void (edited.value = calendar),
    reset: (): void => void (saved.value && show(saved.value)),
  };
}
