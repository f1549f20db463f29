import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementChoices } from './menus/element-choices';
import { knownTexts } from './known-texts';

const packages = join(__dirname, '../../../node_modules');
const sources = ['bpmn-js/lib', 'diagram-js/lib', 'diagram-js-minimap/dist/index.esm.js'];

function files(path: string): string[] {
  if (path.endsWith('.js')) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() || entry.name.endsWith('.js') ? files(join(path, entry.name)) : [],
  );
}

/** Texts that only its own documentation or parts without words use. */
const noTexts = ['HELLO {you}', 'Align elements '];

describe('the modeler’s texts', () => {
  it('are all Chinese', () => {
    const code = sources.flatMap((source) => files(join(packages, source))).map((file) => readFileSync(file, 'utf8'));
    const literal = /\btranslate\(\s*'([A-Za-z][^']*)'/g;
    const label = /^(?!\s*\/\/).*\blabel: '([A-Z][^']*)'/gm;
    const texts = code.flatMap((text) =>
      [...text.matchAll(literal), ...text.matchAll(label)].map((match) => match[1] ?? ''),
    );
    expect(texts.length).toBeGreaterThan(100);
    const missing = [...new Set(texts)].filter((text) => !noTexts.includes(text) && !(text in knownTexts));
    expect(missing).toEqual([]);
  });

  it('name everything that palette and context pad create', () => {
    expect(elementChoices.filter(({ title }) => !(title in knownTexts))).toEqual([]);
  });
});
