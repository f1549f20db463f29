import { actInTrial, type DecisionTrace, start, type Process, type StepResult, type TrialAct } from '@xiaowu/engine';
import type { FormData } from '@xiaowu/server/contract/forms';
import { handedIn } from './trial-calculation';

/** What one act led to. The first entry of a trial has no act: the start. */
export interface TrialEntry {
  readonly act: TrialAct | null;
  /** The clock of the trial after it, UTC ISO. */
  readonly at: string;
  readonly result: StepResult;
  readonly data: FormData;
  /** How the decision came about that was taken. */
  readonly made?: DecisionTrace;
}

/** A trial run: what was done, and up to where it is looked at. Going back keeps what came after, until something else is done. */
export interface TrialHistory {
  readonly process: Process;
  /** Absent = the one that people start. */
  readonly processId?: string;
  readonly applicantId: string;
  readonly entries: readonly TrialEntry[];
  readonly position: number;
}

/** The values that the process needs; what is not filled in is null, as the server hands them in. */
export function variablesOf(process: Process, data: FormData) {
  const names = handedIn(process, Object.keys(data));
  return Object.fromEntries(names.map((name) => [name, (data[name] ?? null) as never]));
}

/** `at` is a moment in UTC, `timeZone` (IANA) that of the school, as on the server. */
export function beginTrial(
  process: Process,
  applicantId: string,
  data: FormData,
  at: string,
  timeZone = 'UTC',
): TrialHistory {
  const result = start(process, { by: applicantId, at, timeZone, variables: variablesOf(process, data) });
  return { process, applicantId, entries: [{ act: null, at, result, data }], position: 0 };
}

export function currentEntry({ entries, position }: TrialHistory): TrialEntry {
  const entry = entries[position];
  if (!entry) throw new Error(`Expected entry ${position} of a trial, but it has ${entries.length}.`);
  return entry;
}

/** What has been done so far, the start first. */
export const doneEntries = ({ entries, position }: TrialHistory): readonly TrialEntry[] =>
  entries.slice(0, position + 1);

/** Does one more act after where the trial stands; null when the state has no place for it. */
export function act(
  history: TrialHistory,
  next: TrialAct,
  { data, made }: Partial<Pick<TrialEntry, 'data' | 'made'>> = {},
): TrialHistory | null {
  const { result, at, data: before } = currentEntry(history);
  const done = actInTrial(history.process, result.state, next, at);
  if (done === null) return null;
  const entry: TrialEntry = {
    ...{ act: next, at: done.at, result: done.result, data: data ?? before },
    ...(made && { made }),
  };
  const entries = [...doneEntries(history), entry];
  return { ...history, entries, position: entries.length - 1 };
}

/** Somebody has to be found for a step: that is no place to stop at. */
export const isSettled = ({ result }: TrialEntry): boolean =>
  !result.state.jobs.some(({ kind }) => kind === 'approvers');

/** Without what led to a step whose approvers are refused: as the server, which then saves nothing of it. */
export function beforeRefusal(history: TrialHistory): TrialHistory | null {
  const position = stopFrom(history, -1);
  return position === null ? null : { ...history, entries: history.entries.slice(0, position + 1), position };
}

/** The place to go to, one stop back (-1) or on (1); null when there is none. */
export function stopFrom({ entries, position }: TrialHistory, by: -1 | 1): number | null {
  for (let i = position + by; i >= 0 && i < entries.length; i += by) {
    const entry = entries[i];
    if (entry && isSettled(entry)) return i;
  }
  return null;
}
