import type { ApiError } from '@xiaowu/server/contract/errors';
import { ApiFailure, type LocalFailureCode } from './api-failure';
import { newIntentKey } from './intent-key';
import { queryString } from './query-string';

export interface CallOptions {
  query?: object;
  /** Of writing calls: made once per user intent, so that a retry is not a second act. */
  intentKey?: string;
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Of a small call that is to arrive although the page goes away. */
  keepalive?: boolean;
}

export interface Client {
  get<T>(path: string, options?: CallOptions): Promise<T>;
  post<T = void>(path: string, body?: unknown, options?: CallOptions): Promise<T>;
  put<T = void>(path: string, body?: unknown, options?: CallOptions): Promise<T>;
  delete<T = void>(path: string, options?: CallOptions): Promise<T>;
}

export interface ClientSettings {
  base: string;
  csrfToken: () => string | null;
  /** The session is over: the caller leads to the login page. */
  onSignedOut: () => void;
  textOf: (code: LocalFailureCode) => string;
  timeoutMs?: number;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** JSON over HTTP as the server's contract has it; everything that is not 2xx is thrown as an ApiFailure. */
export function createClient(settings: ClientSettings): Client {
  const local = (code: LocalFailureCode) => new ApiFailure(0, code, settings.textOf(code));

  async function failureOf(response: Response): Promise<ApiFailure> {
    const error = (await response.json().catch(() => null)) as Partial<ApiError> | null;
    if (typeof error?.message !== 'string')
      return new ApiFailure(response.status, 'client.unreadable', settings.textOf('client.unreadable'));
    return new ApiFailure(response.status, error.code ?? 'unknown', error.message, error.details);
  }

  async function call<T>(method: Method, path: string, body: unknown, options: CallOptions = {}): Promise<T> {
    const headers = new Headers({ accept: 'application/json' });
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (method !== 'GET') {
      headers.set('idempotency-key', options.intentKey ?? newIntentKey());
      const token = settings.csrfToken();
      if (token) headers.set('x-csrf-token', token);
    }
    // `AbortSignal.any` and `.timeout` are missing in the in-app browsers of older phones.
    const controller = new AbortController();
    let isTimeout = false;
    const timer = setTimeout(
      () => {
        isTimeout = true;
        controller.abort();
      },
      options.timeoutMs ?? settings.timeoutMs ?? 30_000,
    );
    const abort = () => controller.abort();
    if (options.signal?.aborted) abort();
    options.signal?.addEventListener('abort', abort);
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${settings.base}${path}${queryString(options.query ?? {})}`, {
        method,
        headers,
        credentials: 'same-origin',
        signal: controller.signal,
        ...(options.keepalive && { keepalive: true }),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!response.ok) {
        if (response.status === 401) settings.onSignedOut();
        throw await failureOf(response);
      }
      text = await response.text();
    } catch (error) {
      // An abort by the caller is no failure to show: it is passed on as it is.
      if (error instanceof ApiFailure || options.signal?.aborted) throw error;
      throw local(isTimeout ? 'client.timeout' : 'client.offline');
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', abort);
    }
    if (text === '') return undefined as T;
    try {
      return JSON.parse(text) as T;
    } catch {
      throw new ApiFailure(response.status, 'client.unreadable', settings.textOf('client.unreadable'));
    }
  }

  return {
    get: (path, options) => call('GET', path, undefined, options),
    post: (path, body, options) => call('POST', path, body ?? {}, options),
    put: (path, body, options) => call('PUT', path, body ?? {}, options),
    delete: (path, options) => call('DELETE', path, undefined, options),
  };
}
