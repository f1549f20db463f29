import type { Decisions, InstanceState, OpenJob, Process, TrialAct } from '@xiaowu/engine';
import type { FormData } from '@xiaowu/server/contract/forms';
import type { Person } from '@xiaowu/server/contract/people';
import type { TrialRun } from '@xiaowu/server/contract/trials';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { computed, reactive, type Ref, ref, shallowRef } from 'vue';
import { useSession } from '../session/session-store';
import {
  act as actIn,
  beforeRefusal,
  beginTrial,
  currentEntry,
  doneEntries,
  isSettled,
  stopFrom,
  type TrialHistory,
} from './trial-history';
import { actAgain } from './changed-drawing';
import type { CarriedTrial } from './carried-trial';
import { keptRun } from './kept-run';
import { placesOf } from './trial-places';
import { chosenFor, headOf, isChosenBefore, peopleFor } from './trial-people';
import { useCalculations } from './use-calculations';
import { useTrialPlaying } from './use-trial-playing';
import { type ComingMoment, useTrialTimes } from './use-trial-times';

/** A drawing may go round in circles. */
const mostMoments = 200;

/** What a trial knows of the definition beside its drawing. */
export interface TrialSurroundings {
  /** Code of the item's department. */
  readonly department: () => string;
  readonly definitionKey: string;
  /** The definition's own; null until they are read. */
  readonly decisions: Readonly<Ref<Decisions | null>>;
}

