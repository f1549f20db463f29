import { type ModdleElement, type PropertyChange, textOf } from '../../modeler/moddle';
import { extensionsOf, replaceExtensions } from '../extension-elements';

export type Direction = 'input' | 'output';

/** `variable := expression` (FEEL) when an activity begins or ends. */
export interface EditedMapping {
  variable: string;
  expression: string;
}

const types: Record<Direction, string> = { input: 'xiaowu:Input', output: 'xiaowu:Output' };

export function readMappings(activity: ModdleElement, direction: Direction): EditedMapping[] {
  return extensionsOf(activity, types[direction]).map((element) => ({
    variable: textOf(element, 'variable'),
    expression: textOf(element, 'expression'),
  }));
}

export function addMappings(
  activity: ModdleElement,
  direction: Direction,
  added: readonly EditedMapping[],
): PropertyChange[] {
  const type = types[direction];
  const created = added.map((mapping) => activity.$model.create(type, { ...mapping }));
  return replaceExtensions(activity, type, [...extensionsOf(activity, type), ...created]);
}

export function changeMapping(
  activity: ModdleElement,
  direction: Direction,
  index: number,
  mapping: EditedMapping,
): PropertyChange[] {
  const target = extensionsOf(activity, types[direction])[index];
  return target ? [{ target, properties: { ...mapping } }] : [];
}

export function removeMapping(activity: ModdleElement, direction: Direction, index: number): PropertyChange[] {
  const type = types[direction];
  return replaceExtensions(
    activity,
    type,
    extensionsOf(activity, type).filter((_, i) => i !== index),
  );
}
