import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** A signed-in client on kept-alive connections; anything but 2xx is thrown. */
export class HttpClient {
  #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #cookie = '';
  #csrfToken = '';

  constructor(url) {
    this.url = url;
  }

  async signIn(account) {
    const { csrfToken } = await this.post('/api/session', { account, password: 'xiaowu2026' });
    this.#csrfToken = csrfToken;
  }

  get(path) {
    return this.#send('GET', path);
  }

  post(path, body) {
    return this.#send('POST', path, JSON.stringify(body));
  }

  close() {
    this.#agent.destroy();
  }

  #send(method, path, body) {
    return new Promise((resolve, reject) => {
      const headers = { cookie: this.#cookie, 'x-csrf-token': this.#csrfToken, 'idempotency-key': randomUUID() };
      if (body !== undefined)
        Object.assign(headers, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      const call = request(`${this.url}${path}`, { method, agent: this.#agent, headers }, (response) => {
        for (const line of response.headers['set-cookie'] ?? []) this.#cookie = line.split(';')[0];
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => {
          if (response.statusCode < 300) resolve(text ? JSON.parse(text) : undefined);
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
        });
      });
      call.on('error', reject);
      call.end(body);
    });
  }
}
