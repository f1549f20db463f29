import { lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Json, Variables } from '@xiaowu/engine';
import { isPublicAddress, serviceTargets } from './service-targets.js';

const timeoutMs = 15_000;
const maxBytes = 1_000_000;

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
export async function callHttp(settings: { [name: string]: Json }, input: Variables, idempotencyKey: string): Promise<Json> {
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
  if (status >= 400 && status < 500) throw new ServiceRefused(`Expected an answer 2xx from ${url.host}, but got ${status}.`, `http.${status}`);
  if (status < 200 || status >= 300) throw new Error(`Expected an answer 2xx from ${url.host}, but got ${status}.`);
  if (text === '') return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function send(url: URL, method: string, body: string | null, idempotencyKey: string, allowsPrivate: boolean) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
      url,
      {
        method,
        lookup: allowsPrivate ? lookup : publicLookup,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          accept: 'application/json',
          'idempotency-key': idempotencyKey,
          ...(body !== null && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > maxBytes) request.destroy(new Error(`Expected at most ${maxBytes} bytes from ${url.host}.`));
          else chunks.push(chunk);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body ?? undefined);
  });
}

// The address is checked where it is connected to, so that a name cannot change between check and call.
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const inner = addresses.find(({ address }) => !isPublicAddress(address));
    if (inner) return callback(new ServiceRefused(`Expected a public address of ${hostname}, but got ${inner.address}.`, null), []);
    if (options.all) return callback(null, addresses);
    const [first] = addresses;
    return callback(null, first?.address ?? '', first?.family);
  });
};
