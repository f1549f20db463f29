import { scriptTestMessages } from '../locales/zh-CN/script-tests.js';
import type { ScriptAnswer } from '../scripts/run-script.js';

/** What came of a script that did not give a result, in words. */
export function scriptSentence(answer: Exclude<ScriptAnswer, { type: 'completed' }>): string {
  if (answer.type === 'bpmnError') return scriptTestMessages.error(answer.errorCode);
  const { reason, message } = answer;
  if (reason !== 'error') return scriptTestMessages[reason];
  return /^SyntaxError: return not in a function/.test(message)
    ? scriptTestMessages.returned
    : scriptTestMessages.failed(message);
}
