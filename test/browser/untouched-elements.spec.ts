import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { toOwnDialect, xiaowuModdle } from '../../engine/index.js';
import type { Visitor } from './support/browser.js';
import { Designer } from './support/designer.js';
import { PanelTour } from './support/panel-tour.js';
import { saidIn } from './support/said-elements.js';
import { useSite } from './support/site.js';

jest.setTimeout(600_000);

const filesIn = (folder: string) =>
  readdirSync(join(__dirname, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => join(folder, name))
    .sort();
const fixtures = '../../engine/definition/dialects/fixtures';
const files = [...filesIn('../conformance'), ...filesIn(fixtures)];
const folders = [...new Set(files.map((name) => dirname(name)))];

const moddle = new BpmnModdle({ xiaowu: xiaowuModdle });

interface Element {
  $type: string;
  $parent?: Element;
  $instanceOf(type: string): boolean;
  rootElements: Element[];
  diagrams?: unknown;
  sourceRef?: Element;
  targetRef?: Element;
}

/**
 * The file without its drawing: one of its own shows only what it draws, one made at opening shows everything. But of
 * several processes without pools it shows the first; then it is one file for each of them, which has it first.
 */
async function undrawn(xml: string): Promise<string[]> {
  const { rootElement } = await moddle.fromXML(xml);
  const file = rootElement as unknown as Element;
  delete file.diagrams;
  const { rootElements } = file;
  const isProcess = ({ $type }: Element) => $type === 'bpmn:Process';
  const hasPools = rootElements.some(({ $type }) => $type === 'bpmn:Collaboration');
  const firsts = rootElements.filter(isProcess).slice(0, hasPools ? 1 : undefined);
  const texts: string[] = [];
  for (const first of firsts) {
    file.rootElements = [...rootElements.filter((root) => root !== first && !isProcess(root)), first];
    file.rootElements.push(...rootElements.filter((root) => root !== first && isProcess(root)));
    texts.push((await moddle.toXML(rootElement, { format: true })).xml);
  }
  return texts;
}

/** The same without what names flows a second time, which is made with the drawing. */
async function canonical(xml: string): Promise<string> {
  const { rootElement } = await moddle.fromXML(xml);
  delete (rootElement as unknown as Element).diagrams;
  const { xml: text } = await moddle.toXML(rootElement, { format: true });
  return text
    .split('\n')
    .filter((line) => !/<(\w+:)?(incoming|outgoing)>/.test(line))
    .join('\n')
    .replace(/<([\w:]+)([^>]*[^/])?>\s*<\/\1>/g, '<$1$2 />')
    .replace(/ xmlns:(bpmndi|dc|di)="[^"]*"/g, '');
}

/** Lines of one of two files alone; the same lines in another order, too. */
function differentLines(before: string, after: string): string[] {
  if (before === after) return [];
  const [one, other] = [before.split('\n'), after.split('\n')];
  const lines = [
    ...one.filter((line) => !other.includes(line)).map((line) => `- ${line.trim()}`),
    ...other.filter((line) => !one.includes(line)).map((line) => `+ ${line.trim()}`),
  ];
  return lines.length > 0 ? lines : ['the same lines in another order'];
}

/**
 * Ids of everything that stands on the drawings of these files. A message flow into a sub-process, which is drawn folded,
 * does not; what a loop throws is a setting of its step.
 */
async function drawnIn(xml: string): Promise<string[]> {
  const { elementsById } = await moddle.fromXML(xml);
  const kinds = ['bpmn:FlowNode', 'bpmn:SequenceFlow', 'bpmn:MessageFlow', 'bpmn:Participant', 'bpmn:Lane'];
  const isFolded = (end?: Element) => end?.$parent?.$instanceOf('bpmn:SubProcess') === true;
  return Object.entries(elementsById as unknown as Record<string, Element>)
    .filter(([, element]) => kinds.some((kind) => element.$instanceOf(kind)))
    .filter(([, { $type }]) => $type !== 'bpmn:ImplicitThrowEvent')
    .filter(
      ([, { $type, sourceRef, targetRef }]) =>
        $type !== 'bpmn:MessageFlow' || !(isFolded(sourceRef) || isFolded(targetRef)),
    )
    .map(([id]) => id);
}

describe('a file whose every element is looked at in the designer', () => {
  const site = useSite();
  let admin: Visitor;
  let tour: PanelTour;
  beforeAll(async () => {
    admin = await site.visit('admin', '/designer/');
    await new Designer(admin).create('原样', 'untouched');
    tour = await PanelTour.in(admin.page);
  });

  it.each(folders)('is as the import read it: %s', async (folder) => {
    const differing: Record<string, unknown> = {};
    for (const file of files.filter((name) => dirname(name) === folder)) {
      // of our own files nothing is changed, of other tools' what cannot be said here is kept
      const { xml } = await toOwnDialect(readFileSync(join(__dirname, file), 'utf8'));
      const [written, shown, lines]: [string[], string[], string[]] = [[], [], []];
      for (const imported of await undrawn(xml)) {
        // an element with what another tool added cannot be compared alone: all of these are looked through
        const seen = await tour.look(imported, folder === fixtures ? {} : await saidIn(imported));
        written.push(...seen.written);
        shown.push(...seen.shown);
        lines.push(...differentLines(await canonical(imported), await canonical(seen.xml)));
      }
      const missed = (await drawnIn(xml)).filter((id) => !shown.includes(id));
      if (written.length + missed.length + lines.length > 0) differing[file] = { written, missed, lines };
    }
    expect(differing).toEqual({});
    expect(admin.errors).toEqual([]);
  });
});
