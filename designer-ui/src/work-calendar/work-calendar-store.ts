import type { WorkCalendar } from '@xiaowu/engine';
import type { WorkCalendarState } from '@xiaowu/server/contract/work-calendar';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import * as api from '../api/work-calendar';

/** The school's work calendar as it counts now, for whoever wants to know when something is due. */
export const useWorkCalendar = defineStore('workCalendar', () => {
  const state = shallowRef<WorkCalendarState | null>(null);
  let loading: Promise<void> | null = null;
  const load = async () => {
    state.value = await api.workCalendar();
  };

  return {
    calendar: computed((): WorkCalendar | null => state.value),
    /** Asked for once; without it nothing is foretold. */
    load: (): Promise<void> => (loading ??= load().catch(() => void (loading = null))),
    keep: (now: WorkCalendarState): void => void (state.value = now),
  };
});
