import { scriptFailures } from '../../locales/zh-CN/scripts.js';
import type { ScriptAnswer } from '../../scripts/run-script.js';
import type { Calculated } from './answer-job.js';

/** What came of a script task, as the engine takes it. */
export function answerScript(answer: ScriptAnswer): Calculated {
  switch (answer.type) {
    case 'completed':
      return { type: 'completeJob', result: answer.result };
    case 'bpmnError':
      return { type: 'failJob', errorCode: answer.errorCode, message: answer.message };
    case 'failed':
      return { type: 'failJob', message: scriptFailures[answer.reason](answer.message) };
  }
}
