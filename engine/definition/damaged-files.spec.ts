import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { bpmnFile, flow } from '../../test/support/engine/bpmn-file.js';
import { DefinitionError } from '../errors.js';
import { compile } from './compile.js';
import type { Definitions } from './graph.js';

const root = join(__dirname, '../..');
const bytes = readFileSync(join(root, 'process-definitions/vehicle-request/process.bpmn'));
const xml = bytes.toString('utf8');
/** Drawings of every kind, so that changes meet every reader. */
const files = ['test/conformance', 'engine/definition/dialects/fixtures']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
  )
  .filter((file) => file.endsWith('.bpmn'))
  .map((file) => readFileSync(file, 'utf8'));

/** Compiled, or refused with problems; anything else is a crash. */
async function outcomeOf(text: string): Promise<Definitions | 'refused'> {
  try {
    return await compile(text);
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    expect(error.problems.some(({ severity }) => severity === 'error')).toBe(true);
    return 'refused';
  }
}

const flowElements =
  /<(?:bpmn2?:)?(?:\w*[tT]ask|\w*[sS]ubProcess|transaction|callActivity|\w*Event|\w*Gateway|sequenceFlow)\s[^>]*?\bid="([^"]*)"/g;

/** Ids of the flow nodes and flows of a file that compiled, as the text names them, without those that are only drawn. */
function idsIn(text: string): string[] {
  const semantic = text
    .replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '')
    .replace(/<(?:bpmn:)?extensionElements>[\s\S]*?<\/(?:bpmn:)?extensionElements>/g, '');
  const processes = semantic.match(/<(?:bpmn2?:)?process\s[\s\S]*?<\/(?:bpmn2?:)?process>/g) ?? [];
  return processes
    .filter((process) => !/^[^>]*isExecutable="false"/.test(process))
    .flatMap((process) => [...process.matchAll(flowElements)].map(([, id = '']) => id));
}

/** Nothing that the file says is missing from what was compiled. */
function expectWhole(text: string, outcome: Definitions | 'refused'): void {
  if (outcome === 'refused') return;
  const known = new Set(
    outcome.processes.flatMap(({ nodes, flows }) => [...Object.keys(nodes), ...Object.keys(flows)]),
  );
  expect(idsIn(text).filter((id) => !known.has(id))).toEqual([]);
}

