import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TextMessage {
  readonly phone: string;
  readonly template: string;
  readonly variables: Readonly<Record<string, string>>;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Aliyun's SendSms on this machine: checks the signature of the call as it came in, the signature name and the template. */
export class SmsServer {
  readonly key = { id: 'LTAI-test', secret: 'sms-secret-that-nobody-sees' };
  readonly signName = '艺术学院';
  readonly templates = { notice: 'SMS_1001', code: 'SMS_1002' };
  readonly messages: TextMessage[] = [];
  /** Code and sentence given instead of the usual answer, one call each. */
  readonly nextErrors: (readonly [string, string])[] = [];
  /** Numbers of calls that came, refused ones included. */
  readonly tries: string[] = [];
  private readonly nonces = new Set<string>();

  private constructor(readonly url: string) {}

  private close_: () => void = () => undefined;

  static async open(): Promise<SmsServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const sms = new SmsServer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      const [status, answer] = sms.answer(request);
      response.statusCode = status;
      response.setHeader('content-type', 'application/json;charset=utf-8');
      response.end(JSON.stringify({ RequestId: 'F655A8D5-B967-440B-8683-DAD6FF8DE990', ...answer }));
    });
    sms.close_ = () => {
      server.close();
      server.closeAllConnections();
    };
    return sms;
  }

  close(): void {
    this.close_();
  }

  /** What the environment has to say. */
  get environment() {
    return {
      XIAOWU_SMS_API: this.url,
      XIAOWU_SMS_KEY_ID: this.key.id,
      XIAOWU_SMS_KEY_SECRET: this.key.secret,
      XIAOWU_SMS_SIGN_NAME: this.signName,
      XIAOWU_SMS_TEMPLATE: this.templates.notice,
      XIAOWU_SMS_CODE_TEMPLATE: this.templates.code,
    };
  }

  to = (phone: string) => this.messages.filter((message) => message.phone === phone);

  private answer(request: IncomingMessage): [number, { Code: string; Message: string }] {
    const refused = (Code: string, Message = Code): [number, { Code: string; Message: string }] => [
      400,
      { Code, Message },
    ];
    const { headers } = request;
    const rawQuery = (request.url ?? '').split('?')[1] ?? '';
    if (!this.isSigned(request, rawQuery)) return refused('SignatureDoesNotMatch');
    const nonce = String(headers['x-acs-signature-nonce']);
    if (this.nonces.has(nonce)) return refused('SignatureNonceUsed');
    this.nonces.add(nonce);
    if (headers['x-acs-action'] !== 'SendSms' || headers['x-acs-version'] !== '2017-05-25')
      return refused('InvalidAction.NotFound');
    const query = new URLSearchParams(rawQuery);
    const asked = (name: string) => query.get(name) ?? '';
    const phone = asked('PhoneNumbers');
    this.tries.push(phone);
    const [code, sentence] = this.nextErrors.shift() ?? [];
    if (code !== undefined) return [200, { Code: code, Message: sentence ?? code }];
    if (!/^1[3-9]\d{9}$/.test(phone)) return [200, { Code: 'isv.MOBILE_NUMBER_ILLEGAL', Message: phone }];
    if (asked('SignName') !== this.signName) return [200, { Code: 'isv.SMS_SIGNATURE_ILLEGAL', Message: '' }];
    const template = asked('TemplateCode');
    const expected = template === this.templates.notice ? 'title' : template === this.templates.code ? 'code' : '';
    const variables = JSON.parse(asked('TemplateParam')) as Record<string, string>;
    const value = variables[expected];
    if (value === undefined) return [200, { Code: 'isv.TEMPLATE_MISSING_PARAMETERS', Message: template }];
    if ([...value].length > 35) return [200, { Code: 'isv.PARAM_LENGTH_LIMIT', Message: '' }];
    this.messages.push({ phone, template, variables });
    return [200, { Code: 'OK', Message: 'OK' }];
  }

  /** By the query and the headers as they arrived, those that are named as signed. */
  private isSigned({ method, headers }: IncomingMessage, rawQuery: string): boolean {
    const given = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    );
    const [, id, names = '', signature] = given ?? [];
    const signed = names.split(';');
    if (id !== this.key.id || !['host', 'x-acs-date', 'x-acs-action'].every((name) => signed.includes(name)))
      return false;
    if (Math.abs(Date.parse(String(headers['x-acs-date'])) - Date.now()) > 900_000) return false;
    const lines = signed.map((name) => `${name}:${String(headers[name])}\n`).join('');
    const request = [method, '/', rawQuery, lines, names, sha256('')].join('\n');
    const mine = createHmac('sha256', this.key.secret)
      .update(`ACS3-HMAC-SHA256\n${sha256(request)}`)
      .digest('hex');
    return mine === signature;
  }
}
