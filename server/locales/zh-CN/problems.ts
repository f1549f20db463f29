import type { Problem, ProblemCode } from '@xiaowu/engine';
import { calledProblems } from './problems/called.js';
import { decisionProblems } from './problems/decision.js';
import { eventProblems } from './problems/event.js';
import { fileProblems } from './problems/file.js';
import { flowProblems } from './problems/flow.js';
import { formProblems } from './problems/form.js';
import { organizationProblems } from './problems/organization.js';
import { printProblems } from './problems/print.js';
import { stepProblems } from './problems/step.js';
import { trialProblems } from './problems/trial.js';
import type { Sentence } from './problems/sentence.js';

/** What this server finds itself. */
const serverSentences = {
  ...formProblems,
  ...organizationProblems,
  ...calledProblems,
  ...printProblems,
  ...trialProblems,
  ...decisionProblems,
} satisfies Record<string, Sentence>;

/** What the engine finds; a code without a sentence does not compile. */
const engineSentences: Record<ProblemCode, Sentence> = {
  ...fileProblems,
  ...flowProblems,
  ...eventProblems,
  ...stepProblems,
};

const sentences: Readonly<Record<string, Sentence>> = { ...engineSentences, ...serverSentences };

/** Codes of problems that the server finds, beside the engine's. */
export type ServerProblemCode = keyof typeof serverSentences;

/** Codes that have a sentence. */
export const knownProblemCodes: readonly string[] = Object.keys(sentences);

export function problemSentence(code: string, data: Problem['data']): string {
  return sentences[code]?.(data) ?? `流程图有误（${code}），请检查后再发布`;
}
