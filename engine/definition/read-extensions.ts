import { isElement, many, type ModdleElement, one } from './moddle-element.js';

/** The extension elements of one of our types, in the order of the file. */
export function extensionsOf(element: ModdleElement, type: string): readonly ModdleElement[] {
  const extensions = one(element, 'extensionElements');
  return extensions ? many(extensions, 'values').filter((value) => isElement(value) && value.$type === type) : [];
}
