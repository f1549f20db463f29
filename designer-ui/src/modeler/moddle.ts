/** An element of the file as bpmn-moddle holds it (it ships no types that know extensions). */
export interface ModdleElement {
  readonly $type: string;
  /** Attributes that no known type has, with their prefix. */
  readonly $attrs: Readonly<Record<string, string>>;
  readonly $model: Moddle;
  $parent?: ModdleElement;
  readonly $instanceOf: (type: string) => boolean;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

export interface Moddle {
  create(type: string, attributes?: Record<string, unknown>): ModdleElement;
}

/** One edit of the file: done with `set`, undone by setting what was there. */
export interface PropertyChange {
  readonly target: ModdleElement;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What one user act changes; asked for only when the acts before it are done, because each builds on the file as it is. */
export type Edit = () => readonly PropertyChange[];

/** Text of an attribute; absent and empty are the same. */
export function textOf(element: ModdleElement | null | undefined, name: string): string {
  const value = element?.get(name);
  return value === undefined || value === null ? '' : String(value);
}

export function elementOf(element: ModdleElement | null | undefined, name: string): ModdleElement | null {
  return (element?.get(name) as ModdleElement | undefined) ?? null;
}

export function listOf(element: ModdleElement | null | undefined, name: string): readonly ModdleElement[] {
  return (element?.get(name) as ModdleElement[] | undefined) ?? [];
}

/** A new element with its parent set, as undo and the XML writer need it. */
export function createIn(parent: ModdleElement, type: string, attributes: Record<string, unknown> = {}): ModdleElement {
  const element = parent.$model.create(type, attributes);
  element.$parent = parent;
  return element;
}

/** The `bpmn:Definitions` that an element stands in. */
export function definitionsOf(element: ModdleElement): ModdleElement {
  let current = element;
  while (current.$parent && current.$type !== 'bpmn:Definitions') current = current.$parent;
  return current;
}
