import type { Browser } from 'playwright-core';
import { Visitor } from './browser.js';
import type { Deployment } from './deployment.js';

interface Found {
  rows: readonly { name: string; number: string; departmentName: string; post: string }[];
}

/** The people of a deployment, each at a device of their own that stays signed in. */
export class People {
  private readonly visitors = new Map<string, Visitor>();

  constructor(
    private readonly browser: Browser,
    private readonly deployment: Deployment,
  ) {}

  async at(account: string): Promise<Visitor> {
    const known = this.visitors.get(account);
    if (known) return known;
    const visitor = await Visitor.open(this.browser, this.deployment.url, account);
    await visitor.signIn(account);
    this.visitors.set(account, visitor);
    return visitor;
  }

  /** Number and name of the first who holds a post in a department of the demonstration school. */
  async holding(department: string, post: string): Promise<{ number: string; name: string }> {
    const rows = await this.search(department);
    const found = rows.find((row) => row.departmentName === department && row.post === post);
    if (!found) throw new Error(`Expected a ${post} of ${department}, but found ${JSON.stringify(rows.slice(0, 3))}`);
    return found;
  }

  private async search(text: string): Promise<Found['rows']> {
    const { page, url } = await this.at('admin');
    const answer = await page.request.get(`${url}/api/organization/people?q=${encodeURIComponent(text)}&limit=100`);
    return ((await answer.json()) as Found).rows;
  }

  async named(name: string): Promise<{ number: string; name: string }> {
    const found = (await this.search(name)).find((row) => row.name === name);
    if (!found) throw new Error(`Expected somebody called ${name}, but there is nobody`);
    return found;
  }

  /** No page of anybody had an error. */
  expectNoErrors(): void {
    for (const { name, errors } of this.visitors.values()) expect({ name, errors }).toEqual({ name, errors: [] });
  }

  /** For whoever reads a failed run: what everybody sees. */
  async pictures(title: string): Promise<void> {
    for (const visitor of this.visitors.values()) {
      await visitor.picture(`${title}-${visitor.name}`);
      if (visitor.errors.length > 0) console.error(visitor.name, visitor.errors);
    }
  }
}
