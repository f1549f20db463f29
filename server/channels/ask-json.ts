import { NotNow } from './channel.js';

/** Two calls and their repetition fit into the lease of a job. */
const patienceMs = 10_000;

/** How long nobody waits for a host that has let somebody wait in vain: jobs run one after the other. */
const restMs = 20_000;
const resting = new Map<string, number>();

/**
 * The JSON that comes back, whatever its status below 500. Errors name the host alone: addresses carry keys and tokens.
 * Throws `NotNow` for a service that is overloaded.
 */
export async function askJson(url: URL, init: RequestInit): Promise<Record<string, unknown>> {
  if ((resting.get(url.host) ?? 0) > Date.now()) throw new NotNow(`${url.host} did not answer just now.`, restMs);
  let response: Response;
  try {
    response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') resting.set(url.host, Date.now() + restMs);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = (cause as { code?: unknown }).code;
    throw new Error(`${url.host} could not be reached: ${typeof code === 'string' ? code : (cause as Error).name}.`);
  }
  if (response.status === 429) throw new NotNow(`${url.host} answered 429.`, 60_000);
  if (response.status >= 500) throw new Error(`Expected an answer from ${url.host}, but got ${response.status}.`);
  try {
    const answer: unknown = await response.json();
    if (typeof answer === 'object' && answer !== null) return answer as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new Error(`Expected JSON from ${url.host}, but got something else with ${response.status}.`);
}
