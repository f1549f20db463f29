import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { compile } from './compile.js';
import { toOwnDialect } from './dialects/own-dialect.js';
import { xiaowuModdle } from './xiaowu-moddle.js';

const root = join(__dirname, '../..');
const folders = ['test/conformance', 'process-definitions', 'engine/definition/dialects/fixtures'];
const files = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.bpmn'))
  .sort();
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const moddle = new BpmnModdle({ xiaowu: xiaowuModdle });

/** Opens and saves as bpmn-js does: the same moddle with the same extension. */
async function saved(xml: string): Promise<string> {
  const { rootElement, warnings } = await moddle.fromXML(xml);
  expect(warnings).toEqual([]);
  return (await moddle.toXML(rootElement, { format: true })).xml;
}

/** Every name and value of a file: elements, attributes and texts, whatever prefix and order they are written in. */
function contentOf(xml: string): string[] {
  const found: string[] = [];
  for (const [, tag = '', attributes = ''] of xml.matchAll(
    /<([^\s!?/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)/g,
  )) {
    const element = tag.replace(/^.*:/, '');
    for (const [, name = '', quoted, value = quoted ?? ''] of attributes.matchAll(
      /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
    )) {
      if (!name.startsWith('xmlns')) found.push(`${element} ${name.replace(/^(bpmn|bpmn2):/, '')}=${plain(value)}`);
    }
  }
  const texts = xml.matchAll(/>([^<]+)<|<!\[CDATA\[([\s\S]*?)\]\]>/g);
  for (const [, text, data] of texts) found.push(data ?? plain(text ?? ''));
  return found
    .map((each) => each.trim().replace(/\s+/g, ' '))
    .filter((each) => each !== '')
    .sort();
}

const plain = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

describe.each(files)('%s', (file) => {
  it('loses nothing when it is opened and saved', async () => {
    const xml = read(file);
    const again = await saved(xml);
    const kept = new Set(contentOf(again));
    expect(contentOf(xml).filter((each) => !kept.has(each) && !isDefault(each))).toEqual([]);
    expect(await compile(again)).toEqual(await compile(xml));
    expect(await saved(again)).toBe(again);
  });

  it('means the same once it is written as ours', async () => {
    const { xml, problems } = await toOwnDialect(read(file));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [before, after] = [await compile(read(file)), await compile(xml)];
    expect(after.processes).toEqual(before.processes);
    expect((await toOwnDialect(xml)).xml).toBe(xml);
  });
});

/** What says no more than the standard does when it is left out. */
function isDefault(content: string): boolean {
  return /(isSequential|isForCompensation|triggeredByEvent)=false$|cancelActivity=true$|isInterrupting=true$|behavior=All$|ordering=Parallel$|^definitions (type|expression)Language=/.test(
    content,
  );
}
