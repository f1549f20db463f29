import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { acs3Headers, acs3Query } from './acs3-signature.js';
import { askJson } from './ask-json.js';
import { type Channel, NotNow, type OutsideMessage, type Receiver, Unreachable } from './channel.js';
import { shortTitle } from './short-title.js';

const publicEndpoint = 'https://dysmsapi.aliyuncs.com';
/** The number is none, or takes no messages. */
const receiverCodes = new Set(['isv.MOBILE_NUMBER_ILLEGAL', 'isv.BLACK_KEY_CONTROL_LIMIT', 'isv.SMS_CONTENT_ILLEGAL']);
/** Too many to this number, or by this school: the sentence says within which time. */
const limitCode = /^isv\.(BUSINESS_LIMIT_CONTROL|DAY_LIMIT_CONTROL)$/;
const limitMs: readonly (readonly [RegExp, number])[] = [
  [/分钟/, 60_000],
  [/小时/, 3_600_000],
  // by a day, or by nothing that is known here: tried over two days
  [/^/, 8 * 3_600_000],
];
const busyCode = /^(Throttling|ServiceUnavailable|InternalError|isp\.)/;

/** Text messages by Aliyun's SendSms, in the words of templates that the operator has approved. */
@Injectable()
export class SmsService implements Channel {
  private readonly endpoint = new URL(process.env.XIAOWU_SMS_API || publicEndpoint);
  private readonly key = {
    id: process.env.XIAOWU_SMS_KEY_ID || undefined,
    secret: process.env.XIAOWU_SMS_KEY_SECRET || undefined,
  };
  private readonly signName = process.env.XIAOWU_SMS_SIGN_NAME || undefined;
  /** Has one variable, `title`. */
  private readonly noticeTemplate = process.env.XIAOWU_SMS_TEMPLATE || undefined;
  /** Has one variable, `code`. */
  private readonly codeTemplate = process.env.XIAOWU_SMS_CODE_TEMPLATE || undefined;

  get isConfigured(): boolean {
    const { id, secret } = this.key;
    return [id, secret, this.signName, this.noticeTemplate, this.codeTemplate].every((each) => each !== undefined);
  }

  /** The title alone: it costs by its length, and its words go through the operator. */
  async send({ boundPhone }: Receiver, { title }: OutsideMessage): Promise<void> {
    if (boundPhone !== null) await this.sendTemplate(boundPhone, this.noticeTemplate, { title: shortTitle(title) });
  }

  /** A code that proves whose number it is. */
  sendCode(phone: string, code: string): Promise<void> {
    return this.sendTemplate(phone, this.codeTemplate, { code });
  }

  private async sendTemplate(phone: string, template: string | undefined, variables: Record<string, string>) {
    const [{ id, secret }, signName] = [this.key, this.signName];
    if (id === undefined || secret === undefined || signName === undefined || template === undefined)
      throw new Error(
        'Expected XIAOWU_SMS_KEY_ID, _KEY_SECRET, _SIGN_NAME, _TEMPLATE and _CODE_TEMPLATE, but one is missing.',
      );
    const query = {
      ...{ PhoneNumbers: phone, SignName: signName, TemplateCode: template },
      TemplateParam: JSON.stringify(variables),
    };
    const call = {
      ...{ host: this.endpoint.host, action: 'SendSms', version: '2017-05-25', query },
      date: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
      nonce: randomBytes(16).toString('hex'),
    };
    const url = new URL(`/?${acs3Query(query)}`, this.endpoint);
    const { host: _, ...headers } = acs3Headers(call, { id, secret });
    const answer = await askJson(url, { method: 'POST', headers: { ...headers, accept: 'application/json' } });
    if (answer.Code !== 'OK') throw failure(String(answer.Code), String(answer.Message));
  }
}

/** Only the code is kept: the sentence beside it may repeat the number or the key. */
function failure(code: string, sentence: string): Error {
  const message = `Expected OK from SendSms, but got ${code.slice(0, 100)}.`;
  if (receiverCodes.has(code)) return new Unreachable(message);
  const [, delayMs = 0] = limitMs.find(([within]) => within.test(sentence)) ?? [];
  if (limitCode.test(code)) return new NotNow(message, delayMs);
  return busyCode.test(code) ? new NotNow(message, 10_000) : new Error(message);
}
