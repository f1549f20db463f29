/** Tries of a job before it is `dead`. */
export const maxAttempts = 8;

const longestMs = 600_000;

/** Wait before the next try: twice as long each time, at most 10 minutes. */
export const backoffMs = (attempts: number, firstMs = 2000): number =>
  Math.min(firstMs * 2 ** (attempts - 1), longestMs);

/** The job has to be tried again after a time of its own, and is not given up yet. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain';
  constructor(
    message: string,
    readonly delayMs: number,
  ) {
    super(message);
  }
}
