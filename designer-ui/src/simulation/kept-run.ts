import { trialOutcome } from '@xiaowu/engine';
import type { TrialRun } from '@xiaowu/server/contract/trials';
import { doneEntries, type TrialHistory, variablesOf } from './trial-history';

/** What was done up to where the trial stands, to be kept as a test. */
export function keptRun(history: TrialHistory, name: string): TrialRun | null {
  const done = doneEntries(history);
  const [first, ...later] = done;
  if (!first) return null;
  const { process, processId, applicantId } = history;
  const { timeZone } = first.result.state;
  const request = { by: applicantId, at: first.at, timeZone, variables: variablesOf(process, first.data) };
  const acts = later.flatMap(({ act }) => act ?? []);
  const expected = trialOutcome(done.map(({ result }) => result));
  return JSON.parse(JSON.stringify({ name, processId, request, acts, expected })) as TrialRun;
}
