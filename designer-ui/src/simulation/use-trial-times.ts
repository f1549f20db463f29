import { dueTimers, plainWeek, type StepMoment, stepMoments, timedTasks, type WorkCalendar } from '@xiaowu/engine';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { computed, type Ref, shallowRef } from 'vue';
import { workCalendar } from '../api/work-calendar';
import { useSession } from '../session/session-store';
import { doneEntries, type TrialHistory } from './trial-history';

/** What time brings while nobody does anything. */
export interface ComingMoment {
  readonly key: string;
  readonly kind: StepMoment['kind'] | 'timer';
  readonly elementId: string;
  /** UTC ISO; may lie behind the clock of the trial where something later was done first. */
  readonly at: string;
  /** Not of timers. */
  readonly task: StepMoment['task'] | null;
}

const yearMs = 366 * 86_400_000;

/** Limits, reminders and timers of a trial run, in the working time of the school's calendar. */
export function useTrialTimes(history: Readonly<Ref<TrialHistory | null>>) {
  const calendar = shallowRef<WorkCalendar>(plainWeek(useSession().timeZone));
  /** Without it the usual week counts: a trial has not to wait for it. */
  async function loadCalendar(): Promise<void> {
    try {
      calendar.value = await workCalendar();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
    }
  }

  const done = computed(() => (history.value ? doneEntries(history.value) : []));
  const now = computed(() => done.value.at(-1)?.at ?? '');
  const tasks = computed(() => (history.value ? timedTasks(history.value.process, done.value, calendar.value) : []));
  const coming = computed((): ComingMoment[] => {
    const state = done.value.at(-1)?.result.state;
    if (state?.status !== 'running') return [];
    const open = tasks.value.filter(({ closedAt }) => closedAt === null);
    const horizon = new Date(Date.parse(now.value) + yearMs).toISOString();
    const moments = stepMoments(open, calendar.value, horizon)
      .filter(({ kind, at }) => kind === 'timeUp' || at > now.value)
      .map(({ kind, task, at }): ComingMoment => {
        return { key: `${kind} ${task.taskId} ${at}`, kind, elementId: task.elementId, at, task };
      });
    const timers = dueTimers(state).map(({ id, elementId, dueAt = '' }): ComingMoment => {
      return { key: id, kind: 'timer', elementId, at: dueAt, task: null };
    });
    return [...moments, ...timers].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  });

  return {
    loadCalendar,
    coming,
    /** The reminders up to now. */
    reminders: computed(() =>
      stepMoments(tasks.value, calendar.value, now.value).filter(({ kind }) => kind === 'reminder'),
    ),
  };
}
