import type { Browser } from 'playwright-core';
import { ApiClient } from '../../support/api-client.js';
import { type Device, launchBrowser, Visitor } from './browser.js';
import { deploy, type Deployment, type Mode } from './deployment.js';

/** A running system and a browser to visit it with. */
export class Site {
  private running: { deployment: Deployment; browser: Browser } | undefined;

  get deployment(): Deployment {
    return this.begun.deployment;
  }

  get browser(): Browser {
    return this.begun.browser;
  }

  get url(): string {
    return this.deployment.url;
  }

  /** A device at which nobody is signed in. */
  open(name: string, device?: Device): Promise<Visitor> {
    return Visitor.open(this.browser, this.url, name, device);
  }

  /** A person at a device of their own, at the page of this address. */
  async visit(account: string, path?: string, device?: Device): Promise<Visitor> {
    const visitor = await this.open(account, device);
    await visitor.signIn(account, path);
    return visitor;
  }

  /** A person who calls the API without a page. */
  async client(account: string): Promise<ApiClient> {
    const client = new ApiClient(this.url);
    await client.signIn(account);
    return client;
  }

  async begin(mode: Mode, settings?: NodeJS.ProcessEnv): Promise<void> {
    const [deployment, browser] = await Promise.all([deploy(mode, settings), launchBrowser()]);
    this.running = { deployment, browser };
  }

  async end(): Promise<void> {
    await this.running?.browser.close();
    await this.running?.deployment.stop();
  }

  private get begun(): { deployment: Deployment; browser: Browser } {
    if (this.running === undefined) throw new Error('Expected the site in a test or a hook, but it has not begun');
    return this.running;
  }
}

/**
 * A site for the tests of the `describe` around: begun before them on a fresh database, ended after them. `prepare`
 * starts what it needs around it and gives the settings of its environment.
 */
export function useSite(mode: Mode = 'embedded', prepare?: () => Promise<NodeJS.ProcessEnv>): Site {
  const site = new Site();
  beforeAll(async () => site.begin(mode, await prepare?.()));
  afterAll(() => site.end());
  return site;
}
