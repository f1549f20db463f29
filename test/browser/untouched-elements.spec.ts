import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import type { Browser } from 'playwright-core';
import { xiaowuModdle } from '../../engine/index.js';
import { launchBrowser, Visitor } from './support/browser.js';
import { Canvas } from './support/canvas.js';
import { type Deployment, deploy } from './support/deployment.js';
import { Designer } from './support/designer.js';

jest.setTimeout(240_000);

const folder = join(__dirname, '../conformance');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.bpmn'))
  .sort();
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** What a file says: each kind of element with each of its attributes. */
function said(xml: string): Set<string> {
  const found = new Set<string>();
  for (const [, tag = '', attributes = ''] of xml.matchAll(/<([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*\/?>/g))
    for (const [, name = ''] of [['', ''], ...attributes.matchAll(/([\w:]+)="/g)])
      if (!name.startsWith('xmlns')) found.add(`${tag} ${name}`);
  return found;
}

/** As few of the files as say everything that any of them says. */
function chosen(): string[] {
  const left = new Map(files.map((name) => [name, said(read(name))]));
  const names: string[] = [];
  for (;;) {
    const [name, most] = [...left].reduce(
      (best, each) => (each[1].size > best[1].size ? each : best),
      ['', new Set<string>()],
    );
    if (most.size === 0) return names;
    names.push(name);
    const covered = [...most];
    for (const each of left.values()) for (const one of covered) each.delete(one);
  }
}

interface Element {
  $type: string;
  diagrams?: unknown;
  [name: string]: unknown;
}

/** The file without its drawing, and without what names flows a second time: the drawing is made when it is opened. */
async function canonical(xml: string): Promise<string> {
  const moddle = new BpmnModdle({ xiaowu: xiaowuModdle });
  const { rootElement } = await moddle.fromXML(xml);
  const root = rootElement as unknown as Element;
  delete root.diagrams;
  const { xml: text } = await moddle.toXML(rootElement, { format: true });
  const lines = text.split('\n').filter((line) => !/<bpmn:(incoming|outgoing)>/.test(line));
  return lines
    .join('\n')
    .replace(/<([\w:]+)([^>]*[^/])?>\s*<\/\1>/g, '<$1$2 />')
    .replace(/ xmlns:(bpmndi|dc|di)="[^"]*"/g, '');
}

describe('a file whose every element is looked at in the designer', () => {
  let deployment: Deployment;
  let browser: Browser;
  let admin: Visitor;
  beforeAll(async () => {
    [deployment, browser] = await Promise.all([deploy('embedded'), launchBrowser()]);
    admin = await Visitor.open(browser, deployment.url, 'admin');
    await admin.signIn('admin', '/designer/');
    await new Designer(admin).create('原样', 'untouched');
  });
  afterAll(async () => {
    await browser?.close();
    await deployment?.stop();
  });

  it.each(chosen())('is as it was: %s', async (name) => {
    const { page } = admin;
    const canvas = new Canvas(new Designer(admin));
    const panel = page.getByRole('complementary', { name: '属性' });
    try {
      await canvas.importFile('drawing.bpmn', read(name));
      await canvas.fit();
      for (const id of await canvas.ids()) {
        await canvas.clickAt(id);
        // what is folded is drawn, too
        // those that come a moment later as well
        const folded = panel.locator('h3 > button[aria-expanded="false"]');
        while ((await folded.count()) > 0) await folded.first().click();
      }
      expect(await canonical(await canvas.exportFile())).toBe(await canonical(read(name)));
      expect(admin.errors).toEqual([]);
    } catch (error) {
      await admin.picture(`untouched-${name.replace('/', '-')}`);
      throw error;
    }
  });
});
