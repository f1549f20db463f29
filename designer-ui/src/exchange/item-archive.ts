import { definitionContent, type DefinitionContent } from '@xiaowu/server/contract/definitions';
import { type ArchiveFile, BrokenArchive, readZip, writeZip } from './zip';

/** A file that is offered with the item. */
export interface Attachment {
  readonly name: string;
  readonly fileName: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** A whole item outside of any server: its attachments are contents instead of ids. */
export interface ItemArchive {
  readonly key: string;
  readonly content: DefinitionContent;
  readonly attachments: readonly Attachment[];
}

const text = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value);
const json = (value: unknown) => text(`${JSON.stringify(value, null, 2)}\n`);

/** The files of `process-definitions/<key>/`, so that an archive can also be put there. */
export function writeItem({ key, content, attachments }: ItemArchive): Uint8Array<ArrayBuffer> {
  const { bpmn, form, item, print, printTemplates = [], trials = [], decisions = [] } = content;
  const paths = attachments.map(({ fileName }, i) => `files/${i + 1}-${fileName.replace(/[\\/:*?"<>|]/g, '_')}`);
  const { attachments: _, ...rest } = item;
  const listed = attachments.map(({ name }, i) => ({ name, file: paths[i] ?? '' }));
  const files: ArchiveFile[] = [
    { path: 'process.bpmn', content: text(bpmn) },
    { path: 'form.json', content: json(form) },
    { path: 'item.json', content: json({ ...rest, ...(listed.length > 0 && { attachments: listed }) }) },
    { path: 'print.html', content: text(print) },
    ...(printTemplates.length > 0
      ? [{ path: 'print.json', content: json(printTemplates.map(({ html: _html, ...page }) => page)) }]
      : []),
    ...printTemplates
      .filter(({ key: page }) => page !== 'main')
      .map(({ key: page, html }) => ({ path: `print-${page}.html`, content: text(html) })),
    ...(trials.length > 0 ? [{ path: 'trials.json', content: json(trials) }] : []),
    ...decisions.map(({ name, dmn }) => ({ path: name, content: text(dmn) })),
    ...attachments.map(({ content: bytes }, i) => ({ path: paths[i] ?? '', content: bytes })),
  ];
  return writeZip(files.map((file) => ({ ...file, path: `${key}/${file.path}` })));
}

/** Throws BrokenArchive when it is none, or not one of an item; what is in it has the shape that the server asks for. */
export async function readItem(bytes: Uint8Array<ArrayBuffer>): Promise<ItemArchive> {
  const all = await readZip(bytes);
  const drawing = all.find(({ path }) => /(^|\/)process\.bpmn$/.test(path));
  if (!drawing) throw new BrokenArchive('process.bpmn');
  const folder = drawing.path.slice(0, -'process.bpmn'.length);
  const files = new Map(
    all.filter(({ path }) => path.startsWith(folder)).map(({ path, content }) => [path.slice(folder.length), content]),
  );
  const read = (path: string): string => {
    const content = files.get(path);
    if (!content) throw new BrokenArchive(path);
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  };
  const parsed = <T>(path: string): T => JSON.parse(read(path)) as T;
  try {
    const { attachments = [], ...item } = parsed<{ attachments?: { name: string; file: string }[] }>('item.json');
    const pages = files.has('print.json') ? parsed<{ key: string }[]>('print.json') : [];
    const tables = [...files.keys()].filter((path) => /^[\w.-]+\.dmn$/.test(path)).sort();
    const content = definitionContent.parse({
      ...{ bpmn: read('process.bpmn'), form: parsed('form.json'), item, print: read('print.html') },
      ...(pages.length > 0 && {
        printTemplates: pages.map((page) => ({
          ...page,
          html: page.key === 'main' ? '' : read(`print-${page.key}.html`),
        })),
      }),
      ...(files.has('trials.json') && { trials: parsed('trials.json') }),
      ...(tables.length > 0 && { decisions: tables.map((name) => ({ name, dmn: read(name) })) }),
    });
    return {
      key: /([a-z][a-z0-9-]{1,59})\/$/.exec(folder)?.[1] ?? '',
      content,
      attachments: attachments.map(({ name, file }) => {
        const found = files.get(file);
        if (!found) throw new BrokenArchive(file);
        return { name, fileName: (file.split('/').at(-1) ?? file).replace(/^\d+-/, ''), content: found };
      }),
    };
  } catch (error) {
    throw error instanceof BrokenArchive ? error : new BrokenArchive(String(error));
  }
}
