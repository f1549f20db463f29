import { Injectable } from '@nestjs/common';
import { wecomTexts } from '../locales/zh-CN/notifications.js';
import { askJson } from './ask-json.js';
import { type Channel, type OutsideMessage, type Receiver, Unreachable } from './channel.js';
import { portalLink } from './portal-link.js';
import { isMissing, isTokenError, type WecomAnswer, wecomFailure } from './wecom-answer.js';
import { WecomToken } from './wecom-token.js';

const publicApi = 'https://qyapi.weixin.qq.com';
/** Limits of a textcard. */
const longest = { title: 128, description: 512 };

/** Messages of the school's application in 企业微信, each a card that opens the task. */
@Injectable()
export class WecomService implements Channel {
  private readonly api = new URL(process.env.XIAOWU_WECOM_API || publicApi);
  private readonly agentId = Number(process.env.XIAOWU_WECOM_AGENT_ID || NaN);
  private readonly token = tokenOf(this.api);

  get isConfigured(): boolean {
    return this.token !== null && Number.isInteger(this.agentId) && portalLink('/') !== null;
  }

  async send({ number }: Receiver, message: OutsideMessage): Promise<void> {
    const token = this.token;
    if (token === null || !this.isConfigured)
      throw new Error('Expected XIAOWU_WECOM_CORP_ID, _AGENT_ID and _SECRET, and XIAOWU_URL, but one is missing.');
    const body = JSON.stringify(this.card(number, message));
    const first = await token.get();
    let answer = await this.post(first, body);
    if (isTokenError(answer)) {
      token.forget(first);
      answer = await this.post(await token.get(), body);
    }
    if ((answer.errcode ?? 0) !== 0) throw wecomFailure('message/send', answer);
    if (isMissing(answer, number)) throw new Unreachable(`Expected ${number} in 企业微信, but it is not there.`);
  }

  private card(number: string, { title, text, path }: OutsideMessage) {
    return {
      touser: number,
      msgtype: 'textcard',
      agentid: this.agentId,
      textcard: {
        title: title.slice(0, longest.title),
        description: description(text),
        url: portalLink(path),
        btntxt: wecomTexts.open,
      },
      // the same message, sent again after a crash, arrives once
      ...{ enable_duplicate_check: 1, duplicate_check_interval: 1800 },
    };
  }

  private async post(token: string, body: string): Promise<WecomAnswer> {
    const url = new URL('/cgi-bin/message/send', this.api);
    url.searchParams.set('access_token', token);
    return askJson(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  }
}

function tokenOf(api: URL): WecomToken | null {
  const corpId = process.env.XIAOWU_WECOM_CORP_ID || undefined;
  const secret = process.env.XIAOWU_WECOM_SECRET || undefined;
  return corpId === undefined || secret === undefined ? null : new WecomToken(api, corpId, secret);
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A card shows HTML: what people wrote is text in it, cut before it is marked up. */
function description(text: string): string {
  const marked = (part: string) => part.replace(/[&<>]/g, (mark) => marks[mark] ?? mark);
  let kept = text.slice(0, longest.description);
  while (marked(kept).length > longest.description) kept = kept.slice(0, -1);
  // it may not be empty
  return marked(kept) || wecomTexts.open;
}
