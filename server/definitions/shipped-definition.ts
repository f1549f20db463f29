import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DefinitionContent, definitionContent } from '../contract/definitions.js';
import { withSafePages } from './safe-pages.js';

/** A definition as a folder of files; null when it has no `process.bpmn`. `keep` stores a file and gives its id. */
export async function readShipped(
  folder: string,
  keep: (path: string) => Promise<string>,
): Promise<DefinitionContent | null> {
  const names = await readdir(folder);
  if (!names.includes('process.bpmn')) return null;
  const [bpmn, form, item, print] = await Promise.all(
    ['process.bpmn', 'form.json', 'item.json', 'print.html'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const decisions = await Promise.all(
    names
      .filter((name) => name.endsWith('.dmn'))
      .sort()
      .map(async (name) => ({ name, dmn: await readFile(join(folder, name), 'utf8') })),
  );
  const content = definitionContent.parse({
    bpmn,
    form: JSON.parse(form ?? ''),
    item: await withFileIds(JSON.parse(item ?? '') as ShippedItem, (path) => keep(join(folder, path))),
    print,
    ...(names.includes('print.json') && { printTemplates: await readTemplates(folder) }),
    ...(names.includes('trials.json') && { trials: JSON.parse(await readFile(join(folder, 'trials.json'), 'utf8')) }),
    ...(decisions.length > 0 && { decisions }),
  });
  return withSafePages(content);
}

/** Print pages: `print.json` lists them, the page `<key>` is `print-<key>.html`, that of `main` is `print.html`. */
async function readTemplates(folder: string): Promise<unknown[]> {
  const listed = JSON.parse(await readFile(join(folder, 'print.json'), 'utf8')) as { key: string }[];
  return Promise.all(
    listed.map(async (page) => ({
      ...page,
      html: page.key === 'main' ? '' : await readFile(join(folder, `print-${page.key}.html`), 'utf8'),
    })),
  );
}

/** In `item.json` an attachment names its file in the folder. */
interface ShippedItem {
  attachments?: { name: string; file: string }[];
}

async function withFileIds(item: ShippedItem, keep: (path: string) => Promise<string>): Promise<object> {
  if (item.attachments === undefined) return item;
  const attachments = await Promise.all(
    item.attachments.map(async ({ name, file }) => ({ name, fileId: await keep(file) })),
  );
  return { ...item, attachments };
}
