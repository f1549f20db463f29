import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Desktop and phone as PRODUCT.md names them. */
export const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
export type Device = keyof typeof sizes;

const output = join(__dirname, '../output');

/** A real Chromium; nothing in it reaches beyond this machine. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A person at a device of their own: cookies are not shared. Errors of a page fail the test that opened it. */
export class Visitor {
  readonly errors: string[] = [];

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly url: string,
  ) {}

  static async open(browser: Browser, url: string, name: string, device: Device = 'desktop'): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: sizes[device],
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      isMobile: device === 'phone',
      hasTouch: device === 'phone',
      // a press on what still slides in may end beside it
      reducedMotion: 'reduce',
    });
    // long enough for a busy machine
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const visitor = new Visitor(name, context, page, url);
    page.on('pageerror', (error) => visitor.errors.push(String(error)));
    // what Vue could not render; answers like 409 are said there, too, and are no errors of the page
    page.on('console', (message) => {
      if (message.type() === 'error' && /^\w*Error: /.test(message.text())) visitor.errors.push(message.text());
    });
    return visitor;
  }

  /**
   * Signs in and opens the page of this address, if one is asked for. The login page is left out: it has its own
   * tests, and hundreds of visitors come in here.
   */
  async signIn(account: string, path?: string): Promise<void> {
    const answer = await this.context.request.post(`${this.url}/api/session`, {
      headers: { 'idempotency-key': randomUUID() },
      data: { account, password: 'xiaowu2026' },
    });
    if (!answer.ok()) throw new Error(`Expected to sign in as ${account}, but got ${answer.status()}.`);
    if (path !== undefined) await this.goto(path);
  }

  goto(path: string): Promise<unknown> {
    return this.page.goto(`${this.url}${path}`);
  }

  /** Keeps what the page shows, for whoever reads a failed run. */
  async picture(title: string): Promise<void> {
    mkdirSync(output, { recursive: true });
    await this.page.screenshot({ path: join(output, `${title}.png`), fullPage: true });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
