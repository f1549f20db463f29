import { answerRequests } from '../threads/answer-requests.js';
import { runScript, type ScriptRequest } from './run-script.js';

answerRequests((request: ScriptRequest) => runScript(request));
