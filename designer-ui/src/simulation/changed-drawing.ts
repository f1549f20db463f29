import type { Process, TrialAct } from '@xiaowu/engine';
import { type TrialEntry, variablesOf } from './trial-history';

/**
 * Would a case go another way, or other people get it, than in the process that a trial was begun with? Places do not
 * count.
 */
export const isAnother = (begunWith: Process, now: Process): boolean =>
  JSON.stringify(begunWith) !== JSON.stringify(now);

/**
 * What a person did, to be done in another process: with what was filled in, as far as that reads it. null = nothing:
 * who gets a step is asked anew.
 */
export function actAgain({ act, data }: TrialEntry, process: Process): TrialAct | null {
  if (act === null || act.type === 'approvers') return null;
  const isFilled = (act.type === 'approve' || act.type === 'refuse' || act.type === 'variables') && act.variables;
  return isFilled ? { ...act, variables: variablesOf(process, data) } : act;
}
