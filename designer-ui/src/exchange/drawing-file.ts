import { xmlText } from './xml-text';

/** A BPMN file that a person chose. */
export interface DrawingFile {
  readonly name: string;
  readonly xml: string;
}

export const drawingTypes = '.bpmn,.xml,.bpmn20.xml';
const largestFile = 2_000_000;

/** The file as text; null when it is too large to be one. */
export async function readDrawing(file: File): Promise<DrawingFile | null> {
  if (file.size > largestFile) return null;
  return { name: file.name, xml: xmlText(new Uint8Array(await file.arrayBuffer())) };
}

/** What the process is called in the file, else what the file is called. */
export function drawingName({ name, xml }: DrawingFile): string {
  const process = new DOMParser().parseFromString(xml, 'application/xml').getElementsByTagNameNS('*', 'process')[0];
  return (process?.getAttribute('name')?.trim() || name.replace(/(\.bpmn20)?\.\w+$/, '')).slice(0, 60);
}

let handed: { key: string; file: DrawingFile } | null = null;

/** For the editor of an item that was just made for this file: it shows what was read before it takes it. */
export function handToEditor(key: string, file: DrawingFile): void {
  handed = { key, file };
}
export function takeHanded(key: string): DrawingFile | null {
  const file = handed?.key === key ? handed.file : null;
  handed = null;
  return file;
}
