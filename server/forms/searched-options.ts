import type { FieldOption, FormColumn, FormData, FormField, FormSchema } from '../contract/forms.js';
import { isRow } from './normalize.js';

/** The form without the options of `searched` selects, but for the chosen ones, whose labels the page shows. */
export function hideSearched(form: FormSchema, data: FormData): FormSchema {
  const chosenOnly = <F extends FormField | FormColumn>(field: F, values: readonly unknown[]): F =>
    field.searched ? { ...field, options: (field.options ?? []).filter(({ value }) => values.includes(value)) } : field;
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field): FormField => {
        const value = data[field.key];
        if (!field.columns) return chosenOnly(field, [value]);
        const rows = Array.isArray(value) ? value.filter(isRow) : [];
        const columns = field.columns.map((column) =>
          chosenOnly(
            column,
            rows.map((row) => row[column.key]),
          ),
        );
        return { ...field, columns };
      }),
    })),
  };
}

/** Options of a `searched` field (`kind`) or column (`goods.kind`); null when the form has no such one. */
export function searchedOptions(form: FormSchema, path: string): readonly FieldOption[] | null {
  const [key, columnKey] = path.split('.');
  const fields = form.sections.flatMap((section) => section.fields);
  const field = fields.find((candidate) => candidate.key === key);
  const found = columnKey === undefined ? field : field?.columns?.find((column) => column.key === columnKey);
  return found?.searched ? (found.options ?? []) : null;
}
