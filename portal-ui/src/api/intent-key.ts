/**
 * Idempotency key of one user intent: made when the person clicks, kept for retries of the same click.
 * `crypto.randomUUID` exists only on secure origins, and a school's intranet may serve plain HTTP.
 */
export function newIntentKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
