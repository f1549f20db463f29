import { attributeOf, childrenOf, type ForeignElement, type ForeignExtension } from './foreign-element.js';

/** What a step may do with a field of its form: generated forms of Camunda and form properties of the others. */
export function translateFormRights(task: ForeignElement): void {
  for (const form of task.extensions('formData')) {
    for (const field of childrenOf(form, 'formField')) addRight(task, field, rightOfField(field));
  }
  for (const property of task.extensions('formProperty')) addRight(task, property, rightOfProperty(property));
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
