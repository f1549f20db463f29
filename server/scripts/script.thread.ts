import { answerRequests } from '../threads/answer-requests.js';
import { loadSandbox, runScript, type ScriptRequest } from './run-script.js';

void answerRequests((request: ScriptRequest) => runScript(request), loadSandbox());
