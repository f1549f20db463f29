import { repeatTrial, type Problem, type Process } from '@xiaowu/engine';
import type { TrialRun } from '../contract/trials.js';
import type { ServerProblemCode } from '../locales/zh-CN/problems.js';

/** Makes every kept trial run again: one that does not come to its outcome any more is an error. */
export function trialProblems(process: Process, trials: readonly TrialRun[]): Problem[] {
  return trials.flatMap((trial): Problem[] => {
    const { isPassed, stoppedAt } = repeatTrial(process, trial);
    if (isPassed) return [];
    const isStopped = stoppedAt !== null;
    const code: ServerProblemCode = isStopped ? 'trial.stopped' : 'trial.otherOutcome';
    const act = isStopped ? trial.acts[stoppedAt] : undefined;
    const elementId = act !== undefined && 'elementId' in act ? act.elementId : null;
    const data = { trial: trial.name, ...(isStopped && { act: stoppedAt + 1 }) };
    return [
      { severity: 'error', code, elementId: elementId !== null && elementId in process.nodes ? elementId : null, data },
    ];
  });
}
