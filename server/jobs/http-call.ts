import { lookup, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Json, Variables } from '@xiaowu/engine';
import { isPublicAddress, serviceTargets } from './service-targets.js';

const timeoutMs = 15_000;
const maxLength = 1_000_000;

/** The call can never succeed as it is: a target that is not allowed, or an answer 4xx. */
export class ServiceRefused extends Error {
  override readonly name = 'ServiceRefused';
  constructor(
    message: string,
    /** BPMN error code (`http.404`), null for what only an administrator can put right. */
    readonly errorCode: string | null,
  ) {
    super(message);
  }
}

/**
 * Calls `settings.url` (method `settings.method`, default POST) with the input as JSON and gives the answer's JSON
 * (text as a string, nothing as null). Targets are on an allow list; redirects are not followed.
 */
export async function callHttp(
  settings: { [name: string]: Json },
  input: Variables,
  idempotencyKey: string,
): Promise<Json> {
  const url = URL.canParse(String(settings.url)) ? new URL(String(settings.url)) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new ServiceRefused(`Expected an http(s) URL, but got ${String(settings.url)}.`, null);
  const targets = serviceTargets();
  if (!targets.hosts.has(url.hostname) && !targets.hosts.has(url.host))
    throw new ServiceRefused(`Expected a target in XIAOWU_SERVICE_HOSTS, but got ${url.host}.`, null);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !targets.allowsPrivate && !isPublicAddress(host))
    throw new ServiceRefused(`Expected a public address, but got ${host}.`, null);
  const method = typeof settings.method === 'string' ? settings.method.toUpperCase() : 'POST';
  const body = method === 'GET' || method === 'HEAD' ? null : JSON.stringify(input);
  const { status, text } = await send(url, method, body, idempotencyKey, targets.allowsPrivate);
  if (status >= 400 && status < 500)
    throw new ServiceRefused(`Expected an answer 2xx from ${url.host}, but got ${status}.`, `http.${status}`);
  if (status < 200 || status >= 300) throw new Error(`Expected an answer 2xx from ${url.host}, but got ${status}.`);
  if (text === '') return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

async function send(url: URL, method: string, body: string | null, idempotencyKey: string, allowsPrivate: boolean) {
  const makeRequest = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = makeRequest(url, {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      ...(!allowsPrivate && { lookup: publicLookup }),
      headers: {
        accept: 'application/json',
        'idempotency-key': idempotencyKey,
        ...(body !== null && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
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
      throw new ServiceRefused(`Expected at most ${maxLength} characters from ${url.host}.`, null);
  }
  return { status: response.statusCode ?? 0, text };
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
        new ServiceRefused(`Expected a public address of ${hostname}, but got ${inner.address}.`, null),
        [],
      );
    const [first] = addresses;
    return (options as { all?: boolean }).all
      ? answer(null, addresses)
      : answer(null, first?.address ?? '', first?.family);
  });
};
