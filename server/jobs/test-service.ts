import type { ServiceTestAnswer, ServiceTestRequest } from '../contract/service-tests.js';
import { newId } from '../database/new-id.js';
import { serviceTestMessages as messages } from '../locales/zh-CN/service-tests.js';
import { connectionProblem } from './connection-problem.js';
import { askHttp, resultOf } from './http-call.js';
import { httpSettings, type HttpSettings } from './http-settings.js';
import { ServiceRefused, ServiceUnavailable } from './service-refused.js';

type Meaning = Pick<ServiceTestAnswer, 'response' | 'outcome' | 'result' | 'errorCode' | 'message'>;

const nothing = { response: null, result: null, errorCode: null };

/** Makes the call as a case would, but once, and tells what a case would make of its answer. */
export async function testService({ settings, input }: ServiceTestRequest): Promise<ServiceTestAnswer> {
  const started = performance.now();
  const ended = (request: ServiceTestAnswer['request'], meaning: Meaning): ServiceTestAnswer => ({
    request,
    ...meaning,
    durationMs: Math.round(performance.now() - started),
  });
  let http: HttpSettings;
  try {
    http = httpSettings(settings, input);
  } catch (error) {
    return ended(null, hindered(error));
  }
  const { method, url, headers, body } = http;
  const written = (name: string, value: string) =>
    Object.entries(settings).find(([key]) => key.toLowerCase() === `header.${name}`)?.[1] ?? value;
  const shown = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, written(name, value)]));
  return ended({ method, url: url.href, headers: shown, body }, await meaningOf(http));
}

async function meaningOf(http: HttpSettings): Promise<Meaning> {
  try {
    const answer = await askHttp(http, newId());
    return { ...readAnswer(http, answer), response: { ...answer, headers: { ...answer.headers } } };
  } catch (error) {
    if (error instanceof ServiceUnavailable) {
      const { code = null } = error.found;
      return {
        ...nothing,
        outcome: 'unavailable',
        errorCode: error.errorCode,
        message: messages.unavailable(connectionProblem(code), code),
      };
    }
    return hindered(error);
  }
}

function readAnswer(http: HttpSettings, answer: Awaited<ReturnType<typeof askHttp>>): Omit<Meaning, 'response'> {
  const { status } = answer;
  try {
    const result = resultOf(http, answer);
    return { outcome: 'completed', result, errorCode: null, message: messages.completed(status) };
  } catch (error) {
    if (error instanceof ServiceUnavailable)
      return { outcome: 'unavailable', result: null, errorCode: error.errorCode, message: messages.later(status) };
    if (!(error instanceof ServiceRefused)) throw error;
    const code = error.errorCode ?? '';
    return { outcome: 'error', result: null, errorCode: error.errorCode, message: messages.error(status, code) };
  }
}

function hindered(error: unknown): Meaning {
  if (!(error instanceof ServiceRefused)) throw error;
  const { hindrance, errorCode } = error;
  if (hindrance === null) return { ...nothing, outcome: 'notSent', errorCode, message: messages.notConfigured };
  return { ...nothing, outcome: 'notSent', message: messages.notSent[hindrance] };
}
