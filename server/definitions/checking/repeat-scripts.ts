import { isSameValue, type RepeatedScript } from '@xiaowu/engine';
import { runScript, type ScriptAnswer } from '../../scripts/run-script.js';

/** More than a case has: the check is not to fail because the machine is busy. */
const limits = { cpuMs: 1000, memoryBytes: 16 * 1024 * 1024 };
/** A drawing is checked after every change, its scripts are mostly the same. */
const known = new Map<string, ScriptAnswer>();
const mostKnown = 500;

/** A script that gives something else than when the run was kept. */
export interface ChangedScript {
  readonly script: RepeatedScript;
  readonly answer: ScriptAnswer;
}

/** Runs the scripts of a kept run again, up to the first that gives something else; null when all give the same. */
export async function changedScript(scripts: readonly RepeatedScript[]): Promise<ChangedScript | null> {
  for (const script of scripts) {
    const { source, input } = script.job;
    const question = JSON.stringify([source, input]);
    const answer = known.get(question) ?? (await runScript({ source, input, ...limits }));
    if (known.size >= mostKnown) known.clear();
    known.set(question, answer);
    if (answer.type !== 'completed' || !isSameValue(answer.result, script.result)) return { script, answer };
  }
  return null;
}
