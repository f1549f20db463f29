import { callFailureMessages as messages } from '../locales/zh-CN/service-calls.js';
import { serviceTestMessages } from '../locales/zh-CN/service-tests.js';
import { connectionProblem } from './connection-problem.js';
import type { ServiceRefused, ServiceUnavailable } from './service-refused.js';

/** Why a call came to nothing, as an administrator reads it where the case stands still. */
export function failedCall(error: ServiceRefused | ServiceUnavailable): string {
  const { host = '', status, code = null, about = null } = error.found;
  if ('hindrance' in error && error.hindrance !== null)
    return messages.exactly(serviceTestMessages.notSent[error.hindrance], about);
  if (error.errorCode === 'service.notConfigured') return messages.exactly(messages.notConfigured, about);
  if (status !== undefined) return messages.answered(host, status);
  return messages.exactly(messages.unavailable(host, connectionProblem(code)), code);
}
