import type { FieldType, FormColumn, FormField, FormSchema, FormSection } from '@xiaowu/server/contract/forms';
import { fieldsOf } from './fields-of';

/** Makes a form out of a form; what was is never changed, so that it can be gone back to. */
export type FormEdit = (form: FormSchema) => FormSchema;

const inSections =
  (change: (section: FormSection) => FormSection): FormEdit =>
  (form) => ({ ...form, sections: form.sections.map(change) });

export const fieldAt = (form: FormSchema, key: string): FormField | undefined =>
  fieldsOf(form).find((field) => field.key === key);
export const sectionOf = (form: FormSchema, fieldKey: string): FormSection | undefined =>
  form.sections.find(({ fields }) => fields.some(({ key }) => key === fieldKey));

/** A key that no field has yet: `text1`, `text2` … */
export function freshKey(taken: Iterable<string>, stem: string): string {
  const all = new Set(taken);
  for (let n = 1; ; n++) if (!all.has(`${stem}${n}`)) return `${stem}${n}`;
}
export const freshFieldKey = (form: FormSchema, type: FieldType): string =>
  freshKey(
    fieldsOf(form).map(({ key }) => key),
    type,
  );

/** A new field with what its type cannot do without. `words` are the captions of what is made with it. */
export function newField(
  type: FieldType,
  key: string,
  words: { label: string; option: string; column: string },
): FormField {
  const field: FormField = { key, label: words.label, type };
  const option = (n: number) => ({ value: `option${n}`, label: `${words.option}${n}` });
  switch (type) {
    case 'select':
    case 'radio':
    case 'checkbox':
      return { ...field, options: [option(1), option(2)] };
    case 'cascade':
      return { ...field, options: [{ ...option(1), children: [{ value: 'option1-1', label: `${words.option}1-1` }] }] };
    case 'table':
      return { ...field, span: 2, columns: [{ key: 'text1', label: words.column, type: 'text' }] };
    case 'formula':
      return { ...field, expression: '0', resultType: 'number' };
    case 'reviewer':
      return { ...field, groups: [] };
    case 'static':
      return { ...field, span: 2, text: words.label };
    case 'textarea':
    case 'richText':
    case 'attachment':
    case 'picture':
      return { ...field, span: 2 };
    default:
      return field;
  }
}

export const addField = (sectionKey: string, index: number, field: FormField): FormEdit =>
  inSections((section) =>
    section.key === sectionKey ? { ...section, fields: inserted(section.fields, index, field) } : section,
  );

/** The order after something was dragged; a field may have come from another section. */
export const arrange = (sectionKey: string, fields: readonly FormField[]): FormEdit =>
  inSections((section) => {
    if (section.key === sectionKey) return { ...section, fields: [...fields] };
    const moved = new Set(fields.map(({ key }) => key));
    return { ...section, fields: section.fields.filter(({ key }) => !moved.has(key)) };
  });

export const changeField = (key: string, change: Partial<FormField>): FormEdit =>
  inSections((section) => ({
    ...section,
    fields: section.fields.map((field) => (field.key === key ? tidy({ ...field, ...change }) : field)),
  }));

export const removeField = (key: string): FormEdit =>
  inSections((section) => ({ ...section, fields: section.fields.filter((field) => field.key !== key) }));

/** A copy right behind it. */
export const copyField =
  (key: string, copyKey: string): FormEdit =>
  (form) => {
    const field = fieldAt(form, key);
    const section = sectionOf(form, key);
    if (!field || !section) return form;
    return addField(section.key, section.fields.indexOf(field) + 1, { ...field, key: copyKey })(form);
  };

/** By keyboard: one place up or down, over the border of sections too. */
export function shiftField(key: string, by: -1 | 1): FormEdit {
  return (form) => {
    const section = sectionOf(form, key);
    const field = fieldAt(form, key);
    if (!section || !field) return form;
    const at = section.fields.indexOf(field) + by;
    if (at >= 0 && at < section.fields.length) {
      const fields = section.fields.filter((each) => each !== field);
      return arrange(section.key, inserted(fields, at, field))(form);
    }
    const next = form.sections[form.sections.indexOf(section) + by];
    if (!next) return form;
    return arrange(next.key, by === 1 ? [field, ...next.fields] : [...next.fields, field])(form);
  };
}

export const changeColumn = (key: string, columnKey: string, change: Partial<FormColumn>): FormEdit =>
  withColumns(key, (columns) =>
    columns.map((column) => (column.key === columnKey ? tidy({ ...column, ...change }) : column)),
  );
export const addColumn = (key: string, column: FormColumn): FormEdit =>
  withColumns(key, (columns) => [...columns, column]);
export const removeColumn = (key: string, columnKey: string): FormEdit =>
  withColumns(key, (columns) => columns.filter((column) => column.key !== columnKey));
export const arrangeColumns = (key: string, columns: readonly FormColumn[]): FormEdit =>
  withColumns(key, () => [...columns]);

function withColumns(key: string, change: (columns: FormColumn[]) => FormColumn[]): FormEdit {
  return inSections((section) => ({
    ...section,
    fields: section.fields.map((field) =>
      field.key === key ? { ...field, columns: change(field.columns ?? []) } : field,
    ),
  }));
}

export const addSection =
  (section: FormSection): FormEdit =>
  (form) => ({ ...form, sections: [...form.sections, section] });
export const changeSection = (key: string, change: Partial<FormSection>): FormEdit =>
  inSections((section) => (section.key === key ? tidy({ ...section, ...change }) : section));
export const removeSection =
  (key: string): FormEdit =>
  (form) => ({ ...form, sections: form.sections.filter((section) => section.key !== key) });
export const arrangeSections =
  (sections: readonly FormSection[]): FormEdit =>
  (form) => ({ ...form, sections: [...sections] });
export const changeForm =
  (change: Partial<FormSchema>): FormEdit =>
  (form) =>
    tidy({ ...form, ...change });

const inserted = <T>(list: readonly T[], at: number, item: T): T[] => [...list.slice(0, at), item, ...list.slice(at)];

/** Nothing is written for what was emptied. */
function tidy<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, each]) => each !== undefined && each !== '' && each !== false),
  ) as T;
}
