import { attributeOf, childrenOf, type ForeignElement, type ForeignExtension } from './foreign-element.js';

/** What a step may do with a field of its form: generated forms of Camunda and form properties of the others. */
export function translateFormRights(task: ForeignElement): void {
  for (const form of task.extensions('formData')) {
    const fields = childrenOf(form, 'formField');
    for (const field of fields) addRight(task, field, rightOfField(field));
    ignoreRest(task, 'formField', fields);
  }
  const properties = task.extensions('formProperty');
  for (const property of properties) addRight(task, property, rightOfProperty(property));
  ignoreRest(task, 'formProperty', properties);
}

const taken = new Set(['id', 'readonly', 'required', 'readable', 'writable', 'writeable']);

/** What the form itself has to say: how its fields are called and what may stand in them. */
function ignoreRest(task: ForeignElement, name: string, fields: readonly ForeignExtension[]): void {
  const left = new Set(fields.flatMap(saidOf).filter((each) => !taken.has(each)));
  if (left.size > 0) task.ignore(`${name} (${[...left].join(', ')})`);
}

function saidOf(field: ForeignExtension): string[] {
  const attributes = Object.keys(field).filter((key) => !key.startsWith('$') && attributeOf(field, key) !== null);
  const inside = (field.$children ?? []).flatMap((child) =>
    child.$descriptor.ns?.localName === 'validation'
      ? childrenOf(child, 'constraint').map((constraint) => attributeOf(constraint, 'name') ?? '')
      : (child.$descriptor.ns?.localName ?? []),
  );
  return [...attributes, ...inside];
}

function addRight(task: ForeignElement, field: ForeignExtension, right: string): void {
  const id = attributeOf(field, 'id');
  if (id !== null) task.own('xiaowu:FieldRight', { field: id, right });
}

function rightOfField(field: ForeignExtension): string {
  const constraints = childrenOf(field, 'validation').flatMap((validation) => childrenOf(validation, 'constraint'));
  const names = constraints.map((constraint) => attributeOf(constraint, 'name'));
  if (names.includes('readonly')) return 'read';
  return names.includes('required') ? 'required' : 'write';
}

function rightOfProperty(property: ForeignExtension): string {
  if (attributeOf(property, 'readable') === 'false') return 'hidden';
  const isWritable = (attributeOf(property, 'writable') ?? attributeOf(property, 'writeable')) !== 'false';
  if (!isWritable) return 'read';
  return attributeOf(property, 'required') === 'true' ? 'required' : 'write';
}