/** Processor time of this process so far, in milliseconds. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

describe('a damaged file', () => {
  it('is refused wherever it is cut off', async () => {
    for (let length = 0; length < bytes.length - 50; length += 50) {
      expect(await outcomeOf(bytes.subarray(0, length).toString('utf8'))).toBe('refused');
    }
    expect(await outcomeOf(xml)).not.toBe('refused');
  }, 60_000);

  it('never crashes the compiler and never loses an element, whatever was changed in it', async () => {
    const piece = fc.oneof(
      fc.constantFrom('<', '>', '"', '/', '&', '&amp;', ']]>', '<!--', '-->', '<![CDATA[', '\0', '\uFEFF', '\u2028'),
      fc.constantFrom('<bpmn:task id="new"/>', ' id="x"', 'xsi:type="bpmn:tTask"', 'xmlns:bpmn="urn:other"', 'id=""'),
      fc.constantFrom('bpmn:', 'xiaowu:', 'sourceRef', 'UserTask_e21b74a8', '__proto__', 'constructor', '-1', 'true'),
      fc.constantFrom('subProcess', 'startEvent', 'boundaryEvent', 'dataObject', '用户', '&#65;', '${x}', '= x'),
      fc.string({ maxLength: 6 }),
    );
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(30), piece });
    const changes = fc.array(change, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(xml, ...files), changes, async (whole, made) => {
        const damaged = made.reduce((text, { at, length, piece: put }) => {
          const from = Math.floor(at * text.length);
          return text.slice(0, from) + put + text.slice(from + length);
        }, whole);
        expectWhole(damaged, await outcomeOf(damaged));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('never crashes the compiler and never loses an element when others are moved, doubled or dropped', async () => {
    const position = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(xml, ...files),
        position,
        position,
        fc.nat(4),
        fc.boolean(),
        async (whole, from, to, count, isMoved) => {
          const parts = whole.split(/(?=<)/);
          const drawing = parts.findIndex((part) => /^<bpmndi:BPMNDiagram/.test(part));
          const last = (drawing < 0 ? parts.length : drawing) - 2;
          const [source, target] = [2 + Math.floor(from * last), 2 + Math.floor(to * last)];
          const taken = isMoved ? parts.splice(source, count) : parts.slice(source, source + count);
          parts.splice(target, isMoved ? 0 : count % 2, ...taken);
          const damaged = parts.join('');
          expectWhole(damaged, await outcomeOf(damaged));
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});

describe('a huge file', () => {
  const chain = (count: number): string => {
    const tasks = Array.from(
      { length: count },
      (_, i) => `<bpmn:task id="t${i}"/>${flow(`f${i}`, `t${i}`, `t${i + 1}`)}`,
    );
    return `<bpmn:startEvent id="start"/>${flow('s', 'start', 't0')}${tasks.join('')}<bpmn:task id="t${count}"/>`;
  };
  const many = (count: number, element: (i: number) => string): string =>
    bpmnFile(Array.from({ length: count }, (_, i) => element(i)).join(''));

  it.each([
    ['20,000 elements one after the other', bpmnFile(chain(10_000))],
    [
      '20,000 flows out of one gateway',
      bpmnFile(
        `<bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="g"/>${flow('s', 'start', 'g')}<bpmn:endEvent id="e"/>${Array.from({ length: 20_000 }, (_, i) => flow(`f${i}`, 'g', 'e')).join('')}`,
      ),
    ],
    ['20,000 tasks of one id', many(20_000, () => '<bpmn:task id="same"/>')],
    ['20,000 flows from and to nowhere', many(20_000, (i) => flow(`f${i}`, `a${i}`, `b${i}`))],
    ['20,000 elements of unknown types', many(20_000, (i) => `<bpmn:nothing id="n${i}"/>`)],
    ['20,000 ids that are none', many(20_000, (i) => `<bpmn:task id="${i}"/>`)],
    [
      '20,000 extensions of another tool',
      bpmnFile(
        `<bpmn:task id="t"><bpmn:extensionElements>${'<other:x a="1"/>'.repeat(20_000)}</bpmn:extensionElements></bpmn:task>`,
      ),
    ],
    [
      '20,000 attributes',
      bpmnFile(`<bpmn:task id="t" ${Array.from({ length: 20_000 }, (_, i) => `a${i}="x"`).join(' ')}/>`),
    ],
    [
      '20,000 conditions',
      bpmnFile(
        `<bpmn:exclusiveGateway id="g"/><bpmn:endEvent id="e"/>${Array.from({ length: 20_000 }, (_, i) => flow(`f${i}`, 'g', 'e', `<bpmn:conditionExpression>a = ${i}</bpmn:conditionExpression>`)).join('')}`,
      ),
    ],
    ['20,000 sub-processes', many(20_000, (i) => `<bpmn:subProcess id="t${i}"/>`)],
    [
      '10,000 sub-processes with a start',
      many(10_000, (i) => `<bpmn:subProcess id="t${i}"><bpmn:startEvent id="s${i}"/></bpmn:subProcess>`),
    ],
    [
      '10,000 ad-hoc sub-processes',
      many(10_000, (i) => `<bpmn:adHocSubProcess id="t${i}"><bpmn:task id="s${i}"/></bpmn:adHocSubProcess>`),
    ],
    ['20,000 handlers', many(20_000, (i) => `<bpmn:task id="t${i}" isForCompensation="true"/>`)],
    ['200,000 elements', many(200_000, (i) => `<bpmn:task id="t${i}"/>`)],
    ['10 MB of text', bpmnFile(`<bpmn:documentation>${'x'.repeat(10_000_000)}</bpmn:documentation>`)],
    ['10 MB of one attribute', bpmnFile(`<bpmn:task id="t" name="${'x'.repeat(10_000_000)}"/>`)],
    ['10 MB of opening brackets', '<'.repeat(10_000_000)],
    ['10 MB of nesting', '<a>'.repeat(3_000_000)],
    ['10 MB of references', bpmnFile(`<bpmn:documentation>${'&amp;'.repeat(2_000_000)}</bpmn:documentation>`)],
    ['10 MB of spaces in a tag', bpmnFile(`<bpmn:task ${' '.repeat(10_000_000)} id="t"/>`)],
    ['10 MB of spaces before a value', bpmnFile(`<bpmn:task id=${' '.repeat(10_000_000)}"t"/>`)],
    ['a name of 10 MB', `<${'流'.repeat(10_000_000)}/>`],
    ['an attribute of 10 MB', bpmnFile(`<bpmn:task id="${'t'.repeat(10_000_000)}"/>`)],
    ['10 MB of quotes', `<a b="${"'".repeat(10_000_000)}`],
  ])('with %s is answered in a few seconds', async (_, text) => {
    const before = cpuMs();
    try {
      await compile(text, { maxLength: 10 * 1024 * 1024, maxFlowElements: 50_000 });
    } catch (error) {
      expect(error).toBeInstanceOf(DefinitionError);
    }
    // Processor time, whatever else the machine does; far above what it takes: what grows by the square would take minutes.
    expect(cpuMs() - before).toBeLessThan(15_000);
  });

  it('with more steps and flows than any drawing has is refused before it is read', async () => {
    const before = cpuMs();
    const problems = await compile(many(60_000, (i) => `<bpmn:task id="t${i}"/>`)).catch((error: DefinitionError) =>
      error.problems.map(({ code }) => code),
    );
    expect(problems).toEqual(['xml.tooManyElements']);
    expect(cpuMs() - before).toBeLessThan(1_500);
  });

  it('costs in proportion to its length', async () => {
    const [short, long] = [bpmnFile(chain(1_500)), bpmnFile(chain(12_000))];
    const timeOf = async (text: string): Promise<number> => {
      const before = cpuMs();
      await compile(text, { maxFlowElements: 50_000 });
      return cpuMs() - before;
    };
    await timeOf(short);
    const times = [];
    for (let i = 0; i < 3; i += 1) times.push((await timeOf(long)) / (await timeOf(short)));
    // Eight times as long; sixty-four times would be the square.
    expect(Math.min(...times)).toBeLessThan(30);
  });
});
