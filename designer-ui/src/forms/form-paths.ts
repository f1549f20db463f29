import type { FormColumn, FormField, FormSchema } from '@xiaowu/server/contract/forms';

/** A field of the form or a column of one of its detail tables. */
export interface FormPath {
  /** `amount`, `goods.name`: as field rights name it. */
  path: string;
  label: string;
  field: FormField | FormColumn;
  isColumn: boolean;
}

export function formPaths(form: FormSchema): FormPath[] {
  return form.sections.flatMap(({ fields }) =>
    fields.flatMap((field) => [
      { path: field.key, label: field.label, field, isColumn: false },
      ...(field.columns ?? []).map((column) => ({
        path: `${field.key}.${column.key}`,
        label: column.label,
        field: column,
        isColumn: true,
      })),
    ]),
  );
}

/** Keys of all columns: in a row its cells are named by them. */
export const columnKeys = (form: FormSchema): string[] => [
  ...new Set(
    form.sections.flatMap(({ fields }) => fields.flatMap(({ columns = [] }) => columns.map(({ key }) => key))),
  ),
];
