import type { FormSchema } from '@xiaowu/server/contract/forms';
import { readMultiInstance } from '../properties/multi-instance';
import { elementOf, listOf, type ModdleElement, textOf } from '../modeler/moddle';
import { type FeelType, feelTypeOf } from './feel-type';

/** A name that an expression may use. */
export interface KnownName {
  name: string;
  /** What people call it; empty = nothing else. */
  label: string;
  type: FeelType;
  options?: readonly { value: string; label: string }[];
  /** Keys of the items of a detail table. */
  columns?: readonly string[];
}

/** Fields of the form, then what steps of the process write. */
export function knownNames(form: FormSchema, elements: readonly ModdleElement[]): KnownName[] {
  const fields = form.sections.flatMap((section) =>
    section.fields
      .filter(({ type }) => type !== 'static' && type !== 'serial')
      .map((field): KnownName => ({
        name: field.key,
        label: field.label,
        type: feelTypeOf(field),
        ...(field.options && { options: field.options }),
        ...(field.columns && { columns: field.columns.map(({ key }) => key) }),
      })),
  );
  const written = new Set(elements.flatMap(namesWrittenBy));
  fields.forEach(({ name }) => written.delete(name));
  return [...fields, ...[...written].map((name): KnownName => ({ name, label: '', type: 'any' }))];
}

function namesWrittenBy(element: ModdleElement): string[] {
  const extensions = listOf(elementOf(element, 'extensionElements'), 'values');
  const loop = readMultiInstance(element);
  return [
    element.$type === 'bpmn:ScriptTask' ? textOf(element, 'resultVariable') : '',
    ...(loop ? [loop.elementVariable, loop.outputCollection] : []),
    ...extensions.flatMap(({ $type }, i) => {
      if ($type === 'xiaowu:Service' || $type === 'xiaowu:Decision') return [textOf(extensions[i], 'resultVariable')];
      return $type === 'xiaowu:Output' || $type === 'xiaowu:Input' ? [textOf(extensions[i], 'variable')] : [];
    }),
  ].filter((name) => name !== '');
}
