import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formProblemCodes } from '../../definitions/form-problems.js';
import { itemProblemCodes } from '../../definitions/item-problems.js';
import { problemCodes, problemSentence } from './problems.js';

const engine = join(process.cwd(), 'engine');

/** Codes that the engine's compile and analysis can name: first arguments of `error(…)`, `warning(…)`, `problem(…)`, and `code: …`. */
function engineCodes(): string[] {
  const files = ['definition', 'analysis', 'feel', '.'].flatMap((folder) =>
    readdirSync(join(engine, folder), { recursive: folder !== '.', encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !/^(errors|step|run)\.ts$/.test(name))
      .map((name) => join(engine, folder, name)),
  );
  const named =
    /(?:error|warning|problem|report)\(\s*'([a-z][A-Za-z]*\.[A-Za-z.]+)'|\bcode: '([a-z][A-Za-z]*\.[A-Za-z.]+)'/g;
  const codes = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(named)].map(([, call, data]) => call ?? data ?? ''),
  );
  return [...new Set(codes)].sort();
}

describe('problemSentence', () => {
  const codes = [...engineCodes(), ...formProblemCodes, ...itemProblemCodes];

  it('knows where the engine names its codes', () => {
    expect(codes.length).toBeGreaterThan(40);
  });

  it('has a sentence for every code', () => {
    expect(codes.filter((code) => !problemCodes.includes(code))).toEqual([]);
  });

  it.each(codes)('says in Chinese what to do about %s', (code) => {
    const sentence = problemSentence(code, {});
    expect(sentence.match(/[\u4e00-\u9fff]/g)?.length).toBeGreaterThan(5);
    expect(sentence).not.toMatch(/undefined|null|\[object/);
  });

  it('still says something of a code that it does not know', () => {
    expect(problemSentence('new.code', {})).toBe('流程图有误（new.code），请检查后再发布');
  });
});
