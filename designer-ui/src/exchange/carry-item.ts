import { xiaowuModdle } from '@xiaowu/engine';
import type { Definition, DefinitionContent } from '@xiaowu/server/contract/definitions';
import { BpmnModdle } from 'bpmn-moddle';
import { createDefinition } from '../api/definitions';
import { readFile, uploadFile } from '../api/files';
import type { FileModdle } from '../modeler/layout/auto-layout';
import { listOf, type ModdleElement } from '../modeler/moddle';
import { isMainProcess } from '../properties/process-of';
import type { Attachment, ItemArchive } from './item-archive';

/** Everything of an item with the contents of its attachments, as it leaves the server. */
export async function packItem(key: string, content: DefinitionContent): Promise<ItemArchive> {
  const attachments = await Promise.all(
    (content.item.attachments ?? []).map(async ({ name, fileId }): Promise<Attachment> => {
      const file = await readFile(fileId);
      return { name, fileName: file.name, content: file.content };
    }),
  );
  return { key, content, attachments };
}

/** Makes the item anew under another key: attachments are uploaded again, the drawing's process gets an id of its own. */
export async function unpackItem(
  { content, attachments }: ItemArchive,
  { key, name }: { key: string; name: string },
  intentKey: string,
): Promise<Definition> {
  const uploads: { name: string; fileId: string }[] = [];
  for (const { name: title, fileName, content: bytes } of attachments)
    uploads.push({ name: title, fileId: (await uploadFile(fileName, bytes)).id });
  const { attachments: _, ...item } = content.item;
  const bpmn = await withProcessId(content.bpmn, key.replaceAll('-', '_'));
  const made = { ...content, bpmn, item: { ...item, ...(uploads.length > 0 && { attachments: uploads }) } };
  return createDefinition({ key, name, content: made }, intentKey);
}

/** Others refer to a process by its id: two items must not share one. */
export async function withProcessId(xml: string, id: string): Promise<string> {
  const moddle = new BpmnModdle({ xiaowu: xiaowuModdle }) as unknown as FileModdle;
  const { rootElement } = await moddle.fromXML(xml);
  const processes = listOf(rootElement, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  const process = processes.length === 1 ? processes[0] : processes.find(isMainProcess);
  const before = process?.get('id');
  process?.set('id', id);
  // who called it in the file goes on calling it
  for (const call of processes.flatMap(callsIn))
    if (call.get('calledElement') === before) call.set('calledElement', id);
  return (await moddle.toXML(rootElement, { format: true })).xml;
}

function callsIn(container: ModdleElement): ModdleElement[] {
  return listOf(container, 'flowElements').flatMap((element) => {
    if (element.$type === 'bpmn:CallActivity') return element;
    return element.$instanceOf('bpmn:FlowElementsContainer') ? callsIn(element) : [];
  });
}