/** A trial run as the page sees it: the engine in the browser, organization and scripts asked of the server. */
export function useTrial({ department, definitionKey, decisions }: TrialSurroundings) {
  const session = useSession();
  const history = shallowRef<TrialHistory | null>(null);
  const times = useTrialTimes(history);
  const { decisionAt, actAt: calculatedAct, scriptFailure } = useCalculations(history, decisions, definitionKey);
  const people = reactive(new Map<string, Person>());
  /** What was filled in at steps that are not done yet, by what waits. */
  const drafts = reactive(new Map<string, FormData>());
  const isBusy = ref(false);
  const failure = shallowRef<string | null>(null);
  /** The step whose approvers were refused: what led there was not done. */
  const refusedAt = shallowRef<string | null>(null);
  /** Answers for a trial that was begun anew do not count. */
  let turn = 0;

  const current = computed(() => (history.value ? currentEntry(history.value) : null));
  const state = computed<InstanceState | null>(() => current.value?.result.state ?? null);
  const { isPlaying, stopped, play, stop } = useTrialPlaying({
    process: () => history.value?.process ?? null,
    ...{ state, failure, refusedAt, act, decisionAt, calculated },
  });

  /** `processId`: kept with the run where it is not the process that people start. */
  async function begin(process: Process, applicant: Person, data: FormData, processId?: string): Promise<void> {
    stop();
    turn++;
    people.set(applicant.id, applicant);
    failure.value = null;
    await times.loadCalendar();
    const begun = beginTrial(process, applicant.id, data, new Date().toISOString(), session.timeZone);
    history.value = { ...begun, ...(processId !== undefined && { processId }) };
    await settle();
  }

  /**
   * The same answers in the drawing as it is now. Who gets a step, and what is worked out, is asked anew. False where one
   * of them could not be given there: the trial stands before it.
   */
  async function beginAgain(process: Process): Promise<boolean> {
    if (!history.value) return false;
    const [first, ...later] = doneEntries(history.value);
    const { applicantId, processId } = history.value;
    const begun = beginTrial(process, applicantId, first?.data ?? {}, first?.at ?? '', session.timeZone);
    stop();
    turn++;
    refusedAt.value = null;
    drafts.clear();
    history.value = { ...begun, ...(processId !== undefined && { processId }) };
    await settle();
    for (const entry of later) {
      const wanted = actAgain(entry, process);
      const isWorkedOut = wanted?.type === 'decide' || wanted?.type === 'run';
      const next = isWorkedOut ? ((await calculated(wanted.elementId)) ?? wanted) : wanted;
      if (next && !(await act(next, entry.data))) return false;
    }
    return true;
  }

  /** Did a person go on without choosing whom that step is for? */
  function isToBeChosen(asked: TrialHistory, { id, elementId }: OpenJob): boolean {
    const done = doneEntries(asked)
      .filter(({ act: each }) => each?.type !== 'approvers')
      .at(-1)?.act;
    return done?.type === 'approve' && isChosenBefore(asked.process, elementId) && chosenFor(asked, id) === undefined;
  }

  /** Finds people for every step that waits for them. */
  async function settle(): Promise<void> {
    const mine = turn;
    isBusy.value = true;
    failure.value = null;
    try {
      for (let asked = history.value; asked && !isSettled(currentEntry(asked)); asked = history.value) {
        const job = currentEntry(asked).result.state.jobs.find(({ kind }) => kind === 'approvers');
        if (!job) return;
        const { elementId } = job;
        // as the server: whoever leaves it out is told so, and nothing has happened
        if (isToBeChosen(asked, job)) {
          refusedAt.value = elementId;
          history.value = beforeRefusal(asked);
          return;
        }
        const answer = await peopleFor(asked, job);
        if (mine !== turn || history.value !== asked) return;
        answer.people.forEach((person) => people.set(person.id, person));
        const next = actIn(asked, { type: 'approvers', elementId, approvers: answer.approvers });
        if (!next) refusedAt.value = elementId;
        history.value = next ?? beforeRefusal(asked);
      }
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (mine === turn) failure.value = error.message;
    } finally {
      if (mine === turn) isBusy.value = false;
    }
  }

  async function act(next: TrialAct, data?: FormData): Promise<boolean> {
    if (!history.value || isBusy.value) return false;
    refusedAt.value = null;
    const made = next.type === 'decide' ? decisionAt(next.elementId) : null;
    const after = actIn(history.value, next, { ...(data && { data }), ...(made?.kind === 'made' && { made }) });
    if (!after) return false;
    history.value = after;
    await settle();
    return refusedAt.value === null;
  }

  /** The act that a decision or a script leads to by itself; null = a person has to say, or the server was not there. */
  async function calculated(elementId: string): Promise<TrialAct | null> {
    return asking(() => calculatedAct(elementId));
  }
  async function calculate(elementId: string): Promise<void> {
    const next = await calculated(elementId);
    if (next) await act(next);
  }

  /** What an answer of the server leads to; null when the trial has gone on meanwhile, or the server was not there. */
  async function asking<T>(ask: () => Promise<T>): Promise<T | null> {
    const mine = turn;
    isBusy.value = true;
    failure.value = null;
    try {
      const answer = await ask();
      return mine === turn ? answer : null;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (mine === turn) failure.value = error.message;
      return null;
    } finally {
      if (mine === turn) isBusy.value = false;
    }
  }

  function go(by: -1 | 1): void {
    stop();
    refusedAt.value = null;
    const position = history.value && stopFrom(history.value, by);
    if (history.value && position !== null) history.value = { ...history.value, position };
  }

  /** Everything that is due until then happens, in its order: timers, and what steps say of the end of their time. */
  async function letTimePass(until: string): Promise<void> {
    stop();
    for (let count = 0; count < mostMoments; count++) {
      const next = times.coming.value.find(({ kind, at }) => kind !== 'reminder' && at <= until);
      if (!next) break;
      const due = await actAt(next);
      if (due === null || !(await act(due))) return;
    }
    if (current.value && until > current.value.at) await act({ type: 'clock', at: until });
  }

  /** null = the organization could not be asked whose head it goes to. */
  async function actAt({ kind, elementId, at, task }: ComingMoment): Promise<TrialAct | null> {
    if (kind === 'timer' || !task || !history.value) return { type: 'timer', elementId };
    const timeUp: TrialAct = { type: 'timeUp', elementId, by: task.holder, at };
    if (task.approval.whenOverdue !== 'head' || task.handedOver !== null) return timeUp;
    const { applicantId } = history.value;
    return asking(async () => {
      const head = await headOf(task.holder, applicantId, department());
      if (head) people.set(head.id, head);
      return head ? { ...timeUp, to: head.id } : timeUp;
    });
  }

  return {
    history,
    refusedAt,
    drafts,
    state,
    current,
    isBusy,
    isPlaying,
    stopped,
    failure,
    times,
    places: computed(() => placesOf(history.value ? doneEntries(history.value) : [])),
    canGoBack: computed(() => history.value !== null && stopFrom(history.value, -1) !== null),
    canGoOn: computed(() => history.value !== null && stopFrom(history.value, 1) !== null),
    person: (id: string): Person | undefined => people.get(id),
    know: (person: Person): void => void people.set(person.id, person),
    decisionAt,
    scriptFailure,
    calculate,
    begin,
    beginAgain,
    settle,
    act,
    back: () => go(-1),
    forward: () => go(1),
    letTimePass,
    play,
    stop,
    /** Goes on with a run of another page's. */
    resume({ history: kept, people: known, drafts: typed }: Pick<CarriedTrial, 'history' | 'people' | 'drafts'>): void {
      history.value = kept;
      typed.forEach((data, key) => drafts.set(key, data));
      known.forEach((person) => people.set(person.id, person));
      void times.loadCalendar();
      void settle();
    },
    people: () => [...people.values()],
    leave(): void {
      stop();
      turn++;
      isBusy.value = false;
      history.value = null;
      drafts.clear();
    },
    /** What was done up to here, to be kept as a test. */
    kept: (name: string): TrialRun | null => history.value && keptRun(history.value, name),
  };
}

export type Trial = ReturnType<typeof useTrial>;
