import type { FieldType } from '@xiaowu/server/contract/forms';

/** Settings of a field beyond name, key and rights. */
export type FieldPart =
  | 'required'
  | 'readonly'
  | 'placeholder'
  | 'length'
  | 'format'
  | 'range'
  | 'money'
  | 'precision'
  | 'unit'
  | 'options'
  | 'searched'
  | 'groups'
  | 'people'
  | 'departments'
  | 'files'
  | 'rows'
  | 'columns'
  | 'formula'
  | 'text'
  | 'total'
  | 'default';

const typed: readonly FieldPart[] = ['required', 'readonly', 'placeholder'];
const chosen: readonly FieldPart[] = ['required', 'readonly', 'options'];
const picked: readonly FieldPart[] = ['required', 'readonly', 'placeholder'];

/** What can be set on a field of each type, in the order of the panel; a type that is missing does not compile. */
export const fieldParts: { readonly [Type in FieldType]: readonly FieldPart[] } = {
  text: [...typed, 'length', 'format', 'default'],
  textarea: [...typed, 'length', 'default'],
  richText: ['required', 'readonly', 'placeholder', 'length'],
  number: [...typed, 'range', 'precision', 'unit', 'total', 'default'],
  money: [...typed, 'money', 'total'],
  date: [...picked, 'default'],
  time: picked,
  datetime: [...picked, 'default'],
  dateRange: picked,
  select: [...chosen, 'searched', 'placeholder', 'default'],
  radio: [...chosen, 'default'],
  checkbox: chosen,
  cascade: [...chosen, 'placeholder'],
  person: [...picked, 'people'],
  reviewer: ['required', 'placeholder', 'groups'],
  department: [...picked, 'departments', 'default'],
  attachment: ['required', 'files'],
  picture: ['required', 'files'],
  signature: ['required'],
  table: ['required', 'rows', 'columns'],
  formula: ['formula', 'unit', 'total'],
  serial: [],
  static: ['text'],
};

/** What a detail table may have as columns: what the server accepts in a cell. */
export const notInTables: readonly FieldType[] = ['table', 'reviewer', 'static', 'serial', 'richText', 'signature'];

/** The palette, by use. */
export const paletteGroups: readonly { readonly name: string; readonly types: readonly FieldType[] }[] = [
  { name: 'basic', types: ['text', 'textarea', 'number', 'money', 'date', 'time', 'datetime', 'dateRange'] },
  { name: 'choice', types: ['radio', 'checkbox', 'select', 'cascade'] },
  { name: 'people', types: ['person', 'reviewer', 'department', 'signature'] },
  { name: 'more', types: ['table', 'attachment', 'picture', 'formula', 'richText', 'static', 'serial'] },
];
