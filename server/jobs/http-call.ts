import { lookup, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Json } from '@xiaowu/engine';
import type { HttpSettings } from './http-settings.js';
import { connectionCode } from './connection-problem.js';
import { ServiceRefused, ServiceUnavailable } from './service-refused.js';
import { isPublicAddress, serviceTargets } from './service-targets.js';

const maxLength = 1_000_000;
/** Statuses that say: not now. */
const notNow = new Set([408, 425, 429]);

/** What came back, whatever its status; `body` is JSON, text as a string, nothing as null. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: Json };
  readonly body: Json;
}

/** Makes one call and gives what the process gets of it. Throws ServiceRefused or ServiceUnavailable. */
export async function callHttp(settings: HttpSettings, idempotencyKey: string): Promise<Json> {
  return resultOf(settings, await askHttp(settings, idempotencyKey));
}

/**
 * Makes one call. Targets are on an allow list; redirects are not followed. Throws ServiceRefused or ServiceUnavailable
 * where there is no answer.
 */
export async function askHttp(settings: HttpSettings, idempotencyKey: string): Promise<HttpAnswer> {
  const { url } = settings;
  const targets = serviceTargets();
  if (!targets.hosts.has(url.hostname) && !targets.hosts.has(url.host))
    throw new ServiceRefused(`Expected a target in XIAOWU_SERVICE_HOSTS, but got ${url.host}.`, null, 'target', {
      about: url.host,
    });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !targets.allowsPrivate && !isPublicAddress(host))
    throw new ServiceRefused(`Expected a public address, but got ${host}.`, null, 'privateAddress', { about: host });
  const { status, text, headers } = await answerOf(settings, idempotencyKey, targets.allowsPrivate);
  return { status, headers: plainHeaders(headers), body: bodyOf(text) };
}

/** What the process gets of an answer. Throws ServiceRefused or ServiceUnavailable for those that are no success. */
export function resultOf({ url, errors, result }: HttpSettings, answer: HttpAnswer): Json {
  const { status, headers, body } = answer;
  const expected = `Expected an answer 2xx from ${url.host}, but got ${status}.`;
  const mapped = errors.get(String(status)) ?? errors.get(`${Math.floor(status / 100)}xx`);
  const found = { host: url.host, status };
  if (mapped !== undefined) throw new ServiceRefused(expected, mapped, null, found);
  if (notNow.has(status) || status >= 500)
    throw new ServiceUnavailable(expected, `http.${status}`, retryAfterMs(headers['retry-after'] ?? null), found);
  if (status < 200 || status >= 300) throw new ServiceRefused(expected, `http.${status}`, null, found);
  return result === 'body' ? body : { status, headers, body };
}

async function answerOf(settings: HttpSettings, idempotencyKey: string, allowsPrivate: boolean) {
  try {
    return await send(settings, idempotencyKey, allowsPrivate);
  } catch (error) {
    if (error instanceof ServiceRefused) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new ServiceUnavailable(`${settings.url.host}: ${message}`, 'http.unavailable', null, {
      host: settings.url.host,
      code: connectionCode(error),
    });
  }
}

async function send(settings: HttpSettings, idempotencyKey: string, allowsPrivate: boolean) {
  const { url, method, body, timeoutMs } = settings;
  const makeRequest = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = makeRequest(url, {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      ...(!allowsPrivate && { lookup: publicLookup }),
      headers: {
        accept: 'application/json',
        ...(body !== null && { 'content-type': 'application/json' }),
        ...settings.headers,
        'idempotency-key': idempotencyKey,
        ...(body !== null && { 'content-length': Buffer.byteLength(body) }),
      },
    });
    request.on('response', resolve);
    request.on('error', reject);
    request.end(body ?? undefined);
  });
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) {
    text += String(chunk);
    if (text.length > maxLength)
      throw new ServiceRefused(`Expected at most ${maxLength} characters from ${url.host}.`, null, 'tooLong', {
        about: url.host,
      });
  }
  return { status: response.statusCode ?? 0, text, headers: response.headers };
}

function bodyOf(text: string): Json {
  if (text === '') return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function plainHeaders(headers: IncomingMessage['headers']): { [name: string]: Json } {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value ?? null]));
}

/** Seconds or a date. */
function retryAfterMs(header: Json): number | null {
  if (typeof header !== 'string') return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : null;
}

// The address is checked where it is connected to, so that a name cannot change between check and call.
const publicLookup: LookupFunction = (hostname, options, callback) => {
  // whoever connects may want one address or all
  const answer = callback as (error: Error | null, address: string | LookupAddress[], family?: number) => void;
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, []);
    const inner = addresses.find(({ address }) => !isPublicAddress(address));
    if (inner)
      return answer(
        new ServiceRefused(
          `Expected a public address of ${hostname}, but got ${inner.address}.`,
          null,
          'privateAddress',
          { about: `${hostname} → ${inner.address}` },
        ),
        [],
      );
    const [first] = addresses;
    return (options as { all?: boolean }).all
      ? answer(null, addresses)
      : answer(null, first?.address ?? '', first?.family);
  });
};
