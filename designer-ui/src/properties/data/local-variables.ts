import { createIn, listOf, type ModdleElement, type PropertyChange, textOf } from '../../modeler/moddle';

/** Names that belong to a process, a sub-process or a step (`bpmn:property`): elsewhere nobody sees them. */
export const readLocals = (owner: ModdleElement): string[] =>
  declared(owner).map((each) => textOf(each, 'name') || textOf(each, 'id'));

/** Keeps the properties that stay, so that what refers to them still does. */
export function changeLocals(
  owner: ModdleElement,
  names: readonly string[],
  newId: (prefix: string) => string,
): PropertyChange[] {
  const before = listOf(owner, 'properties');
  const known = new Map(declared(owner).map((each) => [textOf(each, 'name') || textOf(each, 'id'), each]));
  const wanted = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  const next = wanted.map(
    (name) => known.get(name) ?? createIn(owner, 'bpmn:Property', { id: newId('Property_'), name }),
  );
  const placeholders = before.filter(isPlaceholder);
  return [{ target: owner, properties: { properties: [...placeholders, ...next] } }];
}

/** What bpmn-js writes where a drawn data association leads to a step as a whole. */
const isPlaceholder = (property: ModdleElement) => textOf(property, 'name').startsWith('__');
const declared = (owner: ModdleElement) => listOf(owner, 'properties').filter((each) => !isPlaceholder(each));
