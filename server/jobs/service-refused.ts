import type { serviceTestMessages } from '../locales/zh-CN/service-tests.js';

/** What an administrator has to put right before anything can be sent. */
export type CallHindrance = keyof typeof serviceTestMessages.notSent;

/** The call can never succeed as it is: a target that is not allowed, a setting that is wrong, or an answer 4xx. */
export class ServiceRefused extends Error {
  override readonly name = 'ServiceRefused';
  constructor(
    message: string,
    /** BPMN error code (`http.404`), null for what only an administrator can put right. */
    readonly errorCode: string | null,
    readonly hindrance: CallHindrance | null = null,
  ) {
    super(message);
  }
}

/** The service could not be reached or was not able to answer: it may be later. */
export class ServiceUnavailable extends Error {
  override readonly name = 'ServiceUnavailable';
  constructor(
    message: string,
    /** BPMN error code once it is given up. */
    readonly errorCode: string,
    /** When the service wants to be asked again; null = it did not say. */
    readonly retryAfterMs: number | null,
  ) {
    super(message);
  }
}
