import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DefinitionError } from '../errors.js';
import { compile } from './compile.js';

const file = join(__dirname, '../../process-definitions/vehicle-request/process.bpmn');
const bytes = readFileSync(file);
const xml = bytes.toString('utf8');

/** Compiled, or refused with problems; anything else is a crash. */
async function outcomeOf(text: string): Promise<'compiled' | 'refused'> {
  try {
    await compile(text);
    return 'compiled';
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    expect(error.problems.some(({ severity }) => severity === 'error')).toBe(true);
    return 'refused';
  }
}

describe('a damaged file', () => {
  it('is refused wherever it is cut off', async () => {
    for (let length = 0; length < bytes.length - 50; length += 50) {
      expect(await outcomeOf(bytes.subarray(0, length).toString('utf8'))).toBe('refused');
    }
    expect(await outcomeOf(xml)).toBe('compiled');
  }, 60_000);

  it('never crashes the compiler, whatever was changed in it', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        '/',
        '&',
        '&amp;',
        ']]>',
        '<!--',
        '<bpmn:task/>',
        ' id="x"',
        'xsi:type="bpmn:tTask"',
        '\0',
      ),
      fc.constantFrom('bpmn:', 'xiaowu:', 'sourceRef', 'UserTask_e21b74a8', '__proto__', 'constructor', '-1', 'true'),
      fc.string({ maxLength: 6 }),
    );
    const change = fc.record({ at: fc.nat(xml.length), length: fc.nat(30), piece });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const damaged = changes.reduce(
          (text, { at, length, piece: put }) => text.slice(0, at) + put + text.slice(at + length),
          xml,
        );
        expect(['compiled', 'refused']).toContain(await outcomeOf(damaged));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('never crashes the compiler when whole elements are moved, doubled or dropped', async () => {
    const parts = xml.split(/(?=<)/);
    const semantic = parts.slice(
      2,
      parts.findIndex((part) => part.startsWith('<bpmndi:BPMNDiagram')),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(semantic.length - 1), fc.nat(semantic.length - 1), fc.nat(4), async (from, to, count) => {
        const moved = [...parts];
        moved.splice(2 + to, count % 2, ...parts.slice(2 + from, 2 + from + count));
        expect(['compiled', 'refused']).toContain(await outcomeOf(moved.join('')));
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
