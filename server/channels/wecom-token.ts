import { askJson } from './ask-json.js';
import { type WecomAnswer, wecomFailure } from './wecom-answer.js';

/** Before it expires on the other side. */
const earlierMs = 60_000;

/** The access token of one application, fetched when there is none, and again when it is forgotten. */
export class WecomToken {
  private held: { readonly token: string; readonly until: number } | null = null;
  /** Who asks meanwhile waits for the same answer. */
  private asked: Promise<string> | null = null;

  constructor(
    private readonly api: URL,
    private readonly corpId: string,
    private readonly secret: string,
  ) {}

  async get(): Promise<string> {
    if (this.held !== null && this.held.until > Date.now()) return this.held.token;
    this.asked ??= this.fetch().finally(() => (this.asked = null));
    return this.asked;
  }

  /** It was refused; unless somebody has fetched another since. */
  forget(token: string): void {
    if (this.held?.token === token) this.held = null;
  }

  private async fetch(): Promise<string> {
    const url = new URL('/cgi-bin/gettoken', this.api);
    url.searchParams.set('corpid', this.corpId);
    url.searchParams.set('corpsecret', this.secret);
    const answer: WecomAnswer = await askJson(url, { method: 'GET' });
    const { errcode = 0, access_token: token, expires_in: seconds } = answer;
    if (errcode !== 0 || typeof token !== 'string' || typeof seconds !== 'number')
      throw wecomFailure('gettoken', answer);
    this.held = { token, until: Date.now() + Math.max(0, seconds * 1000 - earlierMs) };
    return token;
  }
}
