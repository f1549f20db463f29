import {
  DecisionFailed,
  mainProcess,
  repeatTrial,
  type Decisions,
  type Definitions,
  type Problem,
  type TrialResult,
} from '@xiaowu/engine';
import type { TrialAct, TrialRun } from '../../contract/trials.js';
import { decisionFailures } from '../../locales/zh-CN/decisions.js';
import type { ServerProblemCode } from '../../locales/zh-CN/problems.js';
import { scriptSentence } from '../script-sentence.js';
import { changedScript, type ChangedScript } from './repeat-scripts.js';
import { serverProblem } from './server-problem.js';

/** Makes every kept trial run again: one that does not come to its outcome any more is an error. */
export async function trialProblems(
  processes: Definitions['processes'],
  trials: readonly TrialRun[],
  decisions: Decisions,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const trial of trials) problems.push(...(await problemsOf(trial, processes, decisions)));
  return problems;
}

async function problemsOf(
  trial: TrialRun,
  processes: Definitions['processes'],
  decisions: Decisions,
): Promise<Problem[]> {
  const { name, processId } = trial;
  const process = processId === undefined ? mainProcess({ processes }) : processes.find(({ id }) => id === processId);
  if (!process) return [serverProblem('trial.processMissing', null, { trial: name })];
  const { isPassed, stoppedAt, decided, scripts } = repeatTrial(process, trial, decisions);
  // what comes after a script that gives something else is no wonder
  const changed = await changedScript(scripts);
  if (changed) return [otherScript(name, changed)];
  if (isPassed) return [];
  if (stoppedAt === null) return [serverProblem('trial.otherOutcome', null, { trial: name })];
  const act = trial.acts[stoppedAt];
  const elementId = act !== undefined && 'elementId' in act && act.elementId in process.nodes ? act.elementId : null;
  const code: ServerProblemCode = decided ? 'trial.otherDecision' : 'trial.stopped';
  return [serverProblem(code, elementId, { trial: name, act: stoppedAt + 1, ...differently(act, decided) })];
}

function otherScript(trial: string, { script: { act, job, result }, answer }: ChangedScript): Problem {
  const now: Problem['data'] =
    answer.type === 'completed' ? { found: JSON.stringify(answer.result) } : { reason: scriptSentence(answer) };
  const data = { trial, act: act + 1, expected: JSON.stringify(result), ...now };
  return serverProblem('trial.otherScript', job.elementId, data);
}

/** What the decision gave, and what it gives now or why it gives nothing. */
function differently(act: TrialAct | undefined, decided: TrialResult['decided']): Problem['data'] {
  if (act?.type !== 'decide' || decided === undefined) return {};
  const expected = JSON.stringify(act.result);
  if (!(decided instanceof DecisionFailed)) return { expected, found: JSON.stringify(decided.result) };
  return { expected, reason: decisionFailures[decided.code](decided.decisionId, decided.data) };
}
