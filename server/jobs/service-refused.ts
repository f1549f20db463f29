import type { serviceTestMessages } from '../locales/zh-CN/service-tests.js';

/** What an administrator has to put right before anything can be sent. */
export type CallHindrance = keyof typeof serviceTestMessages.notSent;

/** What sentences about a failed call are made of. */
export interface FoundByCall {
  readonly host?: string;
  /** Of an answer. */
  readonly status?: number;
  /** Of a connection, e.g. `ECONNREFUSED`. */
  readonly code?: string | null;
  /** What has to be put right: an address, the name of a setting or header. */
  readonly about?: string;
}

/** The call can never succeed as it is: a target that is not allowed, a setting that is wrong, or an answer 4xx. */
export class ServiceRefused extends Error {
  override readonly name = 'ServiceRefused';
  constructor(
    message: string,
    /** BPMN error code (`http.404`), null for what only an administrator can put right. */
    readonly errorCode: string | null,
    readonly hindrance: CallHindrance | null = null,
    readonly found: FoundByCall = {},
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
    readonly found: FoundByCall = {},
  ) {
    super(message);
  }
}
