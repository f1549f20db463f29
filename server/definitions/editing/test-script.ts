import type { Json, Variables } from '@xiaowu/engine';
import type { ScriptTestAnswer, ScriptTestRequest } from '../../contract/script-tests.js';
import { scriptTestMessages } from '../../locales/zh-CN/script-tests.js';
import type { ScriptAnswer } from '../../scripts/run-script.js';
import { scriptSentence } from '../script-sentence.js';

/** Runs a script once and says what came of it. */
export async function testScript(
  { source, input }: ScriptTestRequest,
  run: (source: string, input: Variables) => Promise<ScriptAnswer>,
): Promise<ScriptTestAnswer> {
  const begun = performance.now();
  const answer = await run(source, input as Variables);
  const durationMs = Math.round(performance.now() - begun);
  const nothing = { result: null as Json, errorCode: null, line: null, durationMs };
  switch (answer.type) {
    case 'completed':
      return { ...nothing, outcome: 'completed', result: answer.result, message: scriptTestMessages.completed };
    case 'bpmnError': {
      const { errorCode } = answer;
      return { ...nothing, outcome: 'error', errorCode, message: scriptSentence(answer) };
    }
    case 'failed':
      return { ...nothing, outcome: 'failed', line: answer.line ?? null, message: scriptSentence(answer) };
  }
}
