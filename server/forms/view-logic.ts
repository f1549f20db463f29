import { type Evaluate, formStateOf, hasLogic } from '../contract/form-logic.js';
import type { FormColumn, FormData, FormField, FormSchema } from '../contract/forms.js';
import { fieldsOf } from './field-lookup.js';
import { parsedExpression } from './form-expressions.js';
import { isWritable, type FormRights } from './form-rights.js';

/**
 * What a viewer's page has to work out itself: only what depends on fields that this person may write and sees.
 * Everything else is decided here, with fields that the page does not get: what stays hidden is hidden by right, and
 * its expressions are gone.
 */
export function decideForView(
  form: FormSchema,
  data: FormData,
  rights: FormRights,
  evaluate: Evaluate,
): { form: FormSchema; rights: FormRights } {
  if (!hasLogic(form)) return { form, rights };
  const { hidden } = formStateOf(form, data, evaluate);
  const known = new Set(Object.keys(rights).filter((path) => (rights[path] ?? 'hidden') !== 'hidden'));
  const live = liveFields(form, rights);
  const readsOf = (source: string) => parsedExpression(source).expression.reads;
  /** May the page decide it? `table` is where the names of a column's expression are looked up first. */
  const isLeft = (source: string | undefined, table?: FormField): source is string => {
    if (source === undefined) return false;
    const paths = readsOf(source).map((name) => pathIn(table, name));
    return paths.some((path) => live.has(path)) && paths.every((path) => known.has(path));
  };
  const decidedRights: Record<string, FormRights[string]> = { ...rights };
  const decide = <F extends FormField | FormColumn>(field: F, table?: FormField): F => {
    const { visibleWhen, requiredWhen, expression, ...rest } = field;
    return {
      ...rest,
      ...(isLeft(visibleWhen, table) && { visibleWhen }),
      ...(isLeft(requiredWhen, table) && { requiredWhen }),
      ...(isLeft(expression, table) && { expression }),
    } as F;
  };
  const sections = form.sections.map(({ visibleWhen, ...section }) => {
    const isOpen = isLeft(visibleWhen);
    return {
      ...section,
      ...(isOpen && { visibleWhen }),
      fields: section.fields.map((field): FormField => {
        const isDecided = !isOpen && !isLeft(field.visibleWhen);
        if (hidden.has(field.key) && isDecided) decidedRights[field.key] = 'hidden';
        const columns = field.columns?.map((column) => decide(column, field));
        return { ...decide(field), ...(columns && { columns }) };
      }),
    };
  });
  const rules = form.rules?.filter(
    ({ check, fields }) => fields.some((path) => isWritable(rights[path])) && isLeft(check, tableOf(form, fields)),
  );
  return { form: { title: form.title, sections, ...(rules && rules.length > 0 && { rules }) }, rights: decidedRights };
}

/** What may change while the page is open: what the viewer writes, and formulas over it. */
function liveFields(form: FormSchema, rights: FormRights): ReadonlySet<string> {
  const live = new Set(Object.keys(rights).filter((path) => isWritable(rights[path])));
  for (let size = -1; size !== live.size;) {
    size = live.size;
    const add = (field: FormField | FormColumn, path: string, table?: FormField) => {
      if (field.type !== 'formula' || field.expression === undefined) return;
      const { reads } = parsedExpression(field.expression).expression;
      if (reads.some((name) => live.has(pathIn(table, name)))) live.add(path);
    };
    for (const field of fieldsOf(form)) {
      add(field, field.key);
      for (const column of field.columns ?? []) add(column, `${field.key}.${column.key}`, field);
    }
  }
  return live;
}

const pathIn = (table: FormField | undefined, name: string): string =>
  table?.columns?.some(({ key }) => key === name) ? `${table.key}.${name}` : name;

function tableOf(form: FormSchema, paths: readonly string[]): FormField | undefined {
  const key = paths.find((path) => path.includes('.'))?.split('.')[0];
  return fieldsOf(form).find((field) => field.key === key);
}
