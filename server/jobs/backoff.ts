/** Tries of a job before it is `dead`. */
export const maxAttempts = 8;

/** Wait before the next try: 2 s, 4 s, 8 s … at most 10 minutes. */
export const backoffMs = (attempts: number): number => Math.min(1000 * 2 ** attempts, 600_000);
