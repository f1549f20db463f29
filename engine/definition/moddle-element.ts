/** An element as bpmn-moddle gives it: what is read of it is read through the functions of this file. */
export interface ModdleElement {
  readonly $type: string;
  $parent?: ModdleElement;
  /** Attributes that no known type has, with their prefix. */
  readonly $attrs: { readonly [name: string]: string };
  readonly $descriptor: {
    readonly isGeneric?: boolean;
    readonly propertiesByName?: { readonly [name: string]: { readonly isMany?: boolean } };
  };
  /** What makes elements for the same file. */
  readonly $model: { create(type: string, attributes: { readonly [name: string]: unknown }): ModdleElement };
  get(property: string): unknown;
  set(property: string, value: unknown): void;
  $instanceOf(type: string): boolean;
}

/** Is the value an element (and not text or a number)? */
export function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** The elements that stand in its properties but for `except`, references among them. */
export function partsOf(element: ModdleElement, except: ReadonlySet<string>): ModdleElement[] {
  const parts: ModdleElement[] = [];
  const properties = element as unknown as Record<string, unknown>;
  for (const property of Object.keys(properties)) {
    if (except.has(property)) continue;
    const value = properties[property];
    if (Array.isArray(value)) for (const part of value) if (isElement(part)) parts.push(part);
    if (isElement(value)) parts.push(value);
  }
  return parts;
}

/** Is it of this type or one that inherits from it? Elements of foreign namespaces are of no known type. */
export function isA(element: ModdleElement, type: string): boolean {
  return element.$descriptor.isGeneric !== true && element.$instanceOf(type);
}

/** An attribute's text; null when absent or empty. */
export function text(element: ModdleElement, property: string): string | null {
  const value = read(element, property);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** True only when it stands there as true (or is the default). */
export function flag(element: ModdleElement, property: string): boolean {
  return read(element, property) === true;
}

/** A contained or referenced element; null when absent or unresolved. */
export function one(element: ModdleElement, property: string): ModdleElement | null {
  const value = read(element, property);
  return isElement(value) ? value : null;
}

/** Contained or referenced elements. */
export function many(element: ModdleElement, property: string): readonly ModdleElement[] {
  const value = read(element, property);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** Its id; null when it has none. */
export function idOf(element: ModdleElement): string | null {
  return text(element, 'id');
}

/** Id of the element or of the nearest around it that has one and is seen in a drawing: where to show a problem. */
export function nearestId(element: ModdleElement | undefined): string | null {
  for (let at = element; at !== undefined; at = at.$parent) {
    const id = idOf(at);
    if (id !== null && !isPartOfDrawn(at)) return id;
  }
  return null;
}

/** Other tools give ids to what has no shape of its own: the timer of an event, its duration, the loop of a task. */
function isPartOfDrawn(element: ModdleElement): boolean {
  const types = ['bpmn:EventDefinition', 'bpmn:LoopCharacteristics', 'bpmn:Expression'];
  const { $parent } = element;
  return $parent !== undefined && !isA($parent, 'bpmn:Definitions') && types.some((type) => isA(element, type));
}

// Elements of foreign namespaces have no `get`, only what stands in them.
function read(element: ModdleElement, property: string): unknown {
  if (element.$descriptor.isGeneric === true) return (element as unknown as Record<string, unknown>)[property];
  return element.get(property);
}
