import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it was sent to the API of 企业微信. */
export interface WecomMessage {
  readonly touser: string;
  readonly msgtype: string;
  readonly agentid: number;
  readonly textcard: { readonly title: string; readonly description: string; readonly url: string };
  readonly enable_duplicate_check: number;
}

/** The API of 企业微信 on this machine: tokens that expire, people who are unknown to it, and a limit of calls. */
export class WecomServer {
  readonly corpId = 'ww0123456789abcdef';
  readonly secret = 'corp-secret-that-nobody-sees';
  readonly agentId = 1000002;
  readonly messages: WecomMessage[] = [];
  /** Every token that was given out. */
  readonly tokens: string[] = [];
  /** 工号 of people who are not there. */
  readonly missing = new Set<string>();
  /** Given instead of the usual answer, one call each. */
  readonly nextErrors: number[] = [];
  expiresIn = 7200;
  /** Tries to send, refused ones included, by receiver. */
  readonly tries: string[] = [];

  private constructor(readonly url: string) {}

  private close_: () => void = () => undefined;

  static async open(): Promise<WecomServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const wecom = new WecomServer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      void wecom.answer(request).then((answer) => {
        response.setHeader('content-type', 'application/json; charset=UTF-8');
        response.end(JSON.stringify(answer));
      });
    });
    wecom.close_ = () => {
      server.close();
      server.closeAllConnections();
    };
    return wecom;
  }

  close(): void {
    this.close_();
  }

  /** What the environment has to say. */
  get environment() {
    return {
      XIAOWU_WECOM_API: this.url,
      XIAOWU_WECOM_CORP_ID: this.corpId,
      XIAOWU_WECOM_AGENT_ID: String(this.agentId),
      XIAOWU_WECOM_SECRET: this.secret,
    };
  }

  to = (number: string) => this.messages.filter(({ touser }) => touser === number);

  /** The tokens that were given out are valid no more. */
  revoke(): void {
    this.tokens.push('');
  }

  private async answer(request: IncomingMessage): Promise<object> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    const asked = (name: string) => searchParams.get(name);
    if (request.method === 'GET' && pathname === '/cgi-bin/gettoken') {
      if (asked('corpid') !== this.corpId || asked('corpsecret') !== this.secret)
        return { errcode: 40001, errmsg: 'invalid credential' };
      const token = `token-${this.tokens.length + 1}-that-nobody-sees`;
      this.tokens.push(token);
      return { errcode: 0, errmsg: 'ok', access_token: token, expires_in: this.expiresIn };
    }
    if (request.method !== 'POST' || pathname !== '/cgi-bin/message/send') return { errcode: -1, errmsg: 'unknown' };
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const message = JSON.parse(body) as WecomMessage;
    this.tries.push(message.touser);
    const token = asked('access_token');
    const error = this.nextErrors.shift();
    if (error !== undefined) return { errcode: error, errmsg: `refused, token ${token}` };
    if (token !== this.tokens.at(-1)) return { errcode: 40014, errmsg: `invalid access_token ${token}` };
    if (message.agentid !== this.agentId) return { errcode: 40056, errmsg: 'invalid agentid' };
    if (this.missing.has(message.touser))
      return { errcode: 81013, errmsg: 'user & party & tag all invalid', invaliduser: message.touser.toLowerCase() };
    this.messages.push(message);
    return { errcode: 0, errmsg: 'ok', invaliduser: '', msgid: `msg-${this.messages.length}` };
  }
}
