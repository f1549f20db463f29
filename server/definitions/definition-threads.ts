import { compile, deepFreeze, type Definitions } from '@xiaowu/engine';
import type { Problem } from '../contract/definitions.js';
import { problemSentence, type ServerProblemCode } from '../locales/zh-CN/problems.js';
import { threadFile } from '../threads/thread-file.js';
import { ThreadEnded, ThreadPool } from '../threads/thread-pool.js';
import { checkDefinition, type CheckedContent } from './checking/check-definition.js';
import type { DefinitionResult, DefinitionWork } from './definition.thread.js';

/** Larger ones would hold everybody else up for longer than a moment. */
const smallLength = 60_000;
/** Longer than any drawing that people can work with; it is refused then. */
const timeoutMs = 30_000;

const threads = new ThreadPool<DefinitionWork, DefinitionResult>(threadFile(import.meta.url, 'definition.thread'), {
  size: 1,
  memoryMb: 512,
});

/** `checkDefinition`, in a thread where it may take long; what takes too long there cannot be published. */
export async function checkApart(content: CheckedContent): Promise<Problem[]> {
  const { bpmn, form, trials, item, decisions = [], print, printTemplates } = content;
  const length = bpmn.length + decisions.reduce((sum, { dmn }) => sum + dmn.length, 0);
  // trial runs repeat the process: how long that takes does not show in the length
  if (length <= smallLength && !trials?.length) return checkDefinition(content);
  try {
    return (await threads.run(
      { type: 'check', content: { bpmn, form, trials, item, decisions, print, printTemplates } },
      timeoutMs,
    )) as Problem[];
  } catch (error) {
    if (!(error instanceof ThreadEnded)) throw error;
    const code: ServerProblemCode = 'definition.tooComplex';
    return [{ severity: 'error', code, elementId: null, message: problemSentence(code, {}) }];
  }
}

/** `compile`, in a thread where it may take long. */
export async function compileApart(bpmn: string): Promise<Definitions> {
  if (bpmn.length <= smallLength) return compile(bpmn);
  return deepFreeze((await threads.run({ type: 'compile', bpmn }, timeoutMs)) as Definitions);
}
