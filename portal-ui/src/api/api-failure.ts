import type { ErrorDetail } from '@xiaowu/server/contract/errors';

/** Codes made here; all others come from the server. */
export type LocalFailureCode = 'client.offline' | 'client.timeout' | 'client.unreadable';

/** An API call that did not succeed. `message` is Chinese and may be shown as it is. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';

  constructor(
    /** HTTP status, 0 when no answer came. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: readonly ErrorDetail[] = [],
  ) {
    super(message);
  }

  /** The same call may well succeed a moment later: no answer came, or the server says that it is busy. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

export const isStatus = (error: unknown, status: number): boolean =>
  error instanceof ApiFailure && error.status === status;
