import { many, type ModdleElement, one } from '../moddle-element.js';

/**
 * Remembers an element as the other tool wrote it; what is given back makes it so again. Of the parts inside only its
 * extension elements are remembered.
 */
export function asItWas(element: ModdleElement): () => void {
  const properties = ownProperties(element);
  const attributes = { ...element.$attrs };
  const extensions = one(element, 'extensionElements');
  const values = extensions && [...many(extensions, 'values')];
  return () => {
    for (const name of ownProperties(element).keys()) if (!properties.has(name)) Reflect.deleteProperty(element, name);
    for (const [name, property] of properties) Object.defineProperty(element, name, property);
    for (const name of Object.keys(element.$attrs)) Reflect.deleteProperty(element.$attrs, name);
    Object.assign(element.$attrs, attributes);
    if (extensions) extensions.set('values', values);
  };
}

/** Without those of moddle itself. */
function ownProperties(element: ModdleElement): Map<string, PropertyDescriptor> {
  const all = Object.entries(Object.getOwnPropertyDescriptors(element));
  return new Map(all.filter(([name]) => !name.startsWith('$')));
}
