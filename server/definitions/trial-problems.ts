import { mainProcess, repeatTrial, type Definitions, type Problem } from '@xiaowu/engine';
import type { TrialRun } from '../contract/trials.js';
import type { ServerProblemCode } from '../locales/zh-CN/problems.js';
import { serverProblem } from './server-problem.js';

/** Makes every kept trial run again: one that does not come to its outcome any more is an error. */
export function trialProblems(processes: Definitions['processes'], trials: readonly TrialRun[]): Problem[] {
  return trials.flatMap((trial): Problem[] => {
    const { name, processId } = trial;
    const process = processId === undefined ? mainProcess({ processes }) : processes.find(({ id }) => id === processId);
    if (!process) return [serverProblem('trial.processMissing', null, { trial: name })];
    const { isPassed, stoppedAt } = repeatTrial(process, trial);
    if (isPassed) return [];
    const isStopped = stoppedAt !== null;
    const code: ServerProblemCode = isStopped ? 'trial.stopped' : 'trial.otherOutcome';
    const act = isStopped ? trial.acts[stoppedAt] : undefined;
    const elementId = act !== undefined && 'elementId' in act ? act.elementId : null;
    const data = { trial: name, ...(isStopped && { act: stoppedAt + 1 }) };
    return [serverProblem(code, elementId !== null && elementId in process.nodes ? elementId : null, data)];
  });
}
