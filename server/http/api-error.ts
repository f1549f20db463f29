import type { ErrorDetail } from '../contract/errors.js';

/** An answer that is not 2xx, thrown by services. `message` is Chinese and says what to do. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details?: readonly ErrorDetail[],
  ) {
    super(message);
  }
}
