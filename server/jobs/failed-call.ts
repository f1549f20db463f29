import { callFailureMessages as messages } from '../locales/zh-CN/service-calls.js';
import { serviceTestMessages } from '../locales/zh-CN/service-tests.js';
import { ServiceRefused, type ServiceUnavailable } from './service-refused.js';

/** Why a call came to nothing, as an administrator reads it where the case stands still. */
export function failedCall(error: ServiceRefused | ServiceUnavailable): string {
  const sentence = sentenceOf(error);
  return sentence === null ? error.message : messages.exactly(sentence, error.message);
}

function sentenceOf(error: ServiceRefused | ServiceUnavailable): string | null {
  if (error instanceof ServiceRefused && error.hindrance !== null) return serviceTestMessages.notSent[error.hindrance];
  if (error.errorCode === 'service.notConfigured') return messages.notConfigured;
  if (error.errorCode === 'http.unavailable') return messages.unavailable;
  const [, status] = /^http\.(\d+)$/.exec(error.errorCode ?? '') ?? [];
  return status === undefined ? null : messages.answered(status);
}
