import { randomUUID } from 'node:crypto';

/** What came back: status and parsed body. */
export interface Answer<Body = never> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** A browser's side of the API: keeps the cookie, sends the CSRF token and a fresh Idempotency-Key with every write. */
export class ApiClient {
  private cookie = '';
  private csrfToken = '';

  constructor(readonly url: string) {}

  async signIn(account: string, password = 'xiaowu2026'): Promise<void> {
    const { status, body } = await this.post<{ csrfToken: string; message?: string }>('/api/session', {
      account,
      password,
    });
    if (status !== 200) throw new Error(`Expected to sign in as ${account}, but got ${status} ${body.message ?? ''}.`);
    this.csrfToken = body.csrfToken;
  }

  get<Body = Record<string, never>>(path: string): Promise<Answer<Body>> {
    return this.request('GET', path);
  }

  post<Body = Record<string, never>>(
    path: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.request('POST', path, body, headers);
  }

  put<Body = Record<string, never>>(
    path: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.request('PUT', path, body, headers);
  }

  delete<Body = Record<string, never>>(path: string): Promise<Answer<Body>> {
    return this.request('DELETE', path);
  }

  /** An answer that is no text. */
  async getFile(path: string): Promise<{ status: number; type: string | null; bytes: Uint8Array }> {
    const response = await fetch(`${this.url}${path}`, { headers: { cookie: this.cookie } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, type: response.headers.get('content-type'), bytes };
  }

  /** The same as an answer to something sent. */
  async postFile(path: string, body: unknown): Promise<{ status: number; type: string | null; bytes: Uint8Array }> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { cookie: this.cookie, 'x-csrf-token': this.csrfToken, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, type: response.headers.get('content-type'), bytes };
  }

  /** Keeps a stream of server-sent events open; `text` is what came so far. */
  async follow(path: string): Promise<{ text(): string; end(): void }> {
    const controller = new AbortController();
    const response = await fetch(`${this.url}${path}`, {
      headers: { cookie: this.cookie, accept: 'text/event-stream' },
      signal: controller.signal,
    });
    if (response.status !== 200 || !response.body) throw new Error(`Expected a stream, but got ${response.status}.`);
    let text = '';
    const decoder = new TextDecoder();
    const read = async () => {
      for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array, { stream: true });
    };
    read().catch(() => undefined);
    return { text: () => text, end: () => controller.abort() };
  }

  async request<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const isRaw = body instanceof FormData || body instanceof Blob || typeof body === 'string';
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        ...(method !== 'GET' && { 'x-csrf-token': this.csrfToken, 'idempotency-key': randomUUID() }),
        ...(body !== undefined && !isRaw && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      if (pair.startsWith('xiaowu_session=')) this.cookie = pair;
    }
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('application/json') ?? false;
    return {
      status: response.status,
      body: (isJson && text ? JSON.parse(text) : text) as Body,
      headers: response.headers,
    };
  }
}
