import { xiaowuModdle } from '@xiaowu/engine';
import { BpmnModdle } from 'bpmn-moddle';
import { listOf, type ModdleElement, textOf } from '../modeler/moddle';
import { compareValues, type Difference } from './compare-lists';

/** An element that is new, gone or other than it was. Where it stands in the drawing does not count. */
export interface ElementDifference {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Of a changed one. */
  readonly differences: readonly Difference[];
}

/** Elements of the file by id, each with its own values; what stands inside it is an element of its own. */
async function elementsOf(xml: string): Promise<Map<string, { element: ModdleElement; values: Map<string, string> }>> {
  const { rootElement } = await new BpmnModdle({ xiaowu: xiaowuModdle }).fromXML(xml);
  const found = new Map<string, { element: ModdleElement; values: Map<string, string> }>();
  const visit = (element: ModdleElement): void => {
    const id = textOf(element, 'id');
    if (id !== '') found.set(id, { element, values: valuesOf(element) });
    for (const name of containers) listOf(element, name).forEach(visit);
  };
  listOf(rootElement, 'rootElements').forEach(visit);
  return found;
}

const containers = ['flowElements', 'artifacts', 'participants', 'messageFlows'];
/** The drawing's own book-keeping, and what is compared as an element. */
const left = new Set(['id', 'incoming', 'outgoing', 'lanes', 'laneSets', 'di', ...containers]);

interface Described {
  readonly $descriptor: { readonly properties?: readonly { readonly name: string; readonly isReference?: boolean }[] };
}

function valuesOf(element: ModdleElement, path = '', into = new Map<string, string>()): Map<string, string> {
  const { $descriptor } = element as unknown as Described;
  if ($descriptor.properties === undefined) return foreignValues(element, path, into);
  for (const { name, isReference } of $descriptor.properties) {
    const short = name.replace(/^\w+:/, '');
    if (left.has(short)) continue;
    // Defaults of moddle are values that the file does not have.
    if (!Object.hasOwn(element, short) && !Object.hasOwn(element, name)) continue;
    add(element.get(name), isReference === true, path === '' ? short : `${path}.${short}`, into);
  }
  for (const [name, value] of Object.entries((element as { $attrs?: Record<string, unknown> }).$attrs ?? {}))
    if (!name.startsWith('xmlns')) into.set(path === '' ? name : `${path}.${name}`, String(value));
  return into;
}

/** Elements of another tool: attributes, text and children as they stand in the file. */
function foreignValues(element: ModdleElement, path: string, into: Map<string, string>): Map<string, string> {
  const {
    $children = [],
    $body,
    ...attributes
  } = element as unknown as {
    $children?: readonly ModdleElement[];
    $body?: string;
  };
  for (const [name, value] of Object.entries(attributes))
    if (!name.startsWith('$')) into.set(`${path}.${name}`, String(value));
  if ($body) into.set(path, $body);
  add($children, false, path, into);
  return into;
}

function add(value: unknown, isReference: boolean, path: string, into: Map<string, string>): void {
  if (value === undefined || value === null || value === '') return;
  if (Array.isArray(value)) {
    const places = listPaths(path, value);
    value.forEach((each, i) => add(each, isReference, places[i] ?? path, into));
  } else if (typeof value === 'object') {
    const element = value as ModdleElement;
    if (isReference) into.set(path, textOf(element, 'id'));
    else valuesOf(element, path, into);
  } else {
    into.set(path, String(value));
  }
}

/**
 * Elements of a list are told apart by what they are about (a field, a variable), else by their number among those of
 * their type; the first needs none.
 */
function listPaths(path: string, list: readonly unknown[]): string[] {
  const counts = new Map<string, number>();
  return list.map((each) => {
    const element = each as Partial<ModdleElement> | null;
    if (typeof element?.$type !== 'string') return path;
    const what = element.$type.replace(/^\w+:/, '').replace(/^./, (letter) => letter.toLowerCase());
    const key = ['field', 'name', 'variable'].map((name) => textOf(element as ModdleElement, name)).find(Boolean);
    if (key !== undefined) return `${what}.${key}`;
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    return count === 1 ? what : `${what}.${count}`;
  });
}

export async function compareDrawings(before: string, after: string): Promise<ElementDifference[]> {
  const [old, now] = await Promise.all([elementsOf(before), elementsOf(after)]);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id): ElementDifference[] => {
    const [a, b] = [old.get(id), now.get(id)];
    const { element } = b ?? a ?? {};
    const what = {
      id,
      name: element ? textOf(element, 'name') : '',
      type: element?.$type.replace(/^bpmn:/, '') ?? '',
    };
    if (!a || !b) return [{ ...what, kind: a ? 'removed' : 'added', differences: [] }];
    const differences = compareValues(
      new Map([['type', a.element.$type], ...a.values]),
      new Map([['type', b.element.$type], ...b.values]),
    );
    return differences.length === 0 ? [] : [{ ...what, kind: 'changed', differences }];
  });
}
