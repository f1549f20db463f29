import { createIn, elementOf, listOf, type ModdleElement, type PropertyChange } from '../modeler/moddle';

/** Extension elements of one type, e.g. `xiaowu:Approver`, in the order of the file. */
export function extensionsOf(owner: ModdleElement, type: string): readonly ModdleElement[] {
  return listOf(elementOf(owner, 'extensionElements'), 'values').filter(({ $type }) => $type === type);
}

/**
 * Puts `next` in the place of all extension elements of the type. Everything else inside `bpmn:extensionElements` stays
 * where it is; the container comes with its first element and goes with its last.
 */
export function replaceExtensions(
  owner: ModdleElement,
  type: string,
  next: readonly ModdleElement[],
): PropertyChange[] {
  const container = elementOf(owner, 'extensionElements');
  if (!container) {
    if (next.length === 0) return [];
    const created = createIn(owner, 'bpmn:ExtensionElements');
    created.set('values', [...next]);
    next.forEach((element) => (element.$parent = created));
    return [{ target: owner, properties: { extensionElements: created } }];
  }
  const before = listOf(container, 'values');
  const first = before.findIndex(({ $type }) => $type === type);
  const others = (from: number, to?: number) => before.slice(from, to).filter(({ $type }) => $type !== type);
  const values = first < 0 ? [...before, ...next] : [...others(0, first), ...next, ...others(first)];
  if (values.length === 0) return [{ target: owner, properties: { extensionElements: undefined } }];
  next.forEach((element) => (element.$parent = container));
  return [{ target: container, properties: { values } }];
}

/** Sets attributes of the one extension element of this type, which is added when it is missing. */
export function changeExtension(
  owner: ModdleElement,
  type: string,
  properties: Readonly<Record<string, unknown>>,
): PropertyChange[] {
  const [existing] = extensionsOf(owner, type);
  if (existing) return [{ target: existing, properties }];
  return replaceExtensions(owner, type, [owner.$model.create(type, { ...properties })]);
}
